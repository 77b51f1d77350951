"""Compute what the page of tensions prints: statements that pull against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.kinds import EVIDENCE, Kind
from generator.model.playbook import Target
from generator.model.sheets import Tension
from generator.model.text import Name
from generator.render.addresses import ABOUT, TENSIONS, path_of
from generator.render.author import MARKS, Mark
from generator.render.desk import Edition
from generator.render.evidence import keys_of
from generator.render.frames import Frame, Link, View
from generator.render.slots import Entry


@dataclass(frozen=True, slots=True)
class Side:
    """One of the statements: in its sentence, with its mark, its works, and a link to it."""

    link: Link
    html: Markup
    mark: Mark | None
    works: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TensionFacts:
    """A tension as it is printed."""

    id: str
    title: str
    sides: tuple[Side, ...]
    tension: Markup
    advice: Markup


@dataclass(frozen=True, slots=True)
class TensionsFacts:
    """What the page of tensions prints; ``stated``: cards that limit or contradict another.

    ``ours`` is the mark of what is said about them: what pulls, and what to do.
    """

    tensions: tuple[TensionFacts, ...]
    stated: tuple[Stated, ...]
    ours: Mark
    legend: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation between two cards that is a tension, with its reason."""

    card: Link
    label: str
    other: Link
    reason: Markup


def views(edition: Edition) -> Iterator[View]:
    """Yield the page of tensions."""
    here = path_of(TENSIONS)
    tensions = tuple(_tension(edition, it, here) for it in edition.pulls)
    stated = tuple(_stated(edition, here))
    frame = Frame(
        TENSIONS,
        "about",
        "Tensions",
        "Where the guidance pulls two ways, what the tension is, and how to live with it.",
        edition.crumbs(here, (ABOUT, "About")),
        tuple(_contents(tensions, stated)),
        source=edition.playbook.tensions[0].span.path if edition.playbook.tensions else "",
    )
    legend = edition.to(f"{EVIDENCE}#legend", here, "").href
    facts = TensionsFacts(tensions, stated, MARKS["editorial"], legend)
    yield View(frame, "tensions.html", facts)


# Private functions


def _contents(tensions: tuple[TensionFacts, ...], stated: tuple[Stated, ...]) -> Iterator[Entry]:
    yield from (Entry(2, it.id, it.title) for it in tensions)
    if stated:
        yield Entry(2, "between-cards", "Cards that limit each other")


def _tension(edition: Edition, tension: Tension, here: str) -> TensionFacts:
    return TensionFacts(
        tension.id,
        tension.title,
        tuple(_side(edition, name, here) for name in tension.between),
        edition.author.line(tension.tension, here),
        edition.author.line(tension.advice, here),
    )


def _side(edition: Edition, name: Name, here: str) -> Side:
    card_id, _, anchor = name.value.partition("#")
    card = edition.playbook.sheets[Kind.CARD][card_id]
    statement = next(it for it in card.document.statements if it.anchor == anchor)
    return Side(
        edition.to_statement(card, statement, here),
        edition.author.statement(card, statement, here),
        edition.author.mark(statement),
        tuple(edition.link(Target(Kind.REFERENCE, key), here) for key in keys_of(statement)),
    )


def _stated(edition: Edition, here: str) -> Iterator[Stated]:
    for card, relations in edition.playbook.relations.items():
        for it in relations:
            sides = Target(Kind.CARD, card), Target(Kind.CARD, it.card)
            pulls = it.forward and it.type in {"qualifies", "contrasts"}
            if pulls and all(edition.holds(side) for side in sides):
                ours, other = (edition.link(side, here) for side in sides)
                yield Stated(ours, it.label, other, edition.author.line(it.reason, here))
