"""Compute what the page "You said, we did" prints: what readers suggested, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.kinds import SUGGESTIONS, Kind
from generator.model.playbook import Playbook, Target
from generator.model.sheets import Suggestion
from generator.model.site import Settings
from generator.render.addresses import ABOUT, path_of
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.lines import Day, day
from generator.render.long.onward import Place, Row
from generator.render.long.paging import page_address
from generator.render.paged import ONE_PAGE, Pages, further_frame, pages_at, shares_of
from generator.render.slots import Entry
from generator.render.suggest import box_of
from generator.words.words import N_

TITLE = N_("You said, we did")
# What became of suggestions, in the order of the page.
STATES = (
    ("done", N_("Done")),
    ("accepted", N_("Will be done")),
    ("declined", N_("Will not be done")),
)


@dataclass(frozen=True, slots=True)
class SaidFacts:
    """A suggestion as it is printed, each paragraph of its words by itself."""

    id: str
    said: tuple[str, ...]
    answer: tuple[str, ...]
    day: Day | None
    cards: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """The suggestions that the same became of."""

    id: str
    title: str
    suggestions: tuple[SaidFacts, ...]


@dataclass(frozen=True, slots=True)
class SuggestionsFacts:
    """What the page prints; ``box``: the address where readers suggest, "" without a box."""

    fates: tuple[Fate, ...]
    box: str
    title: str
    rows: tuple[Row, ...] = ()  # what leads to those on further pages
    pages: Pages = ONE_PAGE


MOST = 150  # on a page


def shown(playbook: Playbook, settings: Settings) -> bool:
    """Tell whether the site has the page: something was answered, or a box promises answers."""
    return bool(playbook.suggestions or box_of(settings.suggest))


def views(edition: Edition) -> Iterator[View]:
    """Yield the page, where the site has one; the latest stand on the first of several."""
    if not shown(edition.playbook, edition.settings):
        return
    desk = edition.at(path_of(SUGGESTIONS))
    every = tuple(_every(edition.playbook))
    shares = shares_of(every, MOST)
    fates = tuple(_fates(desk, shares[0]))
    frame = Frame(
        SUGGESTIONS,
        "about",
        desk.gettext(TITLE),
        desk.gettext("What readers suggested, and what became of it."),
        desk.crumbs((ABOUT, desk.gettext("About"))),
        tuple(Entry(2, fate.id, fate.title) for fate in fates),
        source=edition.playbook.suggestions[0].span.path if edition.playbook.suggestions else "",
    )
    box = box_of(edition.settings.suggest)
    titles = tuple(it[0].id if it else "" for it in shares)
    rows, pages = _rows(desk, every), pages_at(desk, SUGGESTIONS, titles, 1, MOST)
    facts = SuggestionsFacts(fates, f"{box}/new" if box else "", frame.title, rows, pages)
    yield View(frame, "suggestions.html", facts)
    trail = ((ABOUT, desk.gettext("About")),)
    for number, share in enumerate(shares[1:], 2):
        desk, own = further_frame(edition, frame, trail, number, len(shares))
        pages = pages_at(desk, SUGGESTIONS, titles, number, MOST)
        facts = SuggestionsFacts(tuple(_fates(desk, share)), "", own.title, (), pages)
        own = replace(own, contents=tuple(Entry(2, it.id, it.title) for it in facts.fates))
        yield View(own, "suggestions.html", facts)


# Private functions


def _every(playbook: Playbook) -> Iterator[Suggestion]:
    """Yield all suggestions by what became of them, of each the latest first."""
    for state, _ in STATES:
        every = [it for it in playbook.suggestions if it.state == state]
        yield from sorted(every, key=lambda it: (it.day is not None, it.day, it.id), reverse=True)


def _fates(desk: Desk, suggestions: Sequence[Suggestion]) -> Iterator[Fate]:
    for state, title in STATES:
        own = [it for it in suggestions if it.state == state]
        if own:
            yield Fate(state, desk.gettext(title), tuple(_said(desk, it) for it in own))


def _rows(desk: Desk, every: Sequence[Suggestion]) -> tuple[Row, ...]:
    """Return what leads to the suggestions that do not stand on the first page."""
    places: dict[str, list[Place]] = {}
    for at, it in enumerate(every[MOST:], MOST):
        place = f"suggestion-{it.id}"
        address = f"{page_address(SUGGESTIONS, 1 + at // MOST)}#{place}"
        places.setdefault(it.state, []).append(Place(place, desk.to(address, it.id)))
    titles = dict(STATES)
    return tuple(Row(desk.gettext(titles[state]), tuple(it)) for state, it in places.items())


def _said(desk: Desk, suggestion: Suggestion) -> SaidFacts:
    targets = (Target(Kind.CARD, card.value) for card in suggestion.cards)
    return SaidFacts(
        suggestion.id,
        paragraphs(suggestion.said),
        paragraphs(suggestion.answer),
        day(desk.words, suggestion.day) if suggestion.day else None,
        tuple(desk.link(target) for target in targets if desk.holds(target)),
    )


def paragraphs(words: str) -> tuple[str, ...]:
    """Return plain *words* paragraph by paragraph; a single line end is a space."""
    parts = (" ".join(part.split()) for part in words.split("\n\n"))
    return tuple(part for part in parts if part)
