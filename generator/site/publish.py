"""Make the site from claims: make only what changed, and swap the site in whole.

Claims and notes are those of `emit`. A build that changes nothing writes nothing. Else the site before last, which is kept as a spare, is brought up to date and
trades places with the site: the cost follows what changed, not how large the site is. Files that
the two have in common are one file with two names.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.disk import prune, write
from generator.site.mirror import Claim, Standing, forget_notes, holds, inside, note_of, standing
from generator.site.swap import put, spare_of


@dataclass(frozen=True, slots=True)
class Published:
    """What became of the site's files, each by its path, sorted."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int

    @property
    def changed(self) -> int:
        """Return how many files were written or removed."""
        return len(self.written) + len(self.removed)


def publish(site: Path, claims: Mapping[str, Claim]) -> Published:
    """Make *site* hold exactly the files of *claims*, by path, in one step.

    Call it with the lock of *site* held. A file of *site* that was changed by hand is made again.
    """
    wanted = {inside(path): claims[path] for path in sorted(claims)}
    present = standing(site, site)
    kept = {path for path, claim in wanted.items() if holds(present.get(path), claim)}
    removed = tuple(sorted(present.keys() - wanted.keys()))
    written = tuple(path for path in wanted if path not in kept)
    if written or removed or not site.is_dir():
        _replace(site, wanted, present)
    return Published(written, removed, len(kept))


# Private functions


def _replace(site: Path, wanted: Mapping[str, Claim], present: Standing) -> None:
    """Turn the site before last into the wanted one, and let it trade places with *site*.

    A build that is killed leaves a spare that is half turned: each of its files is trusted only as
    far as its size and time agree with the note.
    """
    spare = spare_of(site)
    spare.mkdir(parents=True, exist_ok=True)
    there = standing(site, spare)
    for path in sorted(there.keys() - wanted.keys()):
        os.unlink(f"{spare}/{path}")  # noqa: PTH108  # because a site has thousands of files
    if there.keys() - wanted.keys():
        prune(spare)
    for folder in sorted({path.rpartition("/")[0] for path in wanted.keys() - there.keys()}):
        os.makedirs(f"{spare}/{folder}", exist_ok=True)  # noqa: PTH103  # for speed
    keys = {
        path: _given(path, claim, spare, there, site, present) for path, claim in wanted.items()
    }
    note = note_of(site, spare)
    note.parent.mkdir(exist_ok=True)
    note.write_text(json.dumps(keys), encoding="utf-8")
    put(spare, site)
    forget_notes(note.parent, {note, note_of(site, spare)})


def _given(
    path: str, claim: Claim, spare: Path, there: Standing, site: Path, present: Standing
) -> tuple[str, int, int]:
    """See to it that *spare* has *path* as claimed; return what to note of it."""
    if holds(there.get(path), claim):
        return there[path]
    target, beside = f"{spare}/{path}", f"{spare}/{path}.new"
    if holds(present.get(path), claim):
        _link(f"{site}/{path}", target, beside)
        return present[path]
    if path not in there:
        made = write(target, claim.make())
    else:
        made = write(beside, claim.make())
        os.replace(beside, target)  # noqa: PTH105  # never written in place: the site may share it
    return claim.key, made.st_size, made.st_mtime_ns


def _link(source: str, target: str, beside: str) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        os.link(source, beside)
        os.replace(beside, target)  # noqa: PTH105  # the same
