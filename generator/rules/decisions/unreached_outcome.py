"""An outcome is never reached.

## What it finds

An outcome that no answer of a question that is asked, or no rule of a table, leads to.

## Why it matters

Its advice is never given. Most often an answer or a rule names another outcome.

## Wrong

```markdown
| chair | outcome | basis | because |
|---|---|---|---|
| yes | ready | source | [@wollan2010] |
| no | ready | source | [@wollan2010] |
```

## Right

```markdown
| chair | outcome | basis | because |
|---|---|---|---|
| yes | ready | source | [@wollan2010] |
| no | get-chair | source | [@wollan2010] |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Form
from generator.words.phrases import phrase

RULE = Rule("unreached-outcome", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each outcome that nothing leads to."""
    if not decision.sound:
        return
    if decision.form is Form.TABLE:
        reached = {name for rule in decision.rules for name in rule.gives}
    else:
        reached = _reached(decision)
    for outcome in decision.outcomes:
        if outcome.id not in reached:
            yield RULE.at(
                outcome.span,
                phrase("the outcome `%(outcome)s` is never reached", outcome=outcome.id),
                help=phrase("let an answer or a rule lead to it, or take it out"),
            )


# Private functions


def _reached(decision: Decision) -> set[str]:
    """Return the targets of all arrows, and where their conditions are known of those followed."""
    arrows = [it for question in decision.questions for it in question.all_arrows]
    taken = decision.survey.taken if decision.survey and decision.graph else None
    if taken is not None and any(arrow.when for arrow in arrows):
        asked = {step.question for step in decision.graph.steps} if decision.graph else set()
        lost = [
            it
            for question in decision.questions
            if question.id not in asked
            for it in question.all_arrows
        ]
        arrows = [it for it in arrows if (it.span.line, it.span.column) in taken] + lost
    return {name.value for arrow in arrows for name in arrow.targets}
