"""Say where a build works, and see to it that nothing else is touched there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.cache.kept import forget
from generator.cache.memory import digest
from generator.cache.notes import UNKNOWN, distrust, forget_others, note_all, noted, standing
from generator.cache.shared import forget_shared
from generator.disk import ForeignError, found, kind_of, own_folder, write
from generator.site.swap import locked, spare_of, sweep
from generator.words.phrases import phrase

MARKER = ".playbook"
MARK = (
    "`playbook build` made this folder and works in it. It replaces and removes what it made, and\n"
    "moves anything else that is in its way to aside/. Take what you need from site/.\n"
)

CACHES = ("books", "search", "shells")


@dataclass(frozen=True, slots=True)
class BuildFolders:
    """Where a build works: its own folder, and the theme's overrides by path.

    ``within`` is the folder of all builds of the project, where ``build`` is one in it.
    """

    build: Path
    theme: Mapping[str, bytes] = field(default_factory=dict)
    name: str = "site"
    within: Path | None = None

    @property
    def top(self) -> Path:
        """Return the folder of all builds."""
        return self.within or self.build

    @property
    def site(self) -> Path:
        """Return the folder of the finished site."""
        return self.build / self.name

    @property
    def memory(self) -> Path:
        """Return the file of what is remembered between builds."""
        return self.build / "memory"

    def clean(self) -> None:
        """Forget earlier builds, so that the next one makes all anew. The site stays until then."""
        for name in CACHES:
            forget(self.build / name)
        for home in (self.build / "search" / "documents", self.site):
            distrust(home)
        self.memory.unlink(missing_ok=True)
        forget_shared()


@contextmanager
def working(place: BuildFolders, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold *place* for one build: another one waits, and says whose it waits for.

    Raises `ForeignError` where something stands that no build of ours made.
    """
    take(place)
    with locked(place.build / ".lock", tell):
        sweep(place.site, place.top)
        yield


def take(place: BuildFolders) -> None:
    """Make *place*'s folder, or see that it is one of ours. Raises `ForeignError`.

    The marker can be brought by a checkout too: it tells a folder of ours from somebody's work
    that has the same name, and vouches for no content.
    """
    own_folder(place.build, place.top)
    marker = place.build / MARKER
    marked = kind_of(marker) == "a file"
    for name in (place.name, spare_of(place.site).name, f".old-{place.name}", *CACHES, "memory"):
        path = place.build / name
        if kind_of(path) not in {"", "a file" if name == "memory" else "a folder"}:
            raise ForeignError(
                phrase(
                    "%(path)s is %(path2)s, where a build keeps its own: move it away",
                    path=path,
                    path2=kind_of(path),
                )
            )
        if not marked and kind_of(path) and not (_is_empty(path) or noted(place.site)):
            raise ForeignError(
                phrase(
                    "%(path)s was made by no build of this project, so none writes there: move it "
                    "away",
                    path=path,
                )
            )
    if not marked:
        write(os.fspath(marker), MARK.encode())


def check_site_dir(root: Path, site: Path) -> None:
    """See to it that a tool may empty *site*: it holds only what it made there, and no source.

    Raises `ForeignError`.
    """
    folder, home = site.resolve(), root.resolve()
    sources = [home, *(home / name for name in SOURCES)]
    if folder in home.parents or any(folder == it or it in folder.parents for it in sources[1:]):
        raise ForeignError(
            phrase(
                "site_dir is %(site)s, which has sources: write `site_dir: build/site`", site=site
            )
        )
    if folder == home or kind_of(site) not in {"", "a folder"}:
        raise ForeignError(
            phrase("site_dir is %(site)s, which no build may empty: name another folder", site=site)
        )
    there = standing(_home(root, site), site)
    if there.strays:
        raise ForeignError(
            phrase(
                "site_dir is %(site)s, which would be emptied, and no build of ours made "
                "`%(strays)s`: move it away, or name another folder",
                site=site,
                strays=there.strays[0],
            )
        )


def note_site(root: Path, site: Path) -> None:
    """Note that all files of *site* were made by a build."""
    home = _home(root, site)
    note_all(home, site, {file.path: UNKNOWN for file in found(site)})
    forget_others(home, [site])


# Private functions

SOURCES = ("kb", "docs", "templates", "static", ".git")


def _home(root: Path, site: Path) -> Path:
    """Return the folder beside whose name *site* is noted: below build/, wherever the site is."""
    own = root / "build" / "site"
    if site.resolve() == own.resolve():
        return own
    return root / "build" / f"mkdocs-{digest(str(site.resolve()))[:8]}"


def _is_empty(path: Path) -> bool:
    return kind_of(path) == "a folder" and not any(path.iterdir())
