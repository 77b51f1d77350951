"""Two answers stand for the same numbers or dates.

## What it finds

Bands of a question of numbers or dates that have a value in common. `a..b` holds a and not b.

## Why it matters

A reader's number would have two answers, and the first would be taken in silence.

## Wrong

```markdown
- Fewer than 50 {#few <=50}
- 50 or more {#many >=50}
```

## Right

```markdown
- Fewer than 50 {#few <50}
- 50 or more {#many >=50}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.decisions import Decision
from generator.words.phrases import phrase

RULE = Rule("overlapping-bands", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each answer whose band meets that of an earlier one."""
    for question in decision.questions:
        banded = [answer for answer in question.answers if answer.band]
        for at, answer in enumerate(banded):
            met = (
                it for it in banded[:at] if it.band and answer.band and it.band.meets(answer.band)
            )
            earlier = next(met, None)
            if earlier:
                yield RULE.at(
                    answer.span,
                    phrase(
                        "the bands of `%(earlier)s` and `%(answer)s` overlap",
                        earlier=earlier.id,
                        answer=answer.id,
                    ),
                    help=phrase("let one end where the other begins; `a..b` holds a and not b"),
                    notes=[
                        Note(earlier.span, phrase("`%(earlier)s` is this one", earlier=earlier.id))
                    ],
                )
