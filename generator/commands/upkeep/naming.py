"""Find the thing that an author names on the command line, and say what may have been meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.commands.speech import Misuse
from generator.findings.suggestions import did_you_mean
from generator.kinds import SHEETS, Kind, file_of
from generator.model.playbook import Playbook, Target
from generator.words.phrases import phrase

# The kinds whose files are named by their id alone, or as ``role/cio`` where several have it.
FILES = tuple(kind for kind in SHEETS if kind is not Kind.DOC)


def named(playbook: Playbook, name: str, kinds: Collection[Kind] = (*FILES, *Kind)) -> Target:
    """Return the thing of one of *kinds* that *name* is the name of; end with what it may mean.

    A file of kb/ comes before what else has its name: a term is then called ``term/name``.
    """
    every = list(dict.fromkeys(it for it in _targets(playbook, name) if it.kind in kinds))
    found = [it for it in every if it.kind in FILES] or every
    if len(found) == 1:
        return found[0]
    if found:
        which = " or ".join(f"{it.kind}/{it.id or it.fragment}" for it in found)
        raise Misuse(
            phrase(
                "`%(name)s` is the name of several things; write %(which)s", name=name, which=which
            )
        )
    if unread := next((it for it in _paths(name) if it in playbook.failed), ""):
        raise Misuse(phrase("`%(path)s` cannot be read: see `playbook check`", path=unread))
    near = did_you_mean(_bare(name), sorted(_names(playbook, kinds)))
    raise Misuse(phrase("nothing is called `%(name)s`", name=name) + (f"; {near}" if near else ""))


# Private functions


def _paths(name: str) -> Iterator[str]:
    """Yield the files that *name* may be, where nothing that was read has it."""
    kind, _, own = name.partition("#")[0].rpartition("/")
    yield from (file_of(it, own) for it in FILES if kind in {"", it})


def _targets(playbook: Playbook, name: str) -> Iterator[Target]:
    """Yield all that *name* may mean; a kind before a stroke says which is meant."""
    bare, _, place = name.partition("#")
    kind, stroke, own = bare.partition("/")
    for each in FILES:
        for it in (own, bare) if kind == each else (bare,):
            if it in playbook.sheets.get(each, {}):
                yield Target(each, it, place)
    page = own if kind == Kind.DOC else bare
    if page in playbook.sheets.get(Kind.DOC, {}):
        yield Target(Kind.DOC, page, place)
    if not place:
        yield from _unplaced(playbook, bare, own if stroke else "", kind)


def _unplaced(playbook: Playbook, bare: str, own: str, kind: str) -> Iterator[Target]:
    key = bare.removeprefix("@")
    if key in playbook.references:
        yield Target(Kind.REFERENCE, key)
    for word in dict.fromkeys((bare, own if kind == Kind.TERM else bare)):
        if word in playbook.terms:
            yield Target(Kind.TERM, "", word)
    for word in dict.fromkeys((bare, own if kind == Kind.TENSION else bare)):
        if any(it.id == word for it in playbook.tensions):
            yield Target(Kind.TENSION, word)
    for facet in playbook.facets.values():
        if bare == facet.key or (kind == facet.key and own in facet.values):
            yield Target(Kind.VALUE, bare)


def _names(playbook: Playbook, kinds: Collection[Kind]) -> Iterator[str]:
    if Kind.REFERENCE in kinds:
        yield from playbook.references
    if Kind.TERM in kinds:
        yield from playbook.terms
    if Kind.TENSION in kinds:
        yield from (it.id for it in playbook.tensions)
    if Kind.VALUE in kinds:
        yield from (f"{it.key}/{value}" for it in playbook.facets.values() for value in it.values)
    yield from (it.id for it in playbook.all_sheets() if it.kind in kinds)


def _bare(name: str) -> str:
    return name.partition("#")[0].removeprefix("@")
