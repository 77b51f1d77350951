"""A decision of the playbook can ask more than nine questions.

## What it finds

A decision in `kb/decisions/` with a way of more than nine questions.

## Why it matters

Nobody keeps so many answers in mind, and its pages cannot be made for each answer any more.

## Wrong

```yaml
kind: tree   # ten questions, one behind the other
```

## Right

```yaml
kind: tree   # two decisions of five; the first leads to the second by `Next:`
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.walk import questions_left
from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision
from generator.words.phrases import phrase

RULE = Rule("deep-decision", Severity.WARNING)
DEEPEST = 9


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for a decision that is too deep to be walked with ease."""
    if not decision.ours:
        return
    depth = questions_left(decision.graph)[0] if decision.graph else len(decision.questions)
    section = "Factors" if decision.rules else "Questions"
    if depth > DEEPEST:
        yield RULE.at(
            decision.sections.get(section, decision.text.span(0)),
            phrase("the decision can ask %(depth)s questions", depth=depth),
            help=phrase("split it so that none asks more than %(deepest)s", deepest=DEEPEST),
        )
