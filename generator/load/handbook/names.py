"""Give each file that comes from elsewhere a name of ours, the same in each run."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from generator.kinds import FILES, KINDS, TAKEN, Kind
from generator.load.values import DEVICES, ID_LENGTH, SITE_NAMES, address_taken
from generator.model.ids import slug, unique

FRONT_PAGES = ("index", "readme", "_index", "home")
DEPTH = 5  # limit: folders in folders; what lies deeper gets a longer name


def page_places(paths: Iterable[str], top: str) -> Mapping[str, str]:
    """Return where each page of *paths* goes in docs/, below a folder named after *top*."""
    folder = slug(top) or "handbook"
    folder = f"{folder}-pages" if f"{folder}/" in (*TAKEN, *FILES) else folder
    taken: set[str] = set()
    places = {}
    for path in sorted(paths, key=_front_first):
        *above, name = _parts(path)
        above, name = above[:DEPTH], slug("-".join([*above[DEPTH:], name]))
        below = "/".join([folder, *above])
        if name == "index":
            taken.add(below)  # a page of that name beside the folder would have its address
        places[path] = f"{KINDS[Kind.DOC].source}{_free(f'{below}/', name, taken)}.md"
    return places


def card_places(paths: Iterable[str]) -> Mapping[str, str]:
    """Return where each card of *paths* goes: a front page is named after its folder."""
    taken: set[str] = set()
    places = {}
    for path in sorted(paths):
        *above, name = _parts(path)
        name = above[-1] if name == "index" and above else name
        name = "begin" if name == "index" else name
        places[path] = f"{_free(KINDS[Kind.CARD].source, name, taken)}.md"
    return places


def picture_places(
    pictures: Iterable[str], places: Mapping[str, str], *, cards: bool
) -> Mapping[str, str]:
    """Return where each picture goes: beside the pages of its folder, or among those of cards."""
    folders = {posixpath.dirname(path): posixpath.dirname(it) for path, it in places.items()}
    top = min(folders.values(), key=len, default=KINDS[Kind.IMAGE].source)
    taken: set[str] = set()
    made = {}
    for path in sorted(pictures):
        stem, end = posixpath.splitext(posixpath.basename(path))
        folder = KINDS[Kind.IMAGE].source.rstrip("/")
        if not cards:
            folder = folders.get(posixpath.dirname(path), top)
        place = _free(f"{folder}/", slug(stem) or "picture", taken)
        made[path] = f"{place}{end.lower()}"
    return made


# Private functions


def _free(folder: str, name: str, taken: set[str]) -> str:
    """Return the path of *name* in *folder*: one that a page may have, and that no other has."""
    cards = folder == KINDS[Kind.CARD].source
    if address_taken(name) and (cards or name not in SITE_NAMES):
        name = f"{name}-page"
    place = unique(f"{folder}{name}", taken)
    if len(place) - len(folder) <= ID_LENGTH:
        return place
    room = ID_LENGTH - len("-999")
    return unique(f"{folder}{name[:room].rstrip('-')}", taken)


def _front_first(path: str) -> tuple[int, str]:
    """Sort the front page of a folder first: it gets the name."""
    stem = posixpath.splitext(posixpath.basename(path))[0].lower().removesuffix(".html")
    return (FRONT_PAGES.index(stem) if stem in FRONT_PAGES else len(FRONT_PAGES), path)


def _parts(path: str) -> list[str]:
    """Return the steps of *path* as they can stand in an address."""
    *above, name = posixpath.splitext(path)[0].removesuffix(".html").split("/")
    name = "index" if name.lower() in FRONT_PAGES else slug(name) or "page"
    return [*(_step(slug(step) or "pages") for step in above), name]


def _step(name: str) -> str:
    return f"{name}-pages" if name in DEVICES else name
