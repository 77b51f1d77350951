"""Write the page on which a trainer puts a module together, and what its script knows of cards."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds import MODULE, Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet, Status
from generator.model.site import Asset
from generator.render.addresses import canonical, path_of, short_address
from generator.render.desk import Edition
from generator.render.frames import Frame, View

THINGS = f"{MODULE}things.json"


@dataclass(frozen=True, slots=True)
class TrayFacts:
    """What the page of the tray prints; ``site`` is the whole address of the site, if it is set."""

    site: str
    language: str


def views(edition: Edition) -> Iterator[View | Asset]:
    """Yield the page of the tray, and the file with the titles of all that can be in it."""
    desk = edition.at(path_of(MODULE))
    frame = Frame(
        MODULE,
        "courses",
        desk.gettext("My module"),
        desk.gettext(
            "Cards and decisions that you chose, in your order: as links, as a table, as a cartridge."
        ),
        desk.crumbs(("courses/", desk.gettext("Courses")))
        if edition.playbook.courses
        else desk.crumbs(),
        listed=False,
    )
    site = canonical(edition.settings.site_url, "")
    yield View(frame, "courses/tray.html", TrayFacts(site, edition.settings.language))
    things = {name: facts for sheet in _things(edition) for name, facts in [_thing(sheet)]}
    text = json.dumps(things, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    yield Asset(THINGS, f"{text}\n")


# Private functions


def _things(edition: Edition) -> Iterator[Sheet]:
    for kind in (Kind.CARD, Kind.DECISION):
        for sheet in edition.shown.get(kind, ()):
            if sheet.status is Status.PUBLISHED:
                yield sheet


def _thing(sheet: Sheet) -> tuple[str, list[str]]:
    target = Target(sheet.kind, sheet.id)
    name = f"{sheet.kind.value}:{sheet.id}"
    return name, [sheet.title, sheet.summary, short_address(target), sheet.path]
