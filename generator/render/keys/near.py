"""Tell which cards show on the pages of others: those that they link to, and those beside them."""

from __future__ import annotations

from itertools import permutations

from generator.kinds import Kind
from generator.model.playbook import Playbook


def near_cards(playbook: Playbook) -> dict[str, frozenset[str]]:
    """Return by id of each card the paths of the cards whose outlines may show on its page.

    They are its own, those that it links to and that link to it, those it is related to or pulls
    against, and what their words lead to, which stand on its page too; and its successor.
    """
    cards = playbook.sheets.get(Kind.CARD, {})
    near = {card: {card} for card in cards}
    leading = leads_of(playbook)
    for card, others in leading.items():
        for other in others:
            near[card].add(other)
            near[other].add(card)
    pairs = [(card, it.card) for card, all_of in playbook.relations.items() for it in all_of]
    sides = ([it.value.partition("#")[0] for it in pull.between] for pull in playbook.tensions)
    pairs += [pair for its in sides for pair in permutations(its, 2)]
    pairs += [(card.id, card.meta.replaced_by) for card in cards.values()]
    for card, other in pairs:
        if card in near and other in near:
            near[card] |= {other, *leading.get(other, ())}
            near[other].add(card)
    return {card: frozenset(cards[it].path for it in its) for card, its in near.items()}


def leads_of(playbook: Playbook) -> dict[str, set[str]]:
    """Return by id of each card the ids of the cards that it links to."""
    leading: dict[str, set[str]] = {}
    for target, owners in playbook.linking.items():
        for owner in owners:
            if target.kind is owner.kind is Kind.CARD:
                leading.setdefault(owner.id, set()).add(target.id)
    return leading
