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

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Form

RULE = Rule("idle-question", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each question whose answers make no difference."""
    if not decision.sound or decision.form is not Form.TREE:
        return
    for question in decision.questions:
        targets = {answer.target.value for answer in question.answers if answer.target}
        if len(targets) == 1 and len(question.answers) > 1:
            yield RULE.at(
                question.span,
                f"every answer to `{question.id}` leads to `{min(targets)}`",
                help=f"take the question out and lead to `{min(targets)}`, or mend an answer",
            )
