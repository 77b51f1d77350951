"""Every answer to a question leads to the same place.

## What it finds

A question of a tree whose answers all name the same question or outcome.

## Why it matters

The reader is asked for nothing. Either an answer names the wrong target, or the question can go.

## Wrong

```markdown
## Has it only just started? {#stage}

- Yes {#new} -> parts
- No {#mature} -> parts
```

## Right

```markdown
## Has it only just started? {#stage}

- Yes {#new} -> expected
- No {#mature} -> parts
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.speech import mentioned
from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Form, Question
from generator.words.phrases import phrase

RULE = Rule("idle-question", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each question whose answers make no difference."""
    if not decision.sound or decision.form is not Form.TREE:
        return
    for question in decision.questions:
        targets = {it.targets for it in question.all_arrows}
        names = {tuple(name.value for name in target) for target in targets}
        if len(names) == 1 and len(question.answers) > 1 and not _counts(decision, question):
            target = ", ".join(min(names))
            yield RULE.at(
                question.span,
                phrase(
                    "every answer to `%(question)s` leads to `%(target)s`",
                    question=question.id,
                    target=target,
                ),
                help=phrase(
                    "take the question out and lead to `%(target)s`, or mend an answer",
                    target=target,
                ),
            )


# Private functions


def _counts(decision: Decision, question: Question) -> bool:
    """Return whether the answer changes words, or where a later answer leads."""
    if any(answer.note.source for answer in question.answers):
        return True
    arrows = (it.when for other in decision.questions for it in other.all_arrows if it.when)
    asked = {clause.question for condition in arrows for clause in condition.clauses}
    spoken = (name for outcome in decision.outcomes for name in mentioned(decision, outcome))
    return question.id in asked or question.id in set(spoken)
