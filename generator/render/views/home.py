"""Compute what the home page prints: where to start, and what is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.kinds import DOWNLOADS, EVIDENCE, INDEX, SEARCH, WRITE, Kind
from generator.model.ids import unique
from generator.model.playbook import Target
from generator.model.published import INDEX as FRONT
from generator.render.addresses import FOLDERS, HOME, facet_address, path_of
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.lens import Held, Lens, Part, held, lens
from generator.render.lines import (
    CardLine,
    Day,
    ReferenceLine,
    card_line,
    changes_of,
    day,
    reference_lines,
)
from generator.render.programs.feeds import ALL, feed_link
from generator.render.views.role import DecisionLink, decision_link

NEWS = 5  # more would push the rest of the page away


@dataclass(frozen=True, slots=True)
class News:
    """A change that a reader should hear of."""

    day: Day
    link: Link
    words: str
    meaning: bool
    held: Held


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A card and the day of its last review."""

    day: Day
    card: CardLine


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """What the home page prints; ``topics`` is the first facet, a way of its own to begin.

    ``written`` is what ``docs/index.md`` or ``docs/README.md`` says; ``title`` is "" where that
    begins with its own; ``places`` are the ids of our sections, other than those of its headings.
    """

    title: str
    description: str
    written: Markup
    references: tuple[ReferenceLine, ...]
    places: Mapping[str, str]
    lens: Lens
    questions: tuple[DecisionLink, ...]
    topics: Part | None
    news: tuple[News, ...]
    fresh: tuple[Reviewed, ...]
    alike: bool  # all cards were reviewed on one day: none is fresher than another
    cards: int
    statements: int
    works: int
    all_cards: Link
    all_roles: Link
    all_topics: Link | None
    evidence: Link
    feed: Link | None
    downloads: Link | None
    search: Link
    write: Link
    courses: Link | None


def views(edition: Edition) -> Iterator[View]:
    """Yield the home page."""
    desk = edition.at(path_of(HOME))
    settings = edition.settings
    facet = next(iter(edition.playbook.facets.values()), None)
    own = lens(desk, edition.cards)
    topics = next((it for it in own.parts if facet and it.name == facet.id), None)
    doc = next((it for it in edition.shown.get(Kind.DOC, ()) if it.id == FRONT), None)
    body = desk.author.body(doc) if doc else None
    headings = body.headings if body else ()
    facts = HomeFacts(
        title="" if any(it.level == 1 for it in headings) else settings.site_name,
        description=settings.site_description,
        written=body.html if body else Markup(),
        references=reference_lines(desk, body.cited) if body else (),
        places=_places(it.id for it in headings),
        lens=replace(own, parts=tuple(it for it in own.parts if it is not topics)),
        questions=tuple(decision_link(desk, it) for it in edition.decisions()),
        topics=topics,
        news=_news(desk),
        fresh=_fresh(desk),
        alike=len({it.meta.reviewed for it in edition.cards}) < 2,
        cards=len(edition.cards),
        statements=sum(len(card.document.statements) for card in edition.cards),
        works=len(edition.playbook.references),
        all_cards=desk.to(FOLDERS[Kind.CARD], desk.gettext("All cards")),
        all_roles=desk.to(FOLDERS[Kind.ROLE], desk.gettext("All roles")),
        all_topics=desk.to(
            facet_address(facet),
            desk.gettext("All %(facets)s", facets=desk.words.inside(facet.plural)),
        )
        if facet
        else None,
        evidence=desk.to(EVIDENCE, desk.gettext("what the playbook rests on")),
        feed=feed_link(desk, ALL, edition.cards, desk.gettext("Follow the changes by feed")),
        downloads=desk.to(DOWNLOADS, desk.gettext("Take it with you"))
        if settings.downloads
        else None,
        # beside other pages the search is theirs, and ours has no page
        search=desk.to(INDEX if settings.mount else SEARCH, desk.gettext("Search")),
        write=desk.to(WRITE, desk.gettext("Write a card")),
        courses=desk.to(FOLDERS[Kind.COURSE], desk.gettext("Courses"))
        if edition.playbook.courses
        else None,
    )
    frame = Frame(
        HOME,
        "home",
        settings.site_name,
        settings.site_description,
        source=doc.path if doc else "",
        feed=facts.feed,
    )
    yield View(frame, "home.html", facts)


# Private functions

_SECTIONS = ("situation", "question", "topic", "changed", "fresh")


def _places(taken: Iterable[str]) -> Mapping[str, str]:
    """Return the id of each section of the page, which is none that is *taken*."""
    ids = set(taken)
    return {it: unique(it, ids) for it in _SECTIONS}


def _news(desk: Desk) -> tuple[News, ...]:
    changes = sorted(
        ((change, card) for card in desk.edition.cards for change in changes_of(card)),
        key=lambda pair: (-pair[0].date.toordinal(), pair[1].id),
    )
    return tuple(
        News(
            day(desk.words, change.date),
            desk.link(Target(Kind.CARD, card.id)),
            desk.author.line(change.prose),
            change.meaning,
            held(desk.edition, card),
        )
        for change, card in changes[:NEWS]
    )


def _fresh(desk: Desk) -> tuple[Reviewed, ...]:
    """Return the cards whose review is the newest; of one day, those that most pages lead to."""
    dated = [(card.meta.reviewed, card) for card in desk.edition.weightiest if card.meta.reviewed]
    dated.sort(key=lambda pair: -pair[0].toordinal())
    return tuple(
        Reviewed(day(desk.words, reviewed), card_line(desk, card))
        for reviewed, card in dated[:NEWS]
    )
