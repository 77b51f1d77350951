"""Show each relation between cards from both sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from generator.model.playbook import Relation
from generator.model.sheets import CardId
from generator.model.text import Document
from generator.words.words import N_

Related: TypeAlias = Mapping[str, Mapping[CardId, Document | None]]
LABELS = {
    "supports": (N_("supports"), N_("is supported by")),
    "qualifies": (N_("qualifies"), N_("is qualified by")),
    "contrasts": (N_("contrasts with"), N_("contrasts with")),
    "requires": (N_("requires"), N_("comes before")),
}


def relations(related: Mapping[str, Related]) -> dict[str, tuple[Relation, ...]]:
    """Return the related cards of each card: its own words first, then those of the others.

    *related* has what each card says of others.
    """
    found: dict[str, list[Relation]] = {card: [] for card in related}
    for card, said in related.items():
        for relation, others in said.items():
            forth, back = LABELS[relation]
            for other, reason in others.items():
                found[card].append(Relation(forth, other, reason, relation, forward=True))
                found[other].append(Relation(back, card, reason, relation, forward=False))
    order = {relation: number for number, relation in enumerate(LABELS)}
    return {
        card: tuple(sorted(related, key=lambda it: (not it.forward, order[it.type], it.card)))
        for card, related in found.items()
    }
