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
from generator.render.desk import Edition
from generator.render.frames import Frame, Link, View


@dataclass(frozen=True, slots=True)
class TermFacts:
    """A term as it is printed; no mark where its definition is cited."""

    id: str
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
    here = path_of(GLOSSARY)
    terms = sorted(edition.playbook.terms.values(), key=lambda it: (it.term.casefold(), it.id))
    facts = GlossaryFacts(tuple(_term(edition, term, here) for term in terms))
    frame = Frame(
        GLOSSARY,
        "glossary",
        "Glossary",
        "The words of the playbook, what they mean here, and what they are also called.",
        edition.crumbs(here),
        source=terms[0].span.path if terms else "",
        subject=Target(Kind.TERM, ""),
    )
    yield View(frame, "glossary.html", facts)


# Private functions


def _term(edition: Edition, term: Term, here: str) -> TermFacts:
    cards = (Target(Kind.CARD, card.value) for card in term.cards)
    return TermFacts(
        term.id,
        term.term,
        term.abbreviation,
        edition.author.line(term.definition, here),
        None if term.basis is Basis.CITED else MARKS[term.basis.value],
        term.synonyms,
        edition.link(Target(Kind.ROLE, term.role.value), here) if term.role else None,
        tuple(edition.link(card, here) for card in cards if edition.holds(card)),
    )
