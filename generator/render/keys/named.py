"""Tell what pages may print of works and of values of the vocabulary: each by what it is called.

A page that names a work hangs on that work and on how it is cited, not on all of them: so an edit of
one entry makes the pages anew that name it. How works are cited hangs on all of them (two by one
author in one year are told apart), so what is printed of each is part of what it is known by.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.cache.memory import digest
from generator.kinds import Kind
from generator.model.playbook import Playbook, Target
from generator.model.sheets import Facet, Sheet
from generator.model.works import Reference
from generator.render.citations import Citations


@dataclass(frozen=True, slots=True)
class Named:
    """The states of works and of values, by name, a line each: what pages that name them print.

    ``lists`` stands for all that works and the vocabulary say; ``order`` has the place of each work
    in the style's order, which lists of references stand in.
    """

    works: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    lists: str = ""
    order: Mapping[str, int] = field(default_factory=dict)

    def of(self, names: tuple[frozenset[str], frozenset[str]] | None) -> str:
        """Return what changes whenever one of *names* is printed otherwise; None: any may be."""
        if names is None:
            return self.lists
        works, values = names
        placed = sorted(self.order.keys() & works, key=self.order.__getitem__)
        named = [self.values.get(value, value) for value in sorted(values)]
        return "\n".join([*map(self.works.__getitem__, placed), "values", *named])


@dataclass(frozen=True, slots=True)
class Naming:
    """What each card names, by its path, and what all that is no card does."""

    works: Mapping[str, frozenset[str]]
    values: Mapping[str, frozenset[str]]
    elsewhere: tuple[frozenset[str], frozenset[str]]

    def near(self, paths: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Return the works and the values that the cards at *paths* name, or what is no card."""
        near = tuple(paths)
        works, values = self.elsewhere
        return (
            works.union(*(self.works.get(path, works) for path in near)),
            values.union(*(self.values.get(path, values) for path in near)),
        )


def printed_works(citations: Citations) -> dict[str, str]:
    """Return what is printed of each work wherever it is cited, by key, in the order of the style."""
    listed = citations.bibliography(citations.references)
    return {key: digest(html, *_cited(citations, key)) for key, html in listed}


def named_of(playbook: Playbook, printed: Mapping[str, str], lists: str) -> Named:
    """Return the states of what *playbook* names; *printed* are its works as they are cited."""
    works = {
        key: f"{key} {digest(it, _work(playbook.references[key]))}" for key, it in printed.items()
    }
    values = {
        f"{facet.key}/{it.id}": f"{facet.key}/{it.id} {it.title!r}"
        for facet in playbook.facets.values()
        for it in facet.values.values()
    }
    return Named(works, values, lists, {key: at for at, key in enumerate(works)})


def vocabulary_state(playbook: Playbook) -> str:
    """Return what any page may print of the vocabulary but what single values are called."""
    return digest(*map(_facet, playbook.facets.values()))


def naming_of(playbook: Playbook) -> Naming:
    """Return what each card of *playbook* names: cites, leads to, is sorted under."""
    cards = playbook.sheets.get(Kind.CARD, {})
    works: dict[str, set[str]] = {card.path: set() for card in cards.values()}
    values = {card.path: set(_values(card)) for card in cards.values()}
    others: tuple[set[str], set[str]] = (set(), set())
    for key, uses in playbook.citing.items():
        for use in uses:
            _own(use.sheet, cards, works, others[0]).add(key)
    for target, owners in playbook.linking.items():
        for owner in owners:
            if target.kind is Kind.REFERENCE:
                _own(owner, cards, works, others[0]).add(target.id)
            elif target.kind is Kind.VALUE:
                _own(owner, cards, values, others[1]).add(target.id)
    for sheet in playbook.all_sheets():
        if sheet.kind is not Kind.CARD:
            others[1].update(_values(sheet))
    return Naming(
        {path: frozenset(it) for path, it in works.items()},
        {path: frozenset(it) for path, it in values.items()},
        (frozenset(others[0]), frozenset(others[1])),
    )


def values_citing(playbook: Playbook, key: str) -> tuple[str, ...]:
    """Return the values in whose descriptions the work *key* is cited, and the facets, in order."""
    return tuple(it.sheet.id for it in playbook.citing[key] if it.sheet.kind is Kind.VALUE)


# Private functions


def _cited(citations: Citations, key: str) -> Iterator[str]:
    yield citations.listed(key)
    yield citations.reference_text(key)
    for again in (False, True):
        yield citations.cited(key, again=again)
        yield citations.in_text(key, narrative=again)
        if citations.noted:
            yield citations.note_text(key, later=again)
    if citations.noted:
        yield citations.author_of(key)
    yield citations.name(key)


def _work(work: Reference) -> str:
    entry = work.entry
    about = (
        *(work.slug, work.incomplete, work.acknowledged, work.former),
        *(entry.type.value, entry.span.path, entry.source),
        [(name, it.value) for name, it in entry.fields.items()],
        dict(work.item),
    )
    return json.dumps(about, default=str)


def _facet(facet: Facet) -> str:
    about = (facet.id, facet.key, facet.title, facet.plural, facet.formerly)
    return repr(
        (*map(_plain, about), [(it.id, _plain(it.formerly)) for it in facet.values.values()])
    )


def _plain(said: object) -> object:
    """Return *said*, of names only what they say and not where."""
    return [str(getattr(it, "value", it)) for it in said] if isinstance(said, tuple) else said


def _values(sheet: Sheet) -> Iterator[str]:
    for key, values in sheet.meta.facets.items():
        yield from (f"{key}/{value}" for value in values)


def _own(
    owner: Target,
    cards: Mapping[str, Sheet],
    named: Mapping[str, set[str]],
    others: set[str],
) -> set[str]:
    """Return where to put what *owner* names: to its card, or to all that is no card."""
    card = cards.get(owner.id) if owner.kind is Kind.CARD else None
    return others if card is None else named[card.path]
