"""Give each file that comes from elsewhere a name of ours, the same in each run."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from generator.kinds import KINDS, TAKEN, Kind
from generator.model.ids import slug, unique

FRONT_PAGES = ("index", "readme", "_index", "home")
DEPTH = 5  # limit: folders in folders; what lies deeper gets a longer name


def page_places(paths: Iterable[str], top: str) -> Mapping[str, str]:
    """Return where each page of *paths* goes in docs/, below a folder named after *top*."""
    folder = slug(top) or "handbook"
    folder = f"{folder}-pages" if f"{folder}/" in TAKEN else folder
    taken: set[str] = set()
    places = {}
    for path in sorted(paths, key=_front_first):
        *above, name = _parts(path)
        above, name = above[:DEPTH], "-".join([*above[DEPTH:], name])[:64]
        stem = "/".join([folder, *above, name])
        places[path] = f"{KINDS[Kind.DOC].source}{unique(stem, taken)}.md"
    return places


def card_places(paths: Iterable[str]) -> Mapping[str, str]:
    """Return where each card of *paths* goes: a front page is named after its folder."""
    taken: set[str] = set()
    places = {}
    for path in sorted(paths):
        *above, name = _parts(path)
        name = above[-1] if name == "index" and above else name
        name = "begin" if name == "index" else name
        places[path] = f"{KINDS[Kind.CARD].source}{unique(name, taken)}.md"
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
        place = unique(f"{folder}/{slug(stem) or 'picture'}", taken)
        made[path] = f"{place}{end.lower()}"
    return made


# Private functions


def _front_first(path: str) -> tuple[int, str]:
    """Sort the front page of a folder first: it gets the name."""
    stem = posixpath.splitext(posixpath.basename(path))[0].lower().removesuffix(".html")
    return (FRONT_PAGES.index(stem) if stem in FRONT_PAGES else len(FRONT_PAGES), path)


def _parts(path: str) -> list[str]:
    """Return the steps of *path* as they can stand in an address."""
    *above, name = posixpath.splitext(path)[0].removesuffix(".html").split("/")
    name = "index" if name.lower() in FRONT_PAGES else slug(name) or "page"
    return [*(slug(step) or "pages" for step in above), name]
