"""An outcome points to nothing.

## What it finds

An outcome of the basis `pointer` without a link, a card or a decision to go on with.

## Why it matters

It says that it sends its reader elsewhere, and does not say where.

## Wrong

```markdown
## See the others {#others}

Others know more.

Basis: pointer
```

## Right

```markdown
## See the others {#others}

Others know more.

Basis: pointer
Cards: minute-takers
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.speech import spoken
from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Ground
from generator.words.phrases import phrase

RULE = Rule("empty-pointer", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each pointer of a decision of ours that leads nowhere."""
    for outcome in decision.outcomes if decision.ours and decision.sound else ():
        said = spoken(decision, [outcome.id])[outcome.id]
        links = any(it.prose.document and it.prose.document.links for it in said)
        if outcome.basis is Ground.POINTER and not (links or outcome.cards or outcome.next):
            yield RULE.at(
                outcome.span,
                phrase(
                    "the outcome `%(outcome)s` is a pointer and points to nothing",
                    outcome=outcome.id,
                ),
                help=phrase("add a link, `Cards:` or `Next:`, or write another basis"),
            )
