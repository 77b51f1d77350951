"""Compute the page that the service worker shows for a page which it does not have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds import INDEX, OFFLINE, Kind
from generator.render.addresses import FOLDERS, HOME, path_of
from generator.render.desk import Edition
from generator.render.frames import Frame, View
from generator.render.views.not_found import NotFoundFacts
from generator.words.words import N_

PLACES = (
    (HOME, N_("Home")),
    (FOLDERS[Kind.CARD], N_("All cards")),
    (FOLDERS[Kind.ROLE], N_("Roles")),
    (INDEX, N_("All pages, A to Z")),
)


def views(edition: Edition) -> Iterator[View]:
    """Yield the page, where the site has a service worker."""
    if not edition.settings.offline:
        return
    desk = edition.at(path_of(OFFLINE))
    links = tuple(desk.to(address, desk.gettext(title)) for address, title in PLACES)
    frame = Frame(
        OFFLINE,
        "home",
        desk.gettext("Not kept for reading offline"),
        desk.gettext("What to read without a network."),
        desk.crumbs(),
        listed=False,
    )
    yield View(frame, "offline.html", NotFoundFacts(links))
