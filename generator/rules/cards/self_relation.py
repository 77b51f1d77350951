"""A card is related to itself.

## What it finds

A card that names its own id in `related:`.

## Why it matters

The page would offer itself as what to read next. Mostly the line was copied from another card.

## Wrong

```yaml
# kb/cards/minute-takers.md
related:
  supports:
    minute-takers: they write down what is decided
```

## Right

```yaml
# kb/cards/minute-takers.md
related:
  supports:
    end-on-time: minute-takers see first that time runs out
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.words.phrases import phrase

RULE = Rule("self-relation", Severity.WARNING)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each relation of a card to itself."""
    for card in playbook.cards():
        for relation in playbook.relations[card.id]:
            if relation.forward and relation.card == card.id:
                yield RULE.at(
                    card.at("related", relation.type, "#", card.id),
                    phrase(
                        "the card `%(card)s` %(relation)s itself",
                        card=card.id,
                        relation=phrase(relation.label),
                    ),
                    help=phrase("name another card, or take the line out"),
                )
