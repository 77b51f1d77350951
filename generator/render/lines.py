"""Compute the lines that more than one kind of page prints: of cards, references, days."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import quote

from markupsafe import Markup

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.sheets import Change, Sheet, Status
from generator.model.text import Heading
from generator.model.works import Reference
from generator.render.desk import Desk
from generator.render.frames import Link
from generator.render.lens import Held, held
from generator.render.slots import Entry
from generator.words.words import Words


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card in a list; ``roles`` by their short names, ``values`` of the first facet.

    ``held``: what it holds for, as `lens` has it.
    """

    link: Link
    summary: str
    roles: tuple[str, ...]
    values: tuple[str, ...]
    draft: bool
    held: Held


@dataclass(frozen=True, slots=True)
class Day:
    """A day, for machines and in words."""

    iso: str
    words: str


@dataclass(frozen=True, slots=True)
class Altered:
    """A dated change in words; ``before`` and ``after`` are the wording, where it is given."""

    day: Day
    words: Markup
    meaning: bool
    before: Markup
    after: Markup


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A reference in a list; ``id`` is its anchor there, ``href`` its own page."""

    id: str
    html: Markup
    href: str
    name: str
    incomplete: bool


def card_line(desk: Desk, card: Sheet) -> CardLine:
    """Return the line of *card* in a list on the page *here*."""
    roles = desk.playbook.sheets[Kind.ROLE]
    first = next(iter(desk.playbook.facets.values()), None)
    values = card.meta.facets.get(first.key, ()) if first else ()
    return CardLine(
        desk.link(Target(Kind.CARD, card.id)),
        card.summary,
        tuple(short_name(roles[role]) for role in card.meta.roles),
        tuple(first.values[value].title for value in values) if first else (),
        card.status is Status.DRAFT,
        held(desk.edition, card),
    )


def card_lines(desk: Desk, cards: Iterable[Sheet]) -> tuple[CardLine, ...]:
    """Return the lines of *cards*."""
    return tuple(card_line(desk, card) for card in cards)


def reference_lines(desk: Desk, keys: Collection[str]) -> tuple[ReferenceLine, ...]:
    """Return the lines of the references to *keys*, in the order of the style."""
    ordered = sorted(desk.edition.ranks.keys() & keys, key=desk.edition.ranks.__getitem__)
    return tuple(_reference(desk, key, desk.edition.references[key]) for key in ordered)


def address_of_work(reference: Reference) -> str:
    """Return where the work itself is: by its DOI, else its address; "" where nobody says."""
    doi, url = str(reference.item.get("DOI", "")), str(reference.item.get("URL", ""))
    address = f"https://doi.org/{quote(doi, safe='/:;().-_')}" if doi else url
    return address if address.startswith(("https://", "http://")) else ""


def clickable(html: Markup, address: str) -> Markup:
    """Return the *html* of a reference in which its *address*, where it is printed, is a link."""
    before, printed, after = str(html).partition(escape(address)) if address else ("", "", "")
    if not printed or before.endswith(('"', "'")) or "<a " in html:
        return html
    link = f'<a href="{printed}" rel="external noopener">{printed}</a>'
    return Markup(f"{before}{link}{after}")  # noqa: S704  # pieces of what is escaped already


def day(words: Words, when: date) -> Day:
    """Return *when* for machines and in words."""
    return Day(when.isoformat(), words.day(when))


def changes_of(card: Sheet) -> tuple[Change, ...]:
    """Return the changes of *card*, the newest first."""
    return tuple(sorted(card.meta.changes, key=_newest, reverse=True))


def altered(desk: Desk, changes: Iterable[Change]) -> tuple[Altered, ...]:
    """Return *changes* as they are told."""
    return tuple(
        Altered(
            day(desk.words, it.date),
            desk.author.line(it.prose),
            it.meaning,
            desk.author.line(it.before),
            desk.author.line(it.after),
        )
        for it in changes
    )


def short_name(role: Sheet) -> str:
    """Return the abbreviation of *role*, else its title."""
    return role.meta.role.abbreviation or role.title


def contents_of(headings: Sequence[Heading]) -> tuple[Entry, ...]:
    """Return the contents of a body: its headings of levels 2 and 3."""
    return tuple(Entry(it.level, it.id, it.text) for it in headings if it.level in {2, 3})


# Private functions


def _newest(change: Change) -> tuple[date, str]:
    return change.date, change.words


def _reference(desk: Desk, key: str, html: Markup) -> ReferenceLine:
    reference = desk.playbook.references[key]
    return ReferenceLine(
        f"ref-{reference.slug}",
        clickable(html, address_of_work(reference)),
        desk.href(Target(Kind.REFERENCE, key)),
        desk.name(Target(Kind.REFERENCE, key)),
        reference.incomplete,
    )
