"""On some way an outcome has no text.

## What it finds

An outcome all of whose words have conditions, and a way to it on which none of them holds.

## Why it matters

Its reader would find a heading and nothing below it.

## Wrong

```markdown
When: budget=secretary

The money is the secretary's.
```

## Right

```markdown
When: budget=secretary

The money is the secretary's.

When: budget=not secretary

The money is on the other side, or on both.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.speech import joined_conditions, spoken
from generator.decisions.ways import can_all_fail
from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Form
from generator.words.phrases import phrase

RULE = Rule("wordless-way", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each outcome that can be without text."""
    if not decision.sound or (decision.form is Form.TREE and decision.graph is None):
        return
    for outcome in decision.outcomes:
        said = spoken(decision, [outcome.id])[outcome.id]
        if not said or any(not it.when for it in said):
            continue
        if can_all_fail(decision, outcome.id, [joined_conditions(it.when) for it in said]):
            yield RULE.at(
                outcome.span,
                phrase("on some way the outcome `%(outcome)s` has no text", outcome=outcome.id),
                help=phrase("add words without a condition, or with one for what is left"),
            )
