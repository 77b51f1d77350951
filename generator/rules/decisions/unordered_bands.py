"""Bands stand out of their order.

## What it finds

An answer whose band lies below that of the answer before it.

## Why it matters

Readers look for their number in a row that rises; it is also how a band is forgotten.

## Wrong

```markdown
- 50 or more {#many >=50}
- Fewer than 50 {#few <50}
```

## Right

```markdown
- Fewer than 50 {#few <50}
- 50 or more {#many >=50}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision
from generator.model.values import starts
from generator.words.phrases import phrase

RULE = Rule("unordered-bands", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for the first answer of a question that stands behind a higher one."""
    for question in decision.questions:
        banded = [answer for answer in question.answers if answer.band]
        pairs = ((one, other) for one, other in pairwise(banded) if one.band and other.band)
        late = (pair for pair in pairs if starts(pair[1].band) < starts(pair[0].band))
        for before, answer in islice(late, 1):
            yield RULE.at(
                answer.span,
                phrase(
                    "the band of `%(answer)s` lies below that of `%(before)s` before it",
                    answer=answer.id,
                    before=before.id,
                ),
                help=phrase("put the answers in the order of their bands"),
            )
