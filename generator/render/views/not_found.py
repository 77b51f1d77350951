"""Compute the page that a server shows for every address it does not know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds import INDEX, Kind
from generator.render.addresses import FOLDERS, HOME, NOT_FOUND
from generator.render.desk import Edition
from generator.render.frames import Frame, Link, View


@dataclass(frozen=True, slots=True)
class NotFoundFacts:
    """What the page prints: where to go on."""

    links: tuple[Link, ...]


def views(edition: Edition) -> Iterator[View]:
    """Yield the page; its links are whole, since it is shown at any depth."""
    places = (
        (HOME, edition.gettext("Home")),
        (FOLDERS[Kind.CARD], edition.gettext("All cards")),
        (FOLDERS[Kind.ROLE], edition.gettext("Roles")),
        (INDEX, edition.gettext("All pages, A to Z")),
    )
    links = tuple(edition.at(NOT_FOUND).to(address, title) for address, title in places)
    frame = Frame(
        NOT_FOUND,
        "home",
        edition.gettext("Page not found"),
        edition.gettext("There is no such page."),
        listed=False,
    )
    yield View(frame, "not_found.html", NotFoundFacts(links))
