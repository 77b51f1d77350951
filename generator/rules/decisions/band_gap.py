"""No answer stands for some number or date.

## What it finds

Values between the bands of a question of numbers or dates, or in its `Range:`, that no band holds.

## Why it matters

A reader with such a number would find no answer.

## Wrong

```markdown
- Fewer than 50 {#few <50}
- More than 50 {#many >50}
```

## Right

```markdown
- Fewer than 50 {#few <50}
- 50 or more {#many >=50}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision
from generator.model.values import MEASURED, gaps_of, words_of
from generator.words.phrases import phrase

RULE = Rule("band-gap", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each stretch of values that no band holds."""
    for question in decision.questions:
        lost = not question.answers or any(not it.band for it in question.answers)
        if question.shape not in MEASURED or lost:
            continue
        bands = [answer.band for answer in question.answers if answer.band]
        for gap in gaps_of(bands, question.range):
            yield RULE.at(
                question.span,
                phrase(
                    "no answer to `%(question)s` holds %(shape)s",
                    question=question.id,
                    shape=words_of(question.shape, gap),
                ),
                help=phrase("widen a band, add an answer, or narrow `Range:`"),
            )
