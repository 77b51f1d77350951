"""A question has fewer than two answers.

## What it finds

A question or factor with one answer or none.

## Why it matters

Where there is nothing to choose, there is nothing to ask: the reader gives an answer that changes nothing.

## Wrong

```markdown
## Is there a chair? {#chair}

- Yes {#yes} -> ready
```

## Right

```markdown
## Is there a chair? {#chair}

- Yes {#yes} -> ready
- No {#no} -> get-chair
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision
from generator.words.phrases import phrase

RULE = Rule("single-answer", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each question without a choice."""
    for question in decision.questions:
        lost = not question.answers and not decision.sound  # another finding says how
        if len(question.answers) < 2 and not lost:
            count = phrase("one answer") if question.answers else phrase("no answer")
            yield RULE.at(
                question.span,
                phrase(
                    "the question `%(question)s` has %(count)s", question=question.id, count=count
                ),
                help=phrase("write two answers at least, each as `- Words {#id}`"),
            )
