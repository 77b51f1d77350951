"""An outcome gives no advice.

## What it finds

An outcome without text: a heading alone, or with nothing but fields below it.

## Why it matters

A reader who answered every question has earned a sentence that says what to do, and why.

## Wrong

```markdown
## Keep it in-house {#in-house}

Cards: keep-notes-in-house
```

## Right

```markdown
## Keep it in-house {#in-house}

The strategy is core to the business strategy: keep it in-house.

Basis: uncited
Cards: keep-notes-in-house
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision
from generator.words.phrases import phrase

RULE = Rule("empty-outcome", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each outcome without text."""
    for outcome in decision.outcomes:
        if not outcome.advice and not outcome.uses:
            yield RULE.at(
                outcome.span,
                phrase("the outcome `%(outcome)s` says nothing", outcome=outcome.id),
                help=phrase("write the advice below its heading"),
            )
