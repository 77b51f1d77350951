"""Gather what keeps a playbook alive: what is due for review, and what rests on little.

Nothing here depends on the day: all days are those that authors wrote, and what follows from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.cache.memory import digest
from generator.kinds import SHEETS, Kind
from generator.model.playbook import BadLink, Playbook, Target
from generator.model.published import published
from generator.model.sheets import Sheet
from generator.model.text import Statement
from generator.model.works import Reference
from generator.render.desk import Edition
from generator.render.evidence import keys_of
from generator.resolve.outside import naming

# The kinds whose pages are reviewed.
REVIEWED = tuple(kind for kind in SHEETS if kind is not Kind.DOC)


class Said(NamedTuple):
    """A statement, and the card that says it."""

    card: Sheet
    statement: Statement


def reviews(edition: Edition) -> tuple[Sheet, ...]:
    """Return the pages that are due some day, by that day."""
    dated = [(it.due, it.kind, it.id, it) for it in _holding(edition) if it.due]
    return tuple(it for *_, it in sorted(dated, key=lambda row: row[:3]))


def undated(edition: Edition) -> tuple[Sheet, ...]:
    """Return the pages that are never due, as they do not say when they were or will be reviewed."""
    return tuple(it for it in _holding(edition) if it.due is None)


def stubs(playbook: Playbook) -> tuple[Reference, ...]:
    """Return the works of which little is known, the most cited first."""
    every = (it for it in playbook.references.values() if it.incomplete)
    return tuple(sorted(every, key=lambda it: (-len(playbook.citing.get(it.key, ())), it.key)))


def alone(edition: Edition) -> Mapping[str, tuple[Said, ...]]:
    """Return the statements that cite one work and no other, by that work: the most first."""
    by_work: dict[str, list[Said]] = {}
    for card in edition.cards:
        for statement in card.document.statements:
            keys = keys_of(statement)
            if len(keys) == 1 and keys[0] in edition.playbook.references:
                by_work.setdefault(keys[0], []).append(Said(card, statement))
    ordered = sorted(by_work, key=lambda key: (-len(by_work[key]), key))
    return {key: tuple(by_work[key]) for key in ordered}


def unlocked(playbook: Playbook) -> tuple[str, ...]:
    """Return the addresses that `ids.lock` does not promise; none where there is no such file."""
    if not playbook.locked:
        return ()
    return tuple(sorted(published(playbook).locked - {name.value for name in playbook.locked}))


def bad_links(edition: Edition) -> tuple[tuple[BadLink, tuple[Target, ...]], ...]:
    """Return the outside links that were found to lead nowhere, or to have moved, dead ones first.

    Each has the things that name it. One that nothing shown names any more is left out.
    """
    checked = edition.playbook.checked
    if checked is None:
        return ()
    named = naming(edition.playbook)
    found = []
    for it in sorted(checked.bad, key=lambda it: (it.moved, it.address)):
        where = tuple(target for target in named.get(it.address, ()) if _shown(edition, target))
        if where:
            found.append((it, where))
    return tuple(found)


def state(playbook: Playbook) -> str:
    """Return what changes whenever what was promised, or asked of others, does: no other page hangs on that."""
    return digest(*sorted(name.value for name in playbook.locked), repr(playbook.checked))


# Private functions


def _shown(edition: Edition, target: Target) -> bool:
    """Tell whether *target* stands on a page of the site: entries of lists do."""
    return target.kind not in SHEETS or edition.shows(target)


def _holding(edition: Edition) -> tuple[Sheet, ...]:
    """Return the pages that somebody looks after."""
    every = (sheet for kind in REVIEWED for sheet in edition.shown.get(kind, ()))
    return tuple(it for it in every if edition.holds(Target(it.kind, it.id)))
