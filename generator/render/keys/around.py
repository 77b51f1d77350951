"""Say what stands around each card and each work: whose titles, works and values show on its pages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.kinds import Kind
from generator.model.playbook import Playbook
from generator.render.keys.named import naming_of, values_citing
from generator.render.keys.near import leads_of, near_cards

# Works by key, values of the vocabulary: see `keys.named`.
Names = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class AroundCard:
    """The paths of the cards ``near`` a card, and what it and these name."""

    near: frozenset[str]
    names: Names


@dataclass(frozen=True, slots=True)
class AroundWork:
    """What stands around a work.

    ``citing`` are the paths of the sheets that cite it, ``near`` those and what they lead to;
    ``sorted_under`` are the values whose descriptions cite it.
    """

    citing: frozenset[str]
    near: frozenset[str]
    names: Names
    sorted_under: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around cards, by id, and around works, by key. No word of any sheet changes it."""

    cards: Mapping[str, AroundCard]
    works: Mapping[str, AroundWork]


def around_of(playbook: Playbook) -> Around:
    """Return what stands around each card and each work of *playbook*."""
    leading, naming = leads_of(playbook), naming_of(playbook)
    cards = {
        card: AroundCard(near, naming.near(near)) for card, near in near_cards(playbook).items()
    }
    works: dict[str, AroundWork] = {}
    for key in playbook.references:
        citing = _citing(playbook, key)
        near = citing | _led_to(playbook, key, leading)
        sorted_under = values_citing(playbook, key)
        named, values = naming.near(near)
        names = named | {key}, values.union(sorted_under)
        works[key] = AroundWork(citing, near, names, sorted_under)
    return Around(cards, works)


# Private functions


def _led_to(playbook: Playbook, key: str, leading: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Return the paths of the cards that those which cite *key* link to: their words stand there."""
    cards = playbook.sheets.get(Kind.CARD, {})
    citing = {use.sheet.id for use in playbook.citing[key] if use.sheet.kind is Kind.CARD}
    return frozenset(cards[it].path for card in citing for it in leading.get(card, ()))


def _citing(playbook: Playbook, key: str) -> frozenset[str]:
    citing = (use.sheet for use in playbook.citing[key] if use.sheet.kind in playbook.sheets)
    return frozenset(playbook.sheets[it.kind][it.id].path for it in citing)
