"""Say what an outcome says for given answers: its blocks, and the pieces it takes in, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

from generator.model.clauses import Condition
from generator.model.decisions import Decision, Outcome, Prose, Use


@dataclass(frozen=True, slots=True)
class Said:
    """A block that an outcome says: its kind, its text, and on what it depends.

    ``kind`` is ``advice``, ``action`` or ``caution``. All of ``when`` must hold; what holds
    already of the answers at hand is left out of it.
    """

    kind: str
    prose: Prose
    when: tuple[Condition, ...] = ()
    piece: str = ""  # the piece it stands in, and where in the file that is taken in
    use: int = 0


def spoken(
    decision: Decision,
    outcomes: Iterable[str],
    answers: Mapping[str, str] | None = None,
    unknown: Iterable[str] = (),
) -> dict[str, tuple[Said, ...]]:
    """Return what each of *outcomes* says; a piece is said by the first that takes it in.

    Without *answers* it is all that they could say. A block that depends on *unknown* answers
    keeps its condition.
    """
    keep = partial(_left, answers=answers, unknown=frozenset(unknown))
    taken: set[str] = set()
    return {
        name: tuple(_said(decision, decision.outcome(name), (), keep, taken)) for name in outcomes
    }


def mentioned(decision: Decision, outcome: Outcome) -> frozenset[str]:
    """Return the questions that the words of *outcome* depend on."""
    said = spoken(decision, [outcome.id])[outcome.id]
    conditions = (condition for it in said for condition in it.when)
    return frozenset(clause.question for it in conditions for clause in it.clauses)


def joined_conditions(conditions: Sequence[Condition]) -> Condition:
    """Return one condition that holds where all of *conditions* do."""
    rows = product(*(condition.rows for condition in conditions))
    return Condition(tuple(tuple(clause for row in rows_of for clause in row) for rows_of in rows))


def pieces_in(decision: Decision, outcome: Outcome) -> Iterator[str]:
    """Yield the ids of the pieces that *outcome* takes in, by itself or by other pieces."""
    taken: dict[str, None] = {}
    stack = list(reversed(outcome.uses))
    while stack:
        name = stack.pop().piece.value
        if name not in taken and name in decision.pieces_by_id:
            taken[name] = None
            stack += reversed(decision.pieces_by_id[name].uses)
    yield from taken


# Private functions


def _left(
    when: tuple[Condition, ...], answers: Mapping[str, str] | None, unknown: frozenset[str]
) -> tuple[Condition, ...] | None:
    """Return the part of *when* that is open, None where some of it does not hold."""
    if answers is None:
        return when
    left = []
    for condition in when:
        holds = condition.judged(answers, unknown)
        if holds is False:
            return None
        left += [condition] if holds is None else []
    return tuple(left)


def _said(
    decision: Decision,
    outcome: Outcome,
    above: tuple[Condition, ...],
    keep: partial[tuple[Condition, ...] | None],
    taken: set[str],
    within: tuple[str, int] = ("", 0),
) -> Iterator[Said]:
    for kind, part in _in_order(outcome):
        when = keep((*above, part.when) if part.when else above)
        if when is None:
            continue
        if isinstance(part, Prose):
            yield Said(kind, part, when, *within)
        elif part.piece.value in decision.pieces_by_id and part.piece.value not in taken:
            if not when:
                taken.add(part.piece.value)
            piece = decision.pieces_by_id[part.piece.value]
            now = {*taken, piece.id} if when else taken
            yield from _said(decision, piece, when, keep, now, (piece.id, part.start))


def _in_order(outcome: Outcome) -> list[tuple[str, Prose | Use]]:
    parts: list[tuple[str, Prose | Use]] = [
        *(("advice", it) for it in outcome.advice),
        *(("action", it) for it in outcome.actions),
        *(("caution", it) for it in outcome.cautions),
        *(("use", it) for it in outcome.uses),
    ]
    return sorted(parts, key=lambda it: it[1].start)
