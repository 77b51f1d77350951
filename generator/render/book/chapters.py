"""Gather the parts of the book from the views of the site's pages.

A page of the site becomes a section of the book: the same facts, printed by a template of the
book's own, with its headings lower.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.sheets import Facet, Sheet
from generator.render.addresses import (
    FOLDERS,
    GLOSSARY,
    TENSIONS,
    address_of,
    facet_address,
    path_of,
)
from generator.render.decisions import views as decisions
from generator.render.desk import Edition
from generator.render.frames import Link, View
from generator.render.views import card, glossary, resource, role, tensions
from generator.words.words import N_

# Levels of headings: parts stand at 1, chapters at 2, sections at 3 where they have a chapter. What
# authors call level 2 stands one below their section.
IN_CHAPTER, IN_PART = 3, 2
OTHERS = N_("Other")  # the chapter of cards without a value of the first facet


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the book: a card, a decision, a term ... before its links are bound.

    ``anchor`` is its id in the book, ``address`` where the same stands on the site, ``label`` what
    the book calls it, such as ``Card 7``. ``words`` are the other names that it is found by.
    """

    kind: Kind
    anchor: str
    address: str
    label: str
    title: str
    summary: str
    words: tuple[str, ...]
    facts: Any
    level: int = IN_PART


@dataclass(frozen=True, slots=True)
class Chapter:
    """Sections under one heading, such as the cards of a topic; no title where it needs none."""

    anchor: str
    address: str
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the book: what it has is all of one kind; ``words`` say what that is."""

    kind: Kind
    anchor: str
    address: str
    title: str
    words: str
    chapters: tuple[Chapter, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return its sections in their order."""
        return tuple(it for chapter in self.chapters for it in chapter.sections)


@dataclass(frozen=True, slots=True)
class Listed:
    """A work in the book's list: the reference, and where it is cited, by the labels there."""

    html: Markup
    incomplete: bool
    note: str
    cited: tuple[Link, ...]


def parts_of(edition: Edition) -> tuple[Part, ...]:
    """Return the parts of the book, those that have something in them."""
    cards = cards_of(edition)
    others = others_of(edition, labels_of(cards))
    return (cards, *others) if cards.sections else others


def cards_of(edition: Edition) -> Part:
    """Return the cards by their first value of the first facet, numbered in that order."""
    lower = _lowered(edition, _card_level(edition))
    chapters: list[Chapter] = []
    for at, (value, cards) in enumerate(in_chapters(edition).items()):
        number = sum(len(it.sections) for it in chapters[:at]) + 1
        chapters.append(_chapter(lower, value, cards, number))
    said = edition.gettext("Cards"), edition.gettext(_CARDS)
    return Part(Kind.CARD, "part-cards", FOLDERS[Kind.CARD], *said, tuple(chapters))


def in_chapters(edition: Edition) -> Mapping[str, Sequence[Sheet]]:
    """Return the cards by their first value of the first facet, in its order; under "" those of none."""
    facet = _facet(edition)
    found: dict[str, list[Sheet]] = {it: [] for it in (*(facet.values if facet else ()), "")}
    for it in edition.cards:
        found.get(_first(it, facet.key) if facet else "", found[""]).append(it)
    return {value: cards for value, cards in found.items() if cards}


def chapter_title(edition: Edition, value: str) -> str:
    """Return what the chapter of *value* is called: nothing where all cards are in one."""
    facet = _facet(edition)
    if facet is None:
        return ""
    return facet.values[value].title if value else edition.gettext(OTHERS)


def labels_of(part: Part) -> Mapping[str, str]:
    """Return what the sections of *part* are called where works name them, by anchor."""
    return {it.anchor: it.label for it in part.sections}


def others_of(edition: Edition, labels: Mapping[str, str]) -> tuple[Part, ...]:
    """Return all parts but the cards, those that have something in them.

    The list of works names cards by *labels*, which are by anchor.
    """
    lower = _lowered(edition, IN_PART)
    asked = _part(edition, Kind.DECISION, N_("Decisions"), _DECISIONS, _decisions(lower))
    found = (
        asked,
        _part(edition, Kind.ROLE, N_("Roles"), _ROLES, _sheets(lower, Kind.ROLE, role.views)),
        _part(
            edition,
            Kind.RESOURCE,
            N_("Resources"),
            _RESOURCES,
            _sheets(lower, Kind.RESOURCE, resource.views),
        ),
        _part(edition, Kind.TENSION, N_("Tensions"), _TENSIONS, _tensions(lower)),
        _part(edition, Kind.TERM, N_("Glossary"), _TERMS, _terms(lower)),
        works_of(edition, {**labels, **labels_of(asked)}),
    )
    return tuple(part for part in found if part.sections)


def works_of(edition: Edition, labels: Mapping[str, str]) -> Part:
    """Return the list of the works of *edition*, and where each is cited, by *labels*."""
    lower = _lowered(edition, IN_PART)
    return _part(edition, Kind.REFERENCE, N_("References"), _REFERENCES, _references(lower, labels))


# Private functions

_CARDS = N_("Pieces of guidance, each of which says what it rests on.")
_DECISIONS = N_("Questions that lead to advice, with the reason and the source of every step.")
_ROLES = N_("Who does what, and which cards are for whom.")
_RESOURCES = N_("What helps: where it is, who provides it and who can reach it.")
_TENSIONS = N_("Where the guidance pulls two ways, and how to live with it.")
_TERMS = N_("The words of the playbook, what they mean here, and what they are also called.")
_REFERENCES = N_("Every work that is cited, and where.")

_LABELS = {
    Kind.ROLE: N_("Role"),
    Kind.RESOURCE: N_("Resource"),
    Kind.TENSION: N_("Tension"),
    Kind.TERM: N_("Term"),
    Kind.REFERENCE: N_("Reference"),
}
_ONE_PAGE = {Kind.TERM: GLOSSARY, Kind.TENSION: TENSIONS}


def _lowered(edition: Edition, level: int) -> Edition:
    """Return *edition* with author text that stands below headings of *level*."""
    return replace(edition, author=replace(edition.author, deeper=level - 1))


def _card_level(edition: Edition) -> int:
    return IN_CHAPTER if edition.playbook.facets else IN_PART


def _part(
    edition: Edition, kind: Kind, title: str, words: str, sections: Iterable[Section]
) -> Part:
    address = _ONE_PAGE.get(kind) or FOLDERS[kind]
    chapter = Chapter("", "", "", tuple(sections))
    said = edition.gettext(title), edition.gettext(words)
    return Part(kind, f"part-{title.lower()}", address, *said, (chapter,))


def _views(views: Iterable[View]) -> dict[str, View]:
    return {view.frame.address: view for view in views}


def _section(
    edition: Edition,
    sheet: Sheet,
    views: dict[str, View],
    label: str,
    words: Sequence[str] = (),
    level: int = IN_PART,
) -> Section:
    address = address_of(Target(sheet.kind, sheet.id), edition.playbook.references)
    return Section(
        sheet.kind,
        _anchor(Target(sheet.kind, sheet.id)),
        address,
        label,
        sheet.title,
        sheet.summary,
        (*words, *sheet.meta.synonyms, *sheet.meta.aliases),
        views[address].facts,
        level,
    )


def _chapter(edition: Edition, value: str, cards: Sequence[Sheet], number: int) -> Chapter:
    """Return the chapter of *value*, whose first card has *number*."""
    views = _views(card.view(edition, it) for it in cards)
    sections = tuple(
        _section(
            edition,
            it,
            views,
            edition.gettext("Card %(number)s", number=at),
            level=_card_level(edition),
        )
        for at, it in enumerate(cards, number)
    )
    facet = _facet(edition)
    if facet is None:
        return Chapter("", "", "", sections)
    address = facet_address(facet, value) if value else ""
    return Chapter(f"chapter-{value or 'other'}", address, chapter_title(edition, value), sections)


def _facet(edition: Edition) -> Facet | None:
    return next(iter(edition.playbook.facets.values()), None)


def _first(sheet: Sheet, key: str) -> str:
    return next(iter(sheet.meta.facets.get(key, ())), "")


def _decisions(edition: Edition) -> Iterator[Section]:
    views = _views(decisions.views(edition))
    made = (it for it in edition.decisions() if edition.playbook.decisions[it.id].sound)
    for number, sheet in enumerate(made, 1):
        yield _section(edition, sheet, views, edition.gettext("Decision %(number)s", number=number))


def _sheets(edition: Edition, kind: Kind, views: Any) -> Iterator[Section]:
    made = _views(views(edition))
    for sheet in sorted(edition.shown.get(kind, ()), key=lambda it: it.title.casefold()):
        if edition.holds(Target(kind, sheet.id)):
            short = sheet.meta.role.abbreviation
            yield _section(
                edition, sheet, made, edition.gettext(_LABELS[kind]), (short,) if short else ()
            )


def _tensions(edition: Edition) -> Iterator[Section]:
    facts = next(tensions.views(edition)).facts
    for it in facts.tensions:
        yield _entry(edition, Kind.TENSION, it.id, f"{TENSIONS}#{it.id}", it.title, it)


def _terms(edition: Edition) -> Iterator[Section]:
    for it in next(glossary.views(edition)).facts.terms:
        words = (it.abbreviation, *it.synonyms) if it.abbreviation else it.synonyms
        yield _entry(edition, Kind.TERM, it.id, f"{GLOSSARY}#{it.id}", it.term, it, words)


def _references(edition: Edition, labels: Mapping[str, str]) -> Iterator[Section]:
    """Yield the works in the order of the style; *labels* of cards and decisions by anchor."""
    for key, html in edition.references.items():
        target = Target(Kind.REFERENCE, key)
        work = edition.playbook.references[key]
        address = address_of(target, edition.playbook.references)
        cited = {use.sheet for use in edition.playbook.citing[key]}
        named = {_anchor(it): it for it in cited if edition.holds(it)}
        links = tuple(
            Link(edition.at(path_of(address)).href(named[anchor]), label)
            for anchor, label in labels.items()
            if anchor in named
        )
        facts = Listed(html, work.incomplete, work.entry.get("note"), links)
        yield _entry(edition, Kind.REFERENCE, work.slug, address, edition.title(target), facts)


def _anchor(target: Target) -> str:
    return f"{target.kind.value}-{target.id}"


def _entry(
    edition: Edition,
    kind: Kind,
    name: str,
    address: str,
    title: str,
    facts: Any,
    words: tuple[str, ...] = (),
) -> Section:
    label = edition.gettext(_LABELS[kind])
    return Section(kind, f"{kind.value}-{name}", address, label, title, "", words, facts)
