"""Compute what a card's page prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.kinds import EVIDENCE, MODULE, SUGGESTIONS, WRITE, Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet, Status, Tension
from generator.model.text import Document, Heading
from generator.render.addresses import FOLDERS, TENSIONS, address_of, canonical, short_address
from generator.render.author import MARKS, Mark, keys_in_prose
from generator.render.courses.taught import taught_in
from generator.render.decisions.crosslinks import Decided, decisions_for_card
from generator.render.desk import Desk, Edition
from generator.render.embed import discovery, frame_html
from generator.render.evidence import Evidence, Judged, excerpt
from generator.render.frames import Adding, Frame, Link, View
from generator.render.lines import (
    Altered,
    Day,
    ReferenceLine,
    altered,
    changes_of,
    contents_of,
    day,
    reference_lines,
)
from generator.render.slots import Entry
from generator.render.strength import strength_of
from generator.render.views.reading import minutes_to_read, works_said
from generator.words.author_words import GUIDANCE, OURS
from generator.words.words import N_


@dataclass(frozen=True, slots=True)
class Row:
    """What a card is sorted under, such as its topics."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many statements have a mark."""

    mark: Mark
    number: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of a source document that a statement carries."""

    id: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A statement in short, what it rests on and where it comes from.

    ``strength`` is its verb, such as "should", "" for none.
    """

    link: Link
    strength: str
    mark: Mark | None
    works: tuple[Link, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another card, how it stands to this one and why."""

    label: str
    link: Link
    reason: Markup


@dataclass(frozen=True, slots=True)
class Pull:
    """A tension of this card, seen from it."""

    link: Link
    words: Markup
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Retired:
    """Why a card holds no longer, and what to read instead."""

    reason: Markup
    instead: Link | None


@dataclass(frozen=True, slots=True)
class Cited:
    """A way to point to a card from elsewhere: what it is called, and what is copied."""

    name: str
    words: str
    code: bool


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card's page prints."""

    title: str
    summary: str
    draft: bool
    retired: Retired | None
    rows: tuple[Row, ...]
    body: Markup
    minutes: int
    sources: int
    works: tuple[str, ...]
    counts: tuple[Count, ...]
    grounds: tuple[Ground, ...]
    legend: str
    related: tuple[Related, ...]
    tensions: tuple[Pull, ...]
    decisions: tuple[Decided, ...]
    taught: tuple[Link, ...]
    terms: tuple[Link, ...]
    references: tuple[ReferenceLine, ...]
    owner: Link | None
    reviewed: Day | None
    due: Day | None
    changes: tuple[Altered, ...]
    suggested: tuple[Link, ...]
    form: str
    permalink: str
    add: Adding
    cite: tuple[Cited, ...]


def view(edition: Edition, card: Sheet) -> View:
    """Return the page of *card*."""
    desk = edition.at(edition.sheet_path(card))
    rendered = desk.author.body(card, after=_marked_sections(desk, card))
    facts = _facts(desk, card, rendered.html, rendered.cited)
    frame = Frame(
        address=address_of(Target(Kind.CARD, card.id), edition.playbook.references),
        section="cards",
        title=card.title,
        description=card.summary,
        crumbs=desk.crumbs((FOLDERS[Kind.CARD], desk.gettext("Cards"))),
        contents=(*contents_of(rendered.headings), *_contents(desk, facts)),
        source=card.path,
        listed=card.status is Status.PUBLISHED,
        head=discovery(edition, card) if card.status is Status.PUBLISHED else "",
        subject=Target(Kind.CARD, card.id),
    )
    return View(frame, "card.html", facts)


def owner(desk: Desk, sheet: Sheet) -> Link | None:
    """Return who answers for *sheet*: a role with its page, or a name without."""
    name = str(sheet.meta.owner)
    if not name:
        return None
    if name.startswith("@"):
        return Link("", name)
    return desk.link(Target(Kind.ROLE, name))


# Private functions


def _facts(desk: Desk, card: Sheet, body: Markup, cited: tuple[str, ...]) -> CardFacts:
    evidence = desk.edition.evidence[card.id]
    meta = card.meta
    return CardFacts(
        title=card.title,
        summary=card.summary,
        draft=card.status is Status.DRAFT,
        retired=_retired(desk, card) if card.status is Status.RETIRED else None,
        rows=tuple(_rows(desk, card)),
        body=body,
        minutes=minutes_to_read(card.document),
        sources=len(evidence.sources),
        works=tuple(works_said(desk, evidence.sources)),
        counts=tuple(Count(MARKS[it], n) for it, n in evidence.counts.items() if n),
        grounds=tuple(_grounds(desk, evidence)),
        legend=desk.to(f"{EVIDENCE}#legend", "").href,
        related=tuple(_related(desk, card)),
        tensions=tuple(_pull(desk, it, card) for it in desk.edition.tensions.get(card.id, ())),
        decisions=tuple(decisions_for_card(desk, card.id)),
        taught=taught_in(desk, Target(Kind.CARD, card.id)),
        terms=tuple(
            desk.link(Target(Kind.TERM, it.id)) for it in desk.edition.terms.get(card.id, ())
        ),
        references=reference_lines(desk, (*cited, *keys_in_prose(card))),
        owner=owner(desk, card),
        reviewed=day(desk.words, meta.reviewed) if meta.reviewed else None,
        due=day(desk.words, card.due) if card.due else None,
        changes=altered(desk, changes_of(card)),
        suggested=tuple(_suggested(desk, card)),
        form=f"{desk.to(WRITE, '').href}?card={card.id}",
        permalink=canonical(desk.settings.site_url, f"{FOLDERS[Kind.CARD]}{card.id}/") or "./",
        add=Adding(f"card:{card.id}", desk.to_address(MODULE)),
        cite=tuple(_cited(desk, card)),
    )


def _cited(desk: Desk, card: Sheet) -> Iterator[Cited]:
    site = desk.settings.site_url
    if not site:
        return
    short = canonical(site, short_address(Target(Kind.CARD, card.id)))
    yield Cited(N_("Link"), short, code=False)
    frame = frame_html(desk.edition, card)
    if frame:
        yield Cited(N_("Frame"), frame, code=True)
    reviewed = card.meta.reviewed
    when = f" ({desk.words.cited_day(reviewed)})" if reviewed else ""
    name = desk.settings.site_name
    yield Cited(N_("Reference"), f"{card.title}{when}. {name}. {short}", code=False)
    date = f"  date = {{{reviewed.isoformat()}}},\n" if reviewed else ""
    entry = f"  title = {{{card.title}}},\n  organization = {{{name}}},\n{date}  url = {{{short}}}"
    yield Cited(N_("BibTeX"), f"@online{{{card.id},\n{entry}\n}}", code=True)


def _marked_sections(desk: Desk, card: Sheet) -> dict[int, str]:
    """Return what is put below the headings of sections that are ours by where they are written.

    Those are the two that each card may have, and each of an author's own that cites nothing.
    """
    ours = desk.gettext("Editorial: our own advice, beyond the sources.")
    return {
        heading.start: f'<p class="pb-ours">{ours}</p>\n'
        for heading, until in _sections(card.document)
        if heading.text.casefold() in OURS
        or not (
            heading.text.casefold() in GUIDANCE
            or any(heading.start <= it.start < until for it in card.document.clusters)
        )
    }


def _sections(document: Document) -> Iterator[tuple[Heading, int]]:
    """Yield the headings of the second level, each with where its section ends."""
    tops = [it for it in document.headings if it.level <= 2]
    starts = [*(it.start for it in tops), len(document.text.content)]
    yield from zip(tops, starts[1:], strict=True)


def _contents(desk: Desk, facts: CardFacts) -> Iterator[Entry]:
    for shown, place, title in (
        (facts.grounds, "card-evidence", desk.gettext("Evidence")),
        (
            facts.tensions or facts.related or facts.decisions,
            "card-before",
            desk.gettext("Before you act"),
        ),
        (facts.references, "card-references", desk.gettext("References")),
        (True, "card-about", desk.gettext("About this card")),
    ):
        if shown:
            yield Entry(2, place, title)


def _rows(desk: Desk, card: Sheet) -> Iterator[Row]:
    if card.meta.roles:
        links = (desk.link(Target(Kind.ROLE, role)) for role in card.meta.roles)
        yield Row(desk.gettext("For"), tuple(links))
    for facet in desk.playbook.facets.values():
        values = card.meta.facets.get(facet.key, ())
        if values and set(values) != set(facet.values):  # what holds for all of them says nothing
            links = (desk.facet_link(facet, value) for value in values)
            yield Row(facet.title, tuple(links))


def _grounds(desk: Desk, evidence: Evidence) -> Iterator[Ground]:
    for judged in evidence.judged:
        statement = judged.statement
        yield Ground(
            Link(f"#{statement.anchor}", excerpt(judged.words)),
            strength_of(judged.words, desk.settings.language),
            judged.mark,
            tuple(desk.link(Target(Kind.REFERENCE, key)) for key in judged.keys),
            tuple(_origins(desk, judged)),
        )


def _origins(desk: Desk, judged: Judged) -> Iterator[Fact]:
    for origin in judged.statement.origins:
        address = desk.edition.fact_places[origin.value]
        yield Fact(origin.value, desk.edition.facts[origin.value], desk.to(address, "").href)


def _related(desk: Desk, card: Sheet) -> Iterator[Related]:
    for it in desk.playbook.relations.get(card.id, ()):
        other = Target(Kind.CARD, it.card)
        if desk.holds(other):
            yield Related(desk.gettext(it.label), desk.link(other), desk.author.line(it.reason))


def _pull(desk: Desk, tension: Tension, card: Sheet) -> Pull:
    sides = (name.value.split("#")[0] for name in tension.between)
    return Pull(
        desk.to(f"{TENSIONS}#{tension.id}", tension.title),
        desk.author.line(tension.tension),
        tuple(desk.link(Target(Kind.CARD, it)) for it in sides if it != card.id),
    )


def _suggested(desk: Desk, card: Sheet) -> Iterator[Link]:
    """Yield links to the suggestions of readers that led to this card."""
    for it in desk.playbook.suggestions:
        if card.id in {name.value for name in it.cards}:
            yield desk.to(f"{SUGGESTIONS}#suggestion-{it.id}", excerpt(it.said))


def _retired(desk: Desk, card: Sheet) -> Retired:
    successor = card.meta.replaced_by
    instead = desk.link(Target(Kind.CARD, successor)) if successor else None
    return Retired(desk.author.line(card.meta.reason), instead)
