"""Compute what the page of tensions prints: statements that pull against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.kinds import EVIDENCE, Kind
from generator.model.playbook import Relation, Target
from generator.model.sheets import Tension
from generator.model.text import Name
from generator.render.addresses import ABOUT, TENSIONS, path_of
from generator.render.author import MARKS, Mark
from generator.render.desk import Desk, Edition
from generator.render.evidence import keys_of
from generator.render.frames import Frame, Link, View
from generator.render.html import former_places
from generator.render.long.onward import Place, Row
from generator.render.long.paging import page_address
from generator.render.paged import ONE_PAGE, Pages, further_frame, pages_at, shares_of
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
    title: str
    rows: tuple[Row, ...] = ()  # of a long page: what leads to its tensions, instead of these
    pages: Pages = ONE_PAGE


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation between two cards that is a tension, with its reason."""

    card: Link
    label: str
    other: Link
    reason: Markup


# More tensions than this are on further pages, each with both its sides and what these rest on; so
# are relations of cards beyond the first.
MOST = 60
STATED = 200

Pulling = tuple[str, Relation]  # the relation of a card to another that pulls against it


def views(edition: Edition) -> Iterator[View]:
    """Yield the page of tensions, in parts where it is long."""
    desk = edition.at(path_of(TENSIONS))
    pulling = tuple(_pulling(desk))
    long = len(edition.pulls) > MOST or len(pulling) > STATED
    tensions = () if long else edition.pulls
    first = Part(tensions, pulling[:STATED])
    frame = Frame(
        TENSIONS,
        "about",
        desk.gettext("Tensions"),
        desk.gettext(
            "Where the guidance pulls two ways, what the tension is, and how to live with it."
        ),
        desk.crumbs((ABOUT, desk.gettext("About"))),
        tuple(_contents(desk, first)),
        source=edition.playbook.tensions[0].span.path if edition.playbook.tensions else "",
    )
    if not long:
        yield View(frame, "tensions.html", _facts(desk, first, frame.title))
        return
    parts = (first, *_parts(edition, pulling[STATED:]))
    titles = (frame.title, *(it.title for it in parts[1:]))
    pages = pages_at(desk, TENSIONS, titles, 1, MOST)
    facts = replace(_facts(desk, first, frame.title), rows=_rows(desk), pages=pages)
    yield View(frame, "tensions.html", facts)
    trail = ((ABOUT, desk.gettext("About")),)
    for number, part in enumerate(parts[1:], 2):
        desk, own = further_frame(edition, frame, trail, number, len(parts))
        pages = pages_at(desk, TENSIONS, titles, number, MOST)
        own = replace(own, contents=tuple(_contents(desk, part)))
        yield View(own, "tensions.html", replace(_facts(desk, part, own.title), pages=pages))


@dataclass(frozen=True, slots=True)
class Part:
    """What stands on a page of tensions."""

    tensions: tuple[Tension, ...]
    pulling: tuple[Pulling, ...]

    @property
    def title(self) -> str:
        """Return what the first thing on the page is called."""
        return self.tensions[0].title if self.tensions else self.pulling[0][0]


# Private functions


def _parts(edition: Edition, pulling: Sequence[Pulling]) -> Iterator[Part]:
    """Yield what stands on the further pages."""
    yield from (Part(it, ()) for it in shares_of(edition.pulls, MOST) if it)
    yield from (Part((), it) for it in shares_of(pulling, STATED) if it)


def _rows(desk: Desk) -> tuple[Row, ...]:
    places = (
        Place(
            it.id,
            desk.to(f"{page_address(TENSIONS, 2 + at // MOST)}#{it.id}", it.title),
            former_places(it.formerly),
        )
        for at, it in enumerate(desk.edition.pulls)
    )
    return tuple(Row("", (it,)) for it in places)


def _facts(desk: Desk, part: Part, title: str) -> TensionsFacts:
    return TensionsFacts(
        tuple(_tension(desk, it) for it in part.tensions),
        tuple(_stated(desk, *it) for it in part.pulling),
        MARKS["editorial"],
        desk.to(f"{EVIDENCE}#legend", "").href,
        title,
    )


def _contents(desk: Desk, part: Part) -> Iterator[Entry]:
    yield from (Entry(2, it.id, it.title) for it in part.tensions)
    if part.pulling:
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


def _pulling(desk: Desk) -> Iterator[Pulling]:
    for card, relations in desk.playbook.relations.items():
        for it in relations:
            sides = Target(Kind.CARD, card), Target(Kind.CARD, it.card)
            pulls = it.forward and it.type in {"qualifies", "contrasts"}
            if pulls and all(desk.holds(side) for side in sides):
                yield card, it


def _stated(desk: Desk, card: str, relation: Relation) -> Stated:
    ours, other = (desk.link(Target(Kind.CARD, it)) for it in (card, relation.card))
    return Stated(ours, desk.gettext(relation.label), other, desk.author.line(relation.reason))
