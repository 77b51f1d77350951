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
    weights = Counter(_led_to(playbook))
    return tuple(sorted(cards, key=lambda it: (-weights[it.id], it.title.casefold(), it.id)))


# Private functions


def _led_to(playbook: Playbook) -> Iterator[str]:
    """Yield the id of each card once for each page that leads to it, which stands for readers to see."""
    for target, owners in playbook.linking.items():
        if target.kind is Kind.CARD:
            yield from (
                target.id for owner in owners if owner != target and _stands(owner, playbook)
            )
    for card in playbook.published_cards():
        for others in card.meta.card.related.values():
            yield from (other for other in others if other != card.id)
    for decision in playbook.decisions.values():
        yield from {card.value for it in decision.outcomes for card in it.cards}
    for role in playbook.sheets.get(Kind.ROLE, {}).values():
        if role.status is Status.PUBLISHED:
            yield from (card for card in role.meta.role.first for _ in range(CHOSEN))


def _stands(owner: Target, playbook: Playbook) -> bool:
    sheet = playbook.sheets.get(owner.kind, {}).get(owner.id)
    return sheet is None or sheet.status is Status.PUBLISHED
