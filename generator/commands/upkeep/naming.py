"""Find the thing that an author names on the command line, and say what may have been meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import click

from generator.findings.suggestions import did_you_mean
from generator.kinds import SHEETS, Kind
from generator.model.playbook import Playbook, Target

# The kinds whose files are named by their id alone, or as ``role/cio`` where several have it.
FILES = tuple(kind for kind in SHEETS if kind is not Kind.DOC)


def named(playbook: Playbook, name: str, kinds: Collection[Kind] = (*FILES, *Kind)) -> Target:
    """Return the thing of one of *kinds* that *name* is the name of; end with what it may mean."""
    found = list(dict.fromkeys(it for it in _targets(playbook, name) if it.kind in kinds))
    if len(found) == 1:
        return found[0]
    if found:
        which = " or ".join(f"{it.kind}/{it.id or it.fragment}" for it in found)
        raise click.UsageError(f"`{name}` is the name of several things; write {which}")
    near = did_you_mean(_bare(name), sorted(_names(playbook, kinds)))
    raise click.UsageError(f"nothing is called `{name}`" + (f"; {near}" if near else ""))


# Private functions


def _targets(playbook: Playbook, name: str) -> Iterator[Target]:
    bare, _, statement = name.partition("#")
    kind, stroke, own = bare.rpartition("/")
    for each in FILES:
        if own in playbook.sheets.get(each, {}) and (not stroke or kind == each):
            yield Target(each, own, statement)
    if not stroke and not statement and bare.removeprefix("@") in playbook.references:
        yield Target(Kind.REFERENCE, bare.removeprefix("@"))


def _names(playbook: Playbook, kinds: Collection[Kind]) -> Iterator[str]:
    if Kind.REFERENCE in kinds:
        yield from playbook.references
    yield from (it.id for it in playbook.all_sheets() if it.kind in kinds)


def _bare(name: str) -> str:
    return name.partition("#")[0].removeprefix("@")
