"""Put lists of cards in an order that helps: what much else leads to comes first.

A list by title begins with whatever verb begins with an A. What a role names to be read first, what
other pages, decisions and relations lead to, is what a reader should meet first; nobody has to give
numbers, and the order changes with the playbook. Of equals the title decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.kinds import Kind
from generator.model.playbook import Playbook, Target
from generator.model.sheets import Sheet, Status

CHOSEN = 3  # a role that says "read this first" weighs as much as three links


def weightiest_first(cards: Iterable[Sheet], playbook: Playbook) -> tuple[Sheet, ...]:
    """Return *cards*, those first that most of the playbook leads to."""
    weights = Counter(_named(playbook))
    weights.update(_linked(playbook))
    return tuple(sorted(cards, key=lambda it: (-weights[it.id], it.title.casefold(), it.id)))


# Private functions


def _named(playbook: Playbook) -> Iterator[str]:
    """Yield the id of each card once for each relation, outcome and role that names it."""
    for card in playbook.published_cards():
        for others in card.meta.card.related.values():
            yield from (other for other in others if other != card.id)
    for decision in playbook.decisions.values():
        yield from {card.value for it in decision.outcomes for card in it.cards}
    for role in playbook.sheets.get(Kind.ROLE, {}).values():
        if role.status is Status.PUBLISHED:
            yield from (card for card in role.meta.role.first for _ in range(CHOSEN))


def _linked(playbook: Playbook) -> dict[str, int]:
    """Return by id of each card how many pages link to it that stand for readers to see."""
    hidden = {
        Target(kind, name)
        for kind, sheets in playbook.sheets.items()
        for name, sheet in sheets.items()
        if sheet.status is not Status.PUBLISHED
    }
    return {
        target.id: sum(owner != target and owner not in hidden for owner in owners)
        for target, owners in playbook.linking.items()
        if target.kind is Kind.CARD
    }
