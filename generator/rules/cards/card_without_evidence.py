"""A published card rests on nothing.

## What it finds

A published card that cites no work and whose statements are bound to no fact of a source document.

## Why it matters

The playbook is read because it is backed by evidence. A card of opinions only may be right, and the
reader cannot tell.

## Wrong

```markdown
## Guidance

Hold a party when the tool is launched. <!-- basis: editorial -->
```

## Right

```markdown
## Guidance

Begin with the people who are eager [@li2010]. Hold a party for them.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet
from generator.model.text import Basis
from generator.words.phrases import phrase

RULE = Rule("card-without-evidence", Severity.WARNING)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each published card that has statements and no evidence."""
    for card in playbook.published_cards():
        if card.document.statements and not _rests(card, playbook):
            yield RULE.at(
                card.at("title"),
                phrase("the card `%(card)s` cites nothing and is bound to no source", card=card.id),
                help=phrase("cite a work, bind a statement with `from:`, or make it a draft"),
            )


# Private functions


def _rests(card: Sheet, playbook: Playbook) -> bool:
    """Tell whether the card has evidence, or has tried to: a name that leads nowhere is found."""
    body = card.document.text.position(card.document.start)[0]
    return (
        bool(card.document.clusters)
        or any(it.origins or it.basis is Basis.CITED for it in card.document.statements)
        or any(it.basis is None for it in card.document.statements)  # found bare already
        or any(it.span.path == card.path and it.span.line >= body for it in playbook.lost)
    )
