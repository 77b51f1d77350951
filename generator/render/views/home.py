"""Compute what the home page prints: where to start, and what is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.kinds import DOWNLOADS, EVIDENCE, Kind
from generator.model.playbook import Target
from generator.render.addresses import FOLDERS, HOME, facet_address, path_of
from generator.render.desk import Edition
from generator.render.frames import Frame, Link, View
from generator.render.lens import Held, Lens, Part, held, lens
from generator.render.lines import CardLine, Day, card_line, changes_of, day
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
    """What the home page prints; ``topics`` is the first facet, a way of its own to begin."""

    title: str
    description: str
    lens: Lens
    questions: tuple[DecisionLink, ...]
    topics: Part | None
    news: tuple[News, ...]
    fresh: tuple[Reviewed, ...]
    cards: int
    statements: int
    works: int
    all_cards: Link
    all_roles: Link
    all_topics: Link | None
    evidence: Link
    feed: Link | None
    downloads: Link | None


def views(edition: Edition) -> Iterator[View]:
    """Yield the home page."""
    here = path_of(HOME)
    settings = edition.settings
    facet = next(iter(edition.playbook.facets.values()), None)
    own = lens(edition, edition.cards, here)
    topics = next((it for it in own.parts if facet and it.name == facet.id), None)
    facts = HomeFacts(
        title=settings.site_name,
        description=settings.site_description,
        lens=replace(own, parts=tuple(it for it in own.parts if it is not topics)),
        questions=tuple(decision_link(edition, it, here) for it in edition.decisions()),
        topics=topics,
        news=_news(edition, here),
        fresh=_fresh(edition, here),
        cards=len(edition.cards),
        statements=sum(len(card.document.statements) for card in edition.cards),
        works=len(edition.playbook.references),
        all_cards=edition.to(FOLDERS[Kind.CARD], here, "All cards"),
        all_roles=edition.to(FOLDERS[Kind.ROLE], here, "All roles"),
        all_topics=edition.to(facet_address(facet), here, f"All {facet.plural.lower()}")
        if facet
        else None,
        evidence=edition.to(EVIDENCE, here, "what the playbook rests on"),
        feed=feed_link(edition, ALL, edition.cards, here, "Follow the changes by feed"),
        downloads=edition.to(DOWNLOADS, here, "Take it with you") if settings.downloads else None,
    )
    frame = Frame(HOME, "home", settings.site_name, settings.site_description, feed=facts.feed)
    yield View(frame, "home.html", facts)


# Private functions


def _news(edition: Edition, here: str) -> tuple[News, ...]:
    changes = sorted(
        ((change, card) for card in edition.cards for change in changes_of(card)),
        key=lambda pair: (-pair[0].date.toordinal(), pair[1].id),
    )
    return tuple(
        News(
            day(change.date),
            edition.link(Target(Kind.CARD, card.id), here),
            edition.author.line(change.prose, here),
            change.meaning,
            held(edition, card),
        )
        for change, card in changes[:NEWS]
    )


def _fresh(edition: Edition, here: str) -> tuple[Reviewed, ...]:
    """Return the cards whose review is the newest."""
    dated = sorted(
        (card for card in edition.cards if card.meta.reviewed),
        key=lambda card: (-card.meta.reviewed.toordinal(), card.title.casefold(), card.id),
    )
    return tuple(
        Reviewed(day(card.meta.reviewed), card_line(edition, card, here)) for card in dated[:NEWS]
    )
