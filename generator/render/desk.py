"""Gather, once for a run, what more than one page prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from markupsafe import Markup

from generator.courses.taught import taught_of
from generator.kinds import Kind
from generator.model.courses import Module
from generator.model.playbook import Playbook, Target
from generator.model.sheets import Facet, Sheet, Status, Tension, Term
from generator.model.site import Settings
from generator.model.text import Statement
from generator.render.addresses import HOME, address_of, facet_address, link, path_of, root_of
from generator.render.author import Author
from generator.render.citations import Citations
from generator.render.evidence import Evidence, EvidenceOfCards
from generator.render.frames import Link
from generator.render.long.fact_places import places_of
from generator.render.marking import lexicon_of
from generator.resolve.weight import weightiest_first
from generator.words.words import Words


@dataclass(frozen=True, slots=True)
class Edition:
    """The playbook as it is printed in one run.

    ``shown`` has the sheets that get a page, ``pages`` names those pages, ``holding`` those that
    are not retired; ``cards`` are those that lists name, by title: neither retired ones nor,
    unless asked for, drafts; ``weightiest`` are the same in the order of lists. ``references`` are formatted, in the order of the style, ``ranks``
    their places in it; ``pulls`` are the tensions between such cards. The other maps have what
    belongs to each role, facet value and card: a card that names no role, or no value of a facet,
    belongs to all of them.
    """

    playbook: Playbook
    settings: Settings
    author: Author
    shown: Mapping[Kind, tuple[Sheet, ...]]
    pages: frozenset[Target]
    holding: frozenset[Target]
    cards: tuple[Sheet, ...]
    references: Mapping[str, Markup]
    ranks: Mapping[str, int]
    evidence: Mapping[str, Evidence]
    weightiest: tuple[Sheet, ...]
    by_role: Mapping[str, tuple[Sheet, ...]]
    by_value: Mapping[tuple[str, str], tuple[Sheet, ...]]
    pulls: tuple[Tension, ...]
    tensions: Mapping[str, tuple[Tension, ...]]
    terms: Mapping[str, tuple[Term, ...]]
    called: Mapping[Target, tuple[Term, ...]]  # the terms that lead to a card, whichever, or a role
    decided: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, str]  # of the source documents: the words of each
    fact_places: Mapping[str, str]  # and its address
    root: str
    drafts: bool
    taught: Mapping[Target, tuple[tuple[str, Module], ...]]  # in which modules of which courses

    @property
    def citations(self) -> Citations:
        """Return the formatter of citations."""
        return self.author.citations

    @property
    def words(self) -> Words:
        """Return the words of the product."""
        return self.settings.words

    def gettext(self, message: str, /, **values: object) -> str:
        """Return *message* in the language of the site, as `Words.gettext` does."""
        return self.words.gettext(message, **values)

    def without_notes(self) -> Edition:
        """Return the edition for what has no foot: there citations stand in the sentence."""
        return replace(self, author=replace(self.author, noted=False))

    def at(self, here: str) -> Desk:
        """Return the desk for the page at the path *here*."""
        return Desk(self, here)

    def title(self, target: Target) -> str:
        """Return the title of the thing that *target* names."""
        if target.kind is Kind.REFERENCE:
            return self.citations.in_text(target.id, narrative=True)
        if target.kind in _TITLES:
            return _TITLES[target.kind](self.playbook, target.id)
        return sheet_title(self.playbook.sheets[target.kind][target.id])

    def shows(self, target: Target) -> bool:
        """Tell whether *target* has a page of its own in this run."""
        return target in self.pages

    def holds(self, target: Target) -> bool:
        """Tell whether *target* has a page of its own and is not retired."""
        if target.kind is Kind.TENSION:
            return any(pull.id == target.id for pull in self.pulls)
        return target in self.holding or target.kind in {Kind.TERM, Kind.VALUE}

    def decisions(self) -> Iterator[Sheet]:
        """Yield the decisions that hold, by id."""
        for sheet in self.shown.get(Kind.DECISION, ()):
            if self.holds(Target(sheet.kind, sheet.id)):
                yield sheet

    def sheet_path(self, sheet: Sheet) -> str:
        """Return the path of the page of *sheet*."""
        return path_of(address_of(Target(sheet.kind, sheet.id), self.playbook.references))


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a page is written: the edition, and the path of the page, from which links lead."""

    edition: Edition
    here: str

    @property
    def playbook(self) -> Playbook:
        """Return the playbook that is printed."""
        return self.edition.playbook

    @property
    def settings(self) -> Settings:
        """Return the settings of the site."""
        return self.edition.settings

    @property
    def words(self) -> Words:
        """Return the words of the product."""
        return self.edition.settings.words

    def gettext(self, message: str, /, **values: object) -> str:
        """Return *message* in the language of the site, as `Words.gettext` does."""
        return self.words.gettext(message, **values)

    def noun(self, kind: Kind) -> str:
        """Return what a thing of *kind* is called inside a sentence."""
        return self.words.gettext(kind.value)

    @property
    def author(self) -> Author:
        """Return what writes author text on this page."""
        return self.edition.author.at(self.here)

    def title(self, target: Target) -> str:
        """Return the title of the thing that *target* names."""
        return self.edition.title(target)

    def name(self, target: Target) -> str:
        """Return the title of the thing that *target* names, to be printed in a page.

        A title of a work in another language is `Markup`, which tells the language.
        """
        if target.kind is not Kind.REFERENCE:
            return self.title(target)
        return self.edition.citations.name(target.id)

    def shows(self, target: Target) -> bool:
        """Tell whether *target* has a page of its own in this run."""
        return self.edition.shows(target)

    def holds(self, target: Target) -> bool:
        """Tell whether *target* has a page of its own and is not retired."""
        return self.edition.holds(target)

    def href(self, target: Target) -> str:
        """Return the link to *target*."""
        return self.to_address(address_of(target, self.playbook.references))

    def to_address(self, address: str) -> str:
        """Return the link to *address*."""
        return link(address, self.here, self.edition.root)

    def link(self, target: Target) -> Link:
        """Return the link to *target*, under its title."""
        return Link(self.href(target), self.name(target))

    def to(self, address: str, title: str) -> Link:
        """Return a link to *address* under *title*."""
        return Link(self.to_address(address), title)

    def to_statement(self, card: Sheet, statement: Statement) -> Link:
        """Return the link to *statement* on its card, under the card's title."""
        return Link(self.href(Target(card.kind, card.id, statement.anchor)), card.title)

    def facet_link(self, facet: Facet, value: str) -> Link:
        """Return the link to the page of a facet's *value*."""
        return self.to(facet_address(facet, value), facet.values[value].title)

    def crumbs(self, *steps: tuple[str, str]) -> tuple[Link, ...]:
        """Return the way back: home, then each step (address, title)."""
        return tuple(self.to(at, title) for at, title in ((HOME, self.gettext("Home")), *steps))


def edition_of(
    playbook: Playbook, settings: Settings, citations: Citations, *, drafts: bool = False
) -> Edition:
    """Gather what the pages of *playbook* share."""
    lexicon = lexicon_of(playbook.terms.values())
    root, words = root_of(settings.site_url), settings.words
    author = Author(playbook, citations, root, lexicon, words=words, noted=citations.noted)
    seen = {kind: shown(named.values(), drafts=drafts) for kind, named in playbook.sheets.items()}
    cards = _by_title(it for it in seen.get(Kind.CARD, ()) if it.status is not Status.RETIRED)
    by_weight = weightiest_first(cards, playbook)
    kept = {card.id for card in cards}
    pages = frozenset(_pages(seen, playbook))
    references = dict(citations.bibliography(playbook.references))
    pulls = tuple(it for it in playbook.tensions if kept.issuperset(_sides(it)))
    return Edition(
        playbook,
        settings,
        author,
        seen,
        pages,
        frozenset(it for it in pages if _sheet(playbook, it).status is not Status.RETIRED),
        cards,
        references,
        {key: rank for rank, key in enumerate(references)},
        EvidenceOfCards({card.id: card for card in seen.get(Kind.CARD, ())}, author),
        by_weight,
        _grouped(by_weight, lambda card: card.meta.roles or playbook.sheets.get(Kind.ROLE, {})),
        _grouped(by_weight, lambda card: _values(card, playbook)),
        pulls,
        _named(pulls, _sides),
        _named(
            playbook.terms.values(),
            lambda term: (card.value for card in term.cards if card.value in kept),
        ),
        _named(playbook.terms.values(), _leads),
        _decided(playbook),
        {
            fact: words
            for document in playbook.documents
            for statement in document.statements
            for fact, words in statement.facts.items()
        },
        places_of(playbook.documents),
        author.root,
        drafts,
        taught_of(playbook),
    )


def sheet_title(sheet: Sheet) -> str:
    """Return the title of *sheet*: of a page in ``docs/`` that has none, its first heading."""
    if sheet.title:
        return sheet.title
    headings = sheet.document.headings
    return headings[0].text if headings else sheet.id.rpartition("/")[2].replace("-", " ")


def shown(sheets: Iterable[Sheet], *, drafts: bool) -> tuple[Sheet, ...]:
    """Return those of *sheets* that get a page: drafts only where they are asked for."""
    return tuple(sheet for sheet in sheets if drafts or sheet.status is not Status.DRAFT)


# Private functions


def _term(playbook: Playbook, name: str) -> str:
    return playbook.terms[name].term


def _tension(playbook: Playbook, name: str) -> str:
    return next(it.title for it in playbook.tensions if it.id == name)


def _value(playbook: Playbook, name: str) -> str:
    key, _, value = name.partition("/")
    facet = next(it for it in playbook.facets.values() if it.key == key)
    return facet.values[value].title if value else facet.plural


# How things are called that are no sheets.
_TITLES = {Kind.TERM: _term, Kind.TENSION: _tension, Kind.VALUE: _value}


K = TypeVar("K")
T = TypeVar("T")


def _pages(shown: Mapping[Kind, tuple[Sheet, ...]], playbook: Playbook) -> Iterator[Target]:
    for kind, sheets in shown.items():
        known = playbook.decisions if kind is Kind.DECISION else playbook.sheets[kind]
        yield from (Target(kind, sheet.id) for sheet in sheets if sheet.id in known)


def _sheet(playbook: Playbook, target: Target) -> Sheet:
    return playbook.sheets[target.kind][target.id]


def _sides(tension: Tension) -> Iterable[str]:
    return (name.value.partition("#")[0] for name in tension.between)


def _by_title(sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    return tuple(sorted(sheets, key=lambda sheet: (sheet.title.casefold(), sheet.id)))


def _values(card: Sheet, playbook: Playbook) -> Iterable[tuple[str, str]]:
    for facet in playbook.facets.values():
        for value in card.meta.facets.get(facet.key) or facet.values:
            yield facet.id, value


def _grouped(
    cards: Iterable[Sheet], keys: Callable[[Sheet], Iterable[K]]
) -> dict[K, tuple[Sheet, ...]]:
    found: dict[K, list[Sheet]] = {}
    for card in cards:
        for key in keys(card):
            found.setdefault(key, []).append(card)
    return {key: tuple(group) for key, group in found.items()}


def _named(things: Iterable[T], names: Callable[[T], Iterable[K]]) -> dict[K, tuple[T, ...]]:
    found: dict[K, list[T]] = {}
    for thing in things:
        for name in dict.fromkeys(names(thing)):
            found.setdefault(name, []).append(thing)
    return {name: tuple(group) for name, group in found.items()}


def _leads(term: Term) -> Iterator[Target]:
    """Yield the cards and the role that *term* leads to."""
    yield from (Target(Kind.CARD, card.value) for card in term.cards)
    if term.role:
        yield Target(Kind.ROLE, term.role.value)


def _decided(playbook: Playbook) -> dict[str, tuple[str, ...]]:
    """Return the decisions whose outcomes or pages lead to each card."""
    found: dict[str, set[str]] = {}
    for decision in playbook.decisions.values():
        for outcome in decision.outcomes:
            for card in outcome.cards:
                found.setdefault(card.value, set()).add(decision.id)
    return {card: tuple(sorted(found[card])) for card in found}
