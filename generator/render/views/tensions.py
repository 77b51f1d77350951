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
from generator.render.desk import Desk, Edition
from generator.render.evidence import keys_of
from generator.render.frames import Frame, Link, View
from generator.render.html import former_places
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
    former: Markup
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
    desk = edition.at(path_of(TENSIONS))
    tensions = tuple(_tension(desk, it) for it in edition.pulls)
    stated = tuple(_stated(desk))
    frame = Frame(
        TENSIONS,
        "about",
        desk.gettext("Tensions"),
        desk.gettext(
            "Where the guidance pulls two ways, what the tension is, and how to live with it."
        ),
        desk.crumbs((ABOUT, desk.gettext("About"))),
        tuple(_contents(desk, tensions, stated)),
        source=edition.playbook.tensions[0].span.path if edition.playbook.tensions else "",
    )
    legend = desk.to(f"{EVIDENCE}#legend", "").href
    facts = TensionsFacts(tensions, stated, MARKS["editorial"], legend)
    yield View(frame, "tensions.html", facts)


# Private functions


def _contents(
    desk: Desk, tensions: tuple[TensionFacts, ...], stated: tuple[Stated, ...]
) -> Iterator[Entry]:
    yield from (Entry(2, it.id, it.title) for it in tensions)
    if stated:
        yield Entry(2, "between-cards", desk.gettext("Cards that limit each other"))


def _tension(desk: Desk, tension: Tension) -> TensionFacts:
    return TensionFacts(
        tension.id,
        former_places(tension.formerly),
        tension.title,
        tuple(_side(desk, name) for name in tension.between),
        desk.author.line(tension.tension),
        desk.author.line(tension.advice),
    )


def _side(desk: Desk, name: Name) -> Side:
    card_id, _, anchor = name.value.partition("#")
    card = desk.playbook.sheets[Kind.CARD][card_id]
    statement = next(it for it in card.document.statements if it.anchor == anchor)
    return Side(
        desk.to_statement(card, statement),
        desk.author.statement(card, statement),
        desk.author.mark(statement),
        tuple(desk.link(Target(Kind.REFERENCE, key)) for key in keys_of(statement)),
    )


def _stated(desk: Desk) -> Iterator[Stated]:
    for card, relations in desk.playbook.relations.items():
        for it in relations:
            sides = Target(Kind.CARD, card), Target(Kind.CARD, it.card)
            pulls = it.forward and it.type in {"qualifies", "contrasts"}
            if pulls and all(desk.holds(side) for side in sides):
                ours, other = (desk.link(side) for side in sides)
                yield Stated(ours, desk.gettext(it.label), other, desk.author.line(it.reason))
