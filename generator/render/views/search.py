"""Compute the page of the search: its place, and the lists that lead on without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds import INDEX, SEARCH, Kind
from generator.render.addresses import FOLDERS, GLOSSARY, facet_address, path_of
from generator.render.desk import Edition
from generator.render.frames import Frame, Link, View


@dataclass(frozen=True, slots=True)
class SearchFacts:
    """What the page prints: the list of all pages, and the lists by kind and by facet."""

    index: Link
    lists: tuple[Link, ...]


def views(edition: Edition) -> Iterator[View]:
    """Yield the page."""
    desk = edition.at(path_of(SEARCH))
    places = (
        (FOLDERS[Kind.CARD], desk.gettext("Cards")),
        (FOLDERS[Kind.ROLE], desk.gettext("Roles")),
        *((facet_address(it), it.plural) for it in edition.playbook.facets.values()),
        *(
            [(FOLDERS[Kind.DECISION], desk.gettext("Decisions"))]
            if edition.playbook.decisions
            else []
        ),
        (GLOSSARY, desk.gettext("Glossary")),
    )
    facts = SearchFacts(
        desk.to(INDEX, desk.gettext("All pages and words, A to Z")),
        tuple(desk.to(address, title) for address, title in places),
    )
    frame = Frame(
        SEARCH,
        "search",
        desk.gettext("Search"),
        desk.gettext(
            "Search the playbook in your own words, by role, topic, focus, phase and department."
        ),
        desk.crumbs(),
    )
    yield View(frame, "search.html", facts)
