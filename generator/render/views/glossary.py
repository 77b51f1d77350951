"""Compute what the glossary prints: each term, what it means and what that rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.sheets import Term
from generator.model.text import Basis
from generator.render.addresses import GLOSSARY, path_of
from generator.render.author import MARKS, Mark
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.html import former_places
from generator.render.long.letters import SIGNS, by_letter, letter_name, order
from generator.render.long.onward import Place, Row
from generator.render.long.paging import page_address
from generator.render.paged import Pages, pages_at, shares_of
from generator.render.programs.metadata import linked_terms, script


@dataclass(frozen=True, slots=True)
class TermFacts:
    """A term as it is printed; no mark where its definition is cited."""

    id: str
    former: Markup
    term: str
    abbreviation: str
    definition: Markup
    mark: Mark | None
    synonyms: tuple[str, ...]
    role: Link | None
    cards: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GlossaryFacts:
    """What the glossary prints; a long one has ``rows`` instead, that lead to its terms."""

    terms: tuple[TermFacts, ...]
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What a page of the glossary prints that has a part of a letter's terms."""

    title: str
    letters: tuple[Link, ...]  # the first page of each
    letter: str
    terms: tuple[TermFacts, ...]
    pages: Pages


# A glossary of more terms is one page a letter, and more where a letter has more.
WHOLE = 200
PART = 200


def views(edition: Edition) -> Iterator[View]:
    """Yield the glossary, in parts where it is long."""
    desk = edition.at(path_of(GLOSSARY))
    terms = sorted(edition.playbook.terms.values(), key=lambda it: (it.term.casefold(), it.id))
    frame = Frame(
        GLOSSARY,
        "glossary",
        desk.gettext("Glossary"),
        desk.gettext(
            "The words of the playbook, what they mean here, and what they are also called."
        ),
        desk.crumbs(),
        source=terms[0].span.path if terms else "",
        subject=Target(Kind.TERM, ""),
    )
    if len(terms) <= WHOLE:
        facts = GlossaryFacts(tuple(_term(desk, term) for term in terms))
        yield View(frame, "glossary.html", facts)
        return
    frame = replace(frame, subject=None)
    terms.sort(key=lambda it: (order(it.term), it.id))
    letters = by_letter(terms, lambda it: it.term)
    rows = tuple(_row(desk, letter, own) for letter, own in letters.items())
    yield View(frame, "glossary.html", GlossaryFacts((), rows))
    for letter in letters:
        yield from _parts(edition, frame, letter, letters)


# Private functions


def _said(desk: Desk, letter: str) -> str:
    return desk.gettext("Figures and signs") if letter == SIGNS else letter


def _part_address(letter: str, number: int) -> str:
    return page_address(f"{GLOSSARY}{letter_name(letter)}/", number)


def _row(desk: Desk, letter: str, terms: Sequence[Term]) -> Row:
    places = (
        Place(
            it.id,
            desk.to(f"{_part_address(letter, 1 + at // PART)}#{it.id}", it.term),
            former_places(it.formerly),
        )
        for at, it in enumerate(terms)
    )
    return Row(_said(desk, letter), tuple(places))


def _parts(
    edition: Edition, frame: Frame, letter: str, letters: Mapping[str, Sequence[Term]]
) -> Iterator[View]:
    """Yield the pages of the terms that begin with *letter*."""
    shares = shares_of(letters[letter], PART)
    for number, share in enumerate(shares, 1):
        address = _part_address(letter, number)
        desk = edition.at(path_of(address))
        said = _said(desk, letter)
        title = f"{frame.title}: {said}" + (f" ({number})" if len(shares) > 1 else "")
        titles = [it[0].term for it in shares]
        facts = PartFacts(
            title,
            tuple(desk.to(_part_address(it, 1), _said(desk, it)) for it in letters),
            said,
            tuple(_term(desk, term) for term in share),
            pages_at(desk, _part_address(letter, 1), titles, number, PART),
        )
        own = replace(
            frame,
            address=address,
            title=title,
            crumbs=desk.crumbs((GLOSSARY, frame.title)),
            head=script(linked_terms(edition, share)),
            further=True,
        )
        yield View(own, "glossary_part.html", facts)


def _term(desk: Desk, term: Term) -> TermFacts:
    cards = (Target(Kind.CARD, card.value) for card in term.cards)
    return TermFacts(
        term.id,
        former_places(term.formerly),
        term.term,
        term.abbreviation,
        desk.author.line(term.definition),
        None if term.basis is Basis.CITED else MARKS[term.basis.value],
        term.synonyms,
        desk.link(Target(Kind.ROLE, term.role.value)) if term.role else None,
        tuple(desk.link(card) for card in cards if desk.holds(card)),
    )
