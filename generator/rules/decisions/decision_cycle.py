"""Questions of a tree lead round in a circle.

## What it finds

A question whose answers lead, through others, back to it. The circle is printed.

## Why it matters

A reader could walk it for ever and never get an answer.

## Wrong

```markdown
## Is it new? {#stage}

- Yes {#new} -> parts
- No {#mature} -> ready

## Which parts succeeded? {#parts}

- Some {#some} -> stage
- None {#none} -> let-go
```

## Right

```markdown
## Is it new? {#stage}

- Yes {#new} -> parts
- No {#mature} -> ready

## Which parts succeeded? {#parts}

- Some {#some} -> split
- None {#none} -> let-go
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.graph import find_cycle
from generator.findings.diagnostics import Diagnostic, Rule, Severity, Span
from generator.model.decisions import Decision, Form, Question
from generator.words.phrases import in_code, phrase

RULE = Rule("decision-cycle", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for the first circle of a tree."""
    if not decision.sound or decision.form is not Form.TREE:
        return
    cycle = find_cycle(decision)
    if cycle:
        last = decision.question(cycle[-1])
        back, place = _back(last, cycle[0])
        yield RULE.at(
            place,
            phrase(
                "the questions lead in a circle: %(circle)s",
                circle=" -> ".join(in_code((*cycle, cycle[0]))),
            ),
            help=phrase("let %(back)s of `%(last)s` lead somewhere else", back=back, last=last.id),
        )


# Private functions


def _back(last: Question, first: str) -> tuple[str, Span]:
    """Return what leads from the question *last* to *first*, and the place of that name."""
    for answer in last.answers:
        for name in (it for arrow in answer.arrows for it in arrow.targets):
            if name.value == first:
                return phrase("the answer `%(label)s`", label=answer.id), name.span
    named = (it for arrow in last.arrows for it in arrow.targets if it.value == first)
    return phrase("the arrow"), next((it.span for it in named), last.span)
