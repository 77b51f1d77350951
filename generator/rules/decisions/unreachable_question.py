"""A question of a tree is never asked.

## What it finds

A question that no way from the start leads to.

## Why it matters

Nobody will ever see it. Most often the answer that should lead there names another question.

## Wrong

```markdown
- Inside {#internal} -> partners
- Outside {#external} -> partners

## What is the meeting for? {#internal-goal}
```

## Right

```markdown
- Inside {#internal} -> internal-goal
- Outside {#external} -> partners

## What is the meeting for? {#internal-goal}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Form, Question
from generator.words.phrases import phrase

RULE = Rule("unreachable-question", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each question where what is never asked begins."""
    if decision.form is not Form.TREE or decision.graph is None:
        return
    asked = {step.question for step in decision.graph.steps}
    lost = [question for question in decision.questions if question.id not in asked]
    behind = {target for question in lost for target in _targets(question)}
    for question in [it for it in lost if it.id not in behind] or lost:
        yield RULE.at(
            question.span,
            phrase("the question `%(question)s` is never asked", question=question.id),
            help=phrase(
                "let an answer lead to it (`-> %(question)s`), or take it out", question=question.id
            ),
        )


# Private functions


def _targets(question: Question) -> set[str]:
    return {name.value for arrow in question.all_arrows for name in arrow.targets}
