"""Say what a reader's situation is made of, and which things hold in it.

A situation is what readers say of themselves: their role, and a value of some facets. It is kept in
the address of a page alone, as query parameters: ``role`` and the ids of the facets, with ids as
values. The script ``lens.js`` reads it there and narrows lists to what holds in it; here are the
facts that it works with. The page of a role or of a facet's value is that situation with one value.

What names no role, or no value of a facet, holds for all of them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.sheets import Facet, Sheet, Status
from generator.model.site import Asset
from generator.render.addresses import FOLDERS, address_of, facet_address
from generator.render.desk import Desk, Edition
from generator.render.frames import Link

ROLE = "role"
FILE = "lens.json"

# What a thing holds for: pairs of a part's name and ids. A part that is not there: for all.
Held: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a part: the link to its page, and how many things hold for it."""

    id: str
    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a situation, such as the role; ``link`` leads to all of its values."""

    name: str
    link: Link
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Lens:
    """What narrows the list of a page; ``own`` names the part that the page is the ``value`` of.

    ``total`` is how many things the list has.
    """

    parts: tuple[Part, ...]
    own: str
    total: int
    value: str = ""


def held(edition: Edition, sheet: Sheet) -> Held:
    """Return what *sheet* holds for."""
    pairs: list[tuple[str, tuple[str, ...]]] = [(ROLE, sheet.meta.roles)]
    pairs += [(it.id, _values(it, sheet)) for it in edition.playbook.facets.values()]
    return tuple((name, " ".join(ids)) for name, ids in pairs if ids)


def lens(desk: Desk, sheets: Collection[Sheet], own: str = "", value: str = "") -> Lens:
    """Return what narrows a list of *sheets* on the page *here*."""
    parts = (it for it in parts_of(desk, sheets) if it.name != own)
    used = tuple(part for part in parts if any(it.count for it in part.choices))
    return Lens(used, own, len(sheets), value)


def parts_of(desk: Desk, sheets: Iterable[Sheet]) -> Iterator[Part]:
    """Yield each part of a situation with how many of *sheets* hold for each of its values."""
    things = tuple(sheets)
    roles = roles_of(desk.edition)
    counts = _counts((it.meta.roles for it in things), [it.id for it in roles])
    yield Part(
        ROLE,
        desk.to(FOLDERS[Kind.ROLE], desk.gettext("Role")),
        tuple(Choice(it.id, desk.link(Target(Kind.ROLE, it.id)), counts[it.id]) for it in roles),
    )
    for facet in desk.playbook.facets.values():
        yield _part(desk, facet, things)


def part_of(desk: Desk, facet: Facet, sheets: Iterable[Sheet]) -> Part:
    """Return *facet* with how many of *sheets* hold for each of its values."""
    return _part(desk, facet, tuple(sheets))


def roles_of(edition: Edition) -> tuple[Sheet, ...]:
    """Return the roles that hold, those with the most cards first."""
    roles = (it for it in edition.shown[Kind.ROLE] if it.status is not Status.RETIRED)
    return tuple(
        sorted(
            roles,
            key=lambda it: (-len(edition.by_role.get(it.id, ())), it.title.casefold(), it.id),
        )
    )


def assets(edition: Edition) -> Iterator[Asset]:
    """Yield the file that pages read which do not list all cards."""
    yield Asset(FILE, json.dumps(_facts(edition), ensure_ascii=False, separators=(",", ":")) + "\n")


# Private functions


def _values(facet: Facet, sheet: Sheet) -> tuple[str, ...]:
    return tuple(sheet.meta.facets.get(facet.key, ()))


def _part(desk: Desk, facet: Facet, sheets: tuple[Sheet, ...]) -> Part:
    counts = _counts((_values(facet, it) for it in sheets), facet.values)
    return Part(
        facet.id,
        desk.to(facet_address(facet), facet.title),
        tuple(Choice(it, desk.facet_link(facet, it), counts[it]) for it in facet.values),
    )


def _counts(held: Iterable[Collection[str]], ids: Collection[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for own in held:
        counts.update(own or tuple(ids))
    return counts


def _facts(edition: Edition) -> dict[str, object]:
    """Return the values of each part, and for how many cards and decisions each combination stands.

    ``former`` has the ids that a value had before, as addresses in use may have them.
    """
    return {
        "parts": [*_vocabulary(edition)],
        "cards": _counted(held(edition, card) for card in edition.cards),
        "decisions": _counted(held(edition, it) for it in edition.decisions()),
    }


def _counted(every: Iterable[Held]) -> list[dict[str, object]]:
    return [{"count": n, "held": dict(kind)} for kind, n in sorted(Counter(every).items())]


def _vocabulary(edition: Edition) -> Iterator[dict[str, object]]:
    references = edition.playbook.references
    roles = [
        {
            "id": it.id,
            "title": it.title,
            "address": address_of(Target(Kind.ROLE, it.id), references),
        }
        for it in roles_of(edition)
    ]
    former = {
        alias: name
        for (kind, alias), name in sorted(edition.playbook.aliases.items())
        if kind is Kind.ROLE
    }
    yield {"name": ROLE, "values": roles, "former": former}
    for facet in edition.playbook.facets.values():
        values = [
            {"id": it.id, "title": it.title, "address": facet_address(facet, it.id)}
            for it in facet.values.values()
        ]
        former = {old.value: value.id for value in facet.values.values() for old in value.formerly}
        yield {"name": facet.id, "values": values, "former": former}
