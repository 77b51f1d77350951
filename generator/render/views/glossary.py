"""Compute what the glossary prints: each term, what it means and what that rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
    """What the glossary prints."""

    terms: tuple[TermFacts, ...]


def views(edition: Edition) -> Iterator[View]:
    """Yield the glossary."""
    desk = edition.at(path_of(GLOSSARY))
    terms = sorted(edition.playbook.terms.values(), key=lambda it: (it.term.casefold(), it.id))
    facts = GlossaryFacts(tuple(_term(desk, term) for term in terms))
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
    yield View(frame, "glossary.html", facts)


# Private functions


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
