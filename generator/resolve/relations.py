"""Show each relation between cards from both sides."""

from __future__ import annotations

from collections.abc import Mapping

from generator.kinds import Kind
from generator.model.playbook import Relation
from generator.model.sheets import Sheet
from generator.words.words import N_

LABELS = {
    "supports": (N_("supports"), N_("is supported by")),
    "qualifies": (N_("qualifies"), N_("is qualified by")),
    "contrasts": (N_("contrasts with"), N_("contrasts with")),
    "requires": (N_("requires"), N_("comes before")),
}


def relations(sheets: Mapping[Kind, Mapping[str, Sheet]]) -> dict[str, tuple[Relation, ...]]:
    """Return the related cards of each card: its own words first, then those of the others."""
    found: dict[str, list[Relation]] = {card: [] for card in sheets[Kind.CARD]}
    for card in sheets[Kind.CARD].values():
        for relation, others in card.meta.card.related.items():
            forth, back = LABELS[relation]
            for other, reason in others.items():
                found[card.id].append(Relation(forth, other, reason, relation, forward=True))
                found[other].append(Relation(back, card.id, reason, relation, forward=False))
    order = {relation: number for number, relation in enumerate(LABELS)}
    return {
        card: tuple(sorted(related, key=lambda it: (not it.forward, order[it.type], it.card)))
        for card, related in found.items()
    }
