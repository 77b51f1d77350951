"""Make the site from claims: make only what changed, and swap the site in whole.

Claims and notes are those of `emit`. A build that changes nothing writes nothing. Else the site
before last, which is kept as a spare, is brought up to date and trades places with the site: the
cost follows what changed, not how large the site is. Files that the two have in common are one file
with two names.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.cache.notes import (
    UNKNOWN,
    Note,
    Standing,
    forget_others,
    note_all,
    set_aside,
    standing,
)
from generator.cache.workers import ALONE, Workers
from generator.disk import as_found, kind_of, own_folder
from generator.site.mirror import FILES, Claim, holds, inside, intended, make, make_folders, remove
from generator.site.swap import put, spare_of


@dataclass(frozen=True, slots=True)
class Published:
    """What became of the site's files, each by its path, sorted; ``aside``: where strays went."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    aside: tuple[Path, ...] = ()

    @property
    def changed(self) -> int:
        """Return how many files were written or removed."""
        return len(self.written) + len(self.removed)


def publish(
    site: Path, claims: Mapping[str, Claim], top: Path, workers: Workers = ALONE
) -> Published:
    """Make *site* hold exactly the files of *claims*, by path, in one step; *workers* write them.

    Call it with the lock of *site* held. *top* is the folder of all builds, which *site* is in. A
    file of *site* that was changed by hand is made again; one that no build made is moved away.
    Raises `ForeignError` for a link.
    """
    wanted = {inside(path): claims[path] for path in sorted(claims)}
    if kind_of(site):
        own_folder(site, top)
    present = standing(site, site)
    kept = {path for path, claim in wanted.items() if holds(present.ours.get(path), claim)}
    removed = tuple(sorted(present.ours.keys() - wanted.keys()))
    written = tuple(path for path in wanted if path not in kept)
    aside: tuple[Path, ...] = ()
    if present.strays and present.known:
        aside = (set_aside(top, site, present.strays),)
    if written or removed or kind_of(site) != "a folder":
        aside += _Exchange(top, site).replace(wanted, present, workers)
    elif present.stale:
        note_all(site, site, present.ours)
    return Published(written, removed, aside)


def stands(site: Path, keys: Mapping[str, str]) -> bool:
    """Tell whether *site* has just the files of *keys*, each as a build left it under its key.

    Call it with the lock of *site* held.
    """
    if kind_of(site) != "a folder":
        return False
    there = standing(site, site)
    sure = there.known and not there.strays and not there.stale
    return sure and {path: note.key for path, note in there.ours.items()} == dict(keys)


# Private functions


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A site that is exchanged, and the folder it lies in."""

    top: Path
    site: Path

    def replace(
        self, wanted: Mapping[str, Claim], present: Standing, workers: Workers
    ) -> tuple[Path, ...]:
        """Turn the site before last into the wanted one, and let it trade places with *site*.

        A build that is killed leaves a spare that is half turned: its note names all that may be there,
        and vouches for no more than was sure when the turning began.
        """
        spare = spare_of(self.site)
        own_folder(spare, self.top)
        there = standing(self.site, spare, twins=present.ours)
        aside = self._clear(spare, there)
        old = there.ours if there.known else {}
        kept = {path: note for path, note in old.items() if holds(note, wanted.get(path))}
        removed = sorted(old.keys() - wanted.keys())
        note_all(self.site, spare, intended(wanted, kept) | dict.fromkeys(removed, UNKNOWN))
        remove(spare, removed)
        make_folders(spare, wanted.keys() - old.keys())
        missing = wanted.keys() - kept.keys()
        new = [path for path in wanted if path in missing]
        tasks = [partial(_given, path, wanted[path], spare, self.site, present) for path in new]
        made = dict(zip(new, workers.each(tasks, least=FILES).results, strict=True))
        note_all(
            self.site, spare, {path: kept[path] if path in kept else made[path] for path in wanted}
        )
        put(spare, self.site)
        forget_others(self.site, (self.site, spare))
        if kind_of(spare) and not present.known:  # it was the site, and nobody knows of what build
            aside += (set_aside(self.top, spare),)
        return aside

    def _clear(self, spare: Path, there: Standing) -> tuple[Path, ...]:
        """Move away what no build is known to have put in *spare*."""
        if not there.known:
            aside = set_aside(self.top, spare)
            own_folder(spare, self.top)
            return (aside,)
        return (set_aside(self.top, spare, there.strays),) if there.strays else ()


def _given(path: str, claim: Claim, spare: Path, site: Path, present: Standing) -> Note:
    """See to it that *spare* has *path* as claimed; return what to note of it."""
    target, note = f"{spare}/{path}", present.ours.get(path)
    if note is None or note.key != claim.key:
        return make(target, claim)
    if not _link(f"{site}/{path}", target):
        return make(target, claim)
    about = as_found("", os.lstat(target))  # anew: a second name changes how a file stands
    return Note(note.key, *about[1:], note.content)


def _link(source: str, target: str) -> bool:
    """Give the file *source* the name *target* too; return False where it can have no other."""
    for _ in range(2):
        try:
            os.link(source, target)
        except FileExistsError:
            os.unlink(target)  # noqa: PTH108  # because a site has thousands of files
        except OSError:
            return False
        else:
            return True
    return False
