"""Compute what a card's page prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.kinds import COVERAGE, EVIDENCE, SUGGESTIONS, Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet, Status, Tension
from generator.render.addresses import FOLDERS, TENSIONS, address_of, canonical
from generator.render.author import MARKS, Mark, keys_in_prose
from generator.render.courses.taught import taught_in
from generator.render.decisions.crosslinks import Decided, decisions_for_card
from generator.render.desk import Edition
from generator.render.evidence import Evidence, Judged, excerpt
from generator.render.frames import Frame, Link, View
from generator.render.lines import (
    Day,
    ReferenceLine,
    changes_of,
    contents_of,
    day,
    months_after,
    reference_lines,
)
from generator.render.slots import Entry

OURS = frozenset({"in practice", "watch out for"})  # sections that go beyond the sources


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
    """A statement in short, what it rests on and where it comes from."""

    link: Link
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
class Altered:
    """A dated change in words."""

    day: Day
    words: Markup
    meaning: bool


@dataclass(frozen=True, slots=True)
class Retired:
    """Why a card holds no longer, and what to read instead."""

    reason: Markup
    instead: Link | None


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card's page prints."""

    title: str
    summary: str
    draft: bool
    retired: Retired | None
    rows: tuple[Row, ...]
    body: Markup
    sources: int
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
    permalink: str


def view(edition: Edition, card: Sheet) -> View:
    """Return the page of *card*."""
    here = edition.sheet_path(card)
    rendered = edition.author.body(card, here, after=_marked_sections(card))
    facts = _facts(edition, card, here, rendered.html, rendered.cited)
    frame = Frame(
        address=address_of(Target(Kind.CARD, card.id), edition.playbook.references),
        section="cards",
        title=card.title,
        description=card.summary,
        crumbs=edition.crumbs(here, (FOLDERS[Kind.CARD], "Cards")),
        contents=(*contents_of(rendered.headings), *_contents(facts)),
        source=card.path,
        listed=card.status is Status.PUBLISHED,
        subject=Target(Kind.CARD, card.id),
    )
    return View(frame, "card.html", facts)


def owner(edition: Edition, sheet: Sheet, here: str) -> Link | None:
    """Return who answers for *sheet*: a role with its page, or a name without."""
    name = str(sheet.meta.owner)
    if not name:
        return None
    if name.startswith("@"):
        return Link("", name)
    return edition.link(Target(Kind.ROLE, name), here)


# Private functions


def _facts(
    edition: Edition, card: Sheet, here: str, body: Markup, cited: tuple[str, ...]
) -> CardFacts:
    evidence = edition.evidence[card.id]
    meta = card.meta
    return CardFacts(
        title=card.title,
        summary=card.summary,
        draft=card.status is Status.DRAFT,
        retired=_retired(edition, card, here) if card.status is Status.RETIRED else None,
        rows=tuple(_rows(edition, card, here)),
        body=body,
        sources=len(evidence.sources),
        counts=tuple(Count(MARKS[it], n) for it, n in evidence.counts.items() if n),
        grounds=tuple(_grounds(edition, evidence, here)),
        legend=edition.to(f"{EVIDENCE}#legend", here, "").href,
        related=tuple(_related(edition, card, here)),
        tensions=tuple(_pull(edition, it, card, here) for it in edition.tensions.get(card.id, ())),
        decisions=tuple(decisions_for_card(edition, card.id, here)),
        taught=taught_in(edition, Target(Kind.CARD, card.id), here),
        terms=tuple(
            edition.link(Target(Kind.TERM, it.id), here) for it in edition.terms.get(card.id, ())
        ),
        references=reference_lines(edition, (*cited, *keys_in_prose(card)), here),
        owner=owner(edition, card, here),
        reviewed=day(meta.reviewed) if meta.reviewed else None,
        due=day(months_after(meta.reviewed, meta.review))
        if meta.reviewed and meta.review
        else None,
        changes=tuple(
            Altered(day(it.date), edition.author.line(it.prose, here), it.meaning)
            for it in changes_of(card)
        ),
        suggested=tuple(_suggested(edition, card, here)),
        permalink=canonical(edition.settings.site_url, f"{FOLDERS[Kind.CARD]}{card.id}/") or "./",
    )


def _marked_sections(card: Sheet) -> dict[int, str]:
    return {
        heading.start: _OURS
        for heading in card.document.headings
        if heading.text.casefold() in OURS
    }


_OURS = '<p class="pb-ours">Editorial: our own advice, beyond the sources.</p>\n'


def _contents(facts: CardFacts) -> Iterator[Entry]:
    for shown, place, title in (
        (facts.grounds, "card-evidence", "Evidence"),
        (facts.related, "card-related", "Related cards"),
        (facts.tensions, "card-tensions", "Tensions"),
        (facts.decisions, "card-decisions", "Decisions"),
        (facts.references, "card-references", "References"),
        (True, "card-about", "About this card"),
    ):
        if shown:
            yield Entry(2, place, title)


def _rows(edition: Edition, card: Sheet, here: str) -> Iterator[Row]:
    if card.meta.roles:
        links = (edition.link(Target(Kind.ROLE, role), here) for role in card.meta.roles)
        yield Row("For", tuple(links))
    for facet in edition.playbook.facets.values():
        values = card.meta.facets.get(facet.key, ())
        if values:
            links = (edition.facet_link(facet, value, here) for value in values)
            yield Row(facet.title, tuple(links))


def _grounds(edition: Edition, evidence: Evidence, here: str) -> Iterator[Ground]:
    for judged in evidence.judged:
        statement = judged.statement
        yield Ground(
            Link(f"#{statement.anchor}", excerpt(judged.words)),
            judged.mark,
            tuple(edition.link(Target(Kind.REFERENCE, key), here) for key in judged.keys),
            tuple(_origins(edition, judged, here)),
        )


def _origins(edition: Edition, judged: Judged, here: str) -> Iterator[Fact]:
    for origin in judged.statement.origins:
        address = f"{COVERAGE}#{origin.value}"
        yield Fact(origin.value, edition.facts[origin.value], edition.to(address, here, "").href)


def _related(edition: Edition, card: Sheet, here: str) -> Iterator[Related]:
    for it in edition.playbook.relations.get(card.id, ()):
        other = Target(Kind.CARD, it.card)
        if edition.holds(other):
            yield Related(it.label, edition.link(other, here), edition.author.line(it.reason, here))


def _pull(edition: Edition, tension: Tension, card: Sheet, here: str) -> Pull:
    sides = (name.value.split("#")[0] for name in tension.between)
    return Pull(
        edition.to(f"{TENSIONS}#{tension.id}", here, tension.title),
        edition.author.line(tension.tension, here),
        tuple(edition.link(Target(Kind.CARD, it), here) for it in sides if it != card.id),
    )


def _suggested(edition: Edition, card: Sheet, here: str) -> Iterator[Link]:
    """Yield links to the suggestions of readers that led to this card."""
    for it in edition.playbook.suggestions:
        if card.id in {name.value for name in it.cards}:
            yield edition.to(f"{SUGGESTIONS}#suggestion-{it.id}", here, excerpt(it.said))


def _retired(edition: Edition, card: Sheet, here: str) -> Retired:
    successor = card.meta.replaced_by
    instead = edition.link(Target(Kind.CARD, successor), here) if successor else None
    return Retired(edition.author.line(card.prose.get(("reason",)), here), instead)
