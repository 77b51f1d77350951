"""Two cards say of each other that they are related in the same way.

## What it finds

Two cards that each name the other below the same word of `related:`.

## Why it matters

A relation is written on one side; the other side is computed and named ("supports", "is supported
by"). Written twice, it is shown twice on both cards, with two reasons that soon differ.

## Wrong

```yaml
# kb/cards/small-meetings.md
related:
  contrasts:
    costs-of-few: fewer people carry more of the work
```

```yaml
# kb/cards/costs-of-few.md
related:
  contrasts:
    small-meetings: the gain that the costs are for
```

## Right

```yaml
# kb/cards/small-meetings.md
related:
  contrasts:
    costs-of-few: fewer people carry more of the work
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.kinds import Kind
from generator.model.playbook import Playbook
from generator.words.phrases import phrase

RULE = Rule("duplicate-relation", Severity.WARNING)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each relation between two cards that both of them declare.

    Cards that require each other are left to ``requires-loop``.
    """
    cards = playbook.sheets[Kind.CARD]
    for card in cards.values():
        for relation in playbook.relations[card.id]:
            other = cards[relation.card]
            mutual = card.id in other.meta.card.related.get(relation.type, {})
            if relation.forward and mutual and other.id < card.id and relation.type != "requires":
                yield RULE.at(
                    card.at("related", relation.type, "#", other.id),
                    phrase(
                        "`%(card)s` and `%(other)s` each say that the one %(relation)s the other",
                        card=card.id,
                        other=other.id,
                        relation=phrase(relation.label),
                    ),
                    help=phrase("keep the relation on one of the two cards"),
                    notes=[
                        Note(other.at("related", relation.type, "#", card.id), phrase("and here"))
                    ],
                )
