"""A condition of an outcome's words never holds, or always does.

## What it finds

A `When:` that holds on no way to the outcome that it stands in, or on all of them; for the words of a piece, on
the ways to all outcomes that use it.

## Why it matters

What never holds is read by nobody. What always holds needs no condition: more likely another one was meant.

## Wrong

```markdown
## The secretary leads {#secretary-leads}

When: budget=other

The money is the secretary's.
```

## Right

```markdown
## The secretary leads {#secretary-leads}

When: budget=secretary

The money is the secretary's.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.speech import spoken
from generator.decisions.ways import Judged, judge
from generator.findings.diagnostics import Diagnostic, Rule, Severity, Span
from generator.model.clauses import Condition
from generator.model.decisions import Decision, Form
from generator.words.phrases import phrase

RULE = Rule("idle-condition", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each condition that makes no difference."""
    if not decision.sound or (decision.form is Form.TREE and decision.graph is None):
        return
    found: dict[Span, list[Judged | None]] = {}
    for name, condition, given in _conditions(decision):
        if condition.span:
            found.setdefault(condition.span, []).append(judge(decision, name, condition, given))
    for span, verdicts in sorted(found.items()):
        yield from _told(span, [it for it in verdicts if it], len(verdicts))


# Private functions


def _conditions(
    decision: Decision,
) -> Iterator[tuple[str, Condition, tuple[Condition, ...]]]:
    """Yield each condition of the words of an outcome, with those that hold above it, once."""
    for outcome in decision.outcomes:
        seen: set[tuple[Span | None, ...]] = set()
        for said in spoken(decision, [outcome.id])[outcome.id]:
            for at, condition in enumerate(said.when):
                key = tuple(it.span for it in said.when[: at + 1])
                if key not in seen:
                    seen.add(key)
                    yield outcome.id, condition, said.when[:at]


def _told(span: Span, verdicts: list[Judged], asked: int) -> Iterator[Diagnostic]:
    if len(verdicts) < asked or not verdicts:  # there was too much to look at
        return
    if not any(it.can_hold for it in verdicts):
        message = phrase("the condition holds on no way that leads here")
        yield RULE.at(
            span, message, help=phrase("ask for what can be answered here, or take it out")
        )
    elif not any(it.can_fail for it in verdicts):
        message = phrase("the condition holds on every way that leads here")
        yield RULE.at(span, message, help=phrase("take the line out, or ask for less"))
