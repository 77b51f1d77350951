"""Compute what the page "You said, we did" prints: what readers suggested, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds import SUGGESTIONS, Kind
from generator.model.playbook import Playbook, Target
from generator.model.sheets import Suggestion
from generator.model.site import Settings
from generator.render.addresses import ABOUT, path_of
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.lines import Day, day
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


def shown(playbook: Playbook, settings: Settings) -> bool:
    """Tell whether the site has the page: something was answered, or a box promises answers."""
    return bool(playbook.suggestions or box_of(settings.suggest))


def views(edition: Edition) -> Iterator[View]:
    """Yield the page, where the site has one."""
    if not shown(edition.playbook, edition.settings):
        return
    desk = edition.at(path_of(SUGGESTIONS))
    fates = tuple(_fates(desk))
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
    yield View(frame, "suggestions.html", SuggestionsFacts(fates, f"{box}/new" if box else ""))


# Private functions


def _fates(desk: Desk) -> Iterator[Fate]:
    for state, title in STATES:
        every = [it for it in desk.playbook.suggestions if it.state == state]
        every.sort(key=lambda it: (it.day is not None, it.day, it.id), reverse=True)
        if every:
            yield Fate(state, desk.gettext(title), tuple(_said(desk, it) for it in every))


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
