"""Copy a site into a folder that others use too: add, change and remove its own files only.

A folder of a web server cannot trade places with another, so this is as whole as a copy can be: all
that changed is copied beside first; then each file is put in its place in one step, those that
pages need before the pages, and what is gone goes last. What an earlier copy made is listed in the
folder itself.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.cache.memory import digest
from generator.cache.notes import Note, standing
from generator.disk import ForeignError, kind_of, own_folder, prune, read_plain, replace, write
from generator.words.phrases import phrase, reason

LIST = ".playbook-files"  # of each file that was copied here: the digest of its content, its path
STAGE = ".playbook-new"
HEAD = b"# Files of the playbook, copied here by `playbook publish`: digest and path of each.\n"

NONE: frozenset[str] = frozenset()
LINE = re.compile(r"(?P<digest>[0-9a-f]{32}) (?P<path>[^\x00-\x1f\\]+)")


class CopyError(Exception):
    """The site cannot be copied; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Copied:
    """How many files were written and removed."""

    written: int
    removed: int


def copy_site(site: Path, folder: Path, *, take_over: bool = False) -> Copied:
    """Make *folder* hold the files of *site*, beside whatever else it holds.

    Raises `CopyError` where *site* is not as a build left it, or where a file that no copy made is
    in the way (unless *take_over*), or a link.
    """
    try:
        wanted = _wanted(site)
        top = folder.resolve()  # the person named it: it may be a link, nothing in it may
        own_folder(top, top)
        old = _listed(top)
        there = {path: _there(top, path) for path in wanted.keys() | old.keys()}
    except ForeignError as error:
        raise CopyError(reason(error)) from error
    changed = [path for path, want in wanted.items() if there[path] != want]
    strange = [path for path in changed if there[path] not in {"", *old.get(path, ())}]
    if strange and not take_over:
        more = phrase(" and %(count)s more", count=len(strange) - 1) if len(strange) > 1 else ""
        raise CopyError(
            phrase(
                "%(folder)s%(more)s is in the way, and no publish of ours wrote it so: move it "
                "away, or say `--take-over`",
                folder=folder / strange[0],
                more=more,
            )
        )
    gone = [path for path in sorted(old.keys() - wanted.keys()) if there[path] in old[path]]
    new = {path: frozenset({want}) for path, want in wanted.items()}
    if changed or gone or old != new:
        _list(top, {path: old.get(path, NONE) | new.get(path, NONE) for path in there})
        _stage(site, top, changed)
        _put(top, changed)
        _remove(top, gone)
        _list(top, new)
    return Copied(len(changed), len(gone))


# Private functions


def _wanted(site: Path) -> dict[str, str]:
    """Return the digest of each file of *site*, which must be as a build left it."""
    there = standing(site, site)
    if not there.ours:
        raise CopyError(
            phrase("there is no site in %(site)s: run `playbook build` first", site=site)
        )
    wrong = [*there.strays, *(path for path, note in there.ours.items() if not _sound(note))]
    if wrong:
        place = site / min(wrong)
        raise CopyError(
            phrase("%(place)s is not as the build left it: run `playbook build` again", place=place)
        )
    return {path: there.ours[path].content for path in sorted(there.ours)}


def _sound(note: Note) -> bool:
    return bool(note.content)


def _listed(top: Path) -> dict[str, frozenset[str]]:
    """Return the files that earlier copies made in *top*, each with its digests.

    A copy that was killed leaves two of a file: what it was, and what it was to be.
    """
    if kind_of(top / LIST) != "a file":
        return {}
    lines = read_plain(top / LIST).decode("utf-8", errors="replace").splitlines()
    listed: dict[str, frozenset[str]] = {}
    for line in filter(None, map(LINE.fullmatch, lines)):
        if _stays(line["path"]):
            listed[line["path"]] = listed.get(line["path"], NONE) | {line["digest"]}
    return listed


def _stays(path: str) -> bool:
    return not path.startswith("/") and not {"", ".", ".."} & set(path.split("/"))


def _there(top: Path, path: str) -> str:
    """Return the digest of what stands at *path*, "" for nothing.

    Raises `ForeignError` for what no copy may go through or over: a link, a folder, a pipe.
    """
    parts = path.split("/")
    for depth in range(1, len(parts)):
        step = top.joinpath(*parts[:depth])
        kind = kind_of(step)
        if not kind:
            return ""
        if kind != "a folder":
            raise ForeignError(
                phrase(
                    "%(step)s is %(kind)s, where the site has a folder: move it away",
                    step=step,
                    kind=kind,
                )
            )
    kind = kind_of(top / path)
    if not kind:
        return ""
    if kind != "a file":
        raise ForeignError(
            phrase(
                "%(top)s is %(kind)s, where the site has a file: move it away",
                top=top / path,
                kind=kind,
            )
        )
    return digest(read_plain(top / path))


def _list(top: Path, files: Mapping[str, frozenset[str]]) -> None:
    """Note what is ours in *top*, before anything there changes and after all has."""
    lines = (f"{made} {path}\n" for path in sorted(files) for made in sorted(files[path]))
    replace(top / LIST, HEAD + "".join(lines).encode())


def _stage(site: Path, top: Path, paths: Iterable[str]) -> None:
    """Copy *paths* of *site* beside their places."""
    stage = top / STAGE
    if kind_of(stage) == "a folder":
        shutil.rmtree(stage)
    own_folder(stage, top)
    for path in paths:
        target = stage / path
        target.parent.mkdir(parents=True, exist_ok=True)
        write(os.fspath(target), read_plain(site / path))


def _put(top: Path, paths: Collection[str]) -> None:
    """Give the staged *paths* their places, what pages need first, the lists of pages last."""
    for path in sorted(paths, key=_rank):
        own_folder((top / path).parent, top)
        (top / STAGE / path).replace(top / path)
    shutil.rmtree(top / STAGE)


def _rank(path: str) -> tuple[int, str]:
    ranks = ((".html", 1), ("sitemap.xml", 2), ("sw-files.json", 2), ("sw.js", 3))
    return next((rank for end, rank in ranks if path.endswith(end)), 0), path


def _remove(top: Path, paths: Iterable[str]) -> None:
    emptied: set[Path] = set()
    for path in paths:
        (top / path).unlink()
        emptied.add((top / path).parent)
    for folder in _deepest_first(emptied):
        if folder != top and kind_of(folder) and not any(folder.iterdir()):
            prune(folder)
            folder.rmdir()


def _deepest_first(folders: Collection[Path]) -> Iterator[Path]:
    """Yield *folders* and all that they are in, each after what it holds."""
    every = {it for folder in folders for it in (folder, *folder.parents)}
    yield from sorted(every, key=lambda it: len(it.parts), reverse=True)
