"""Say what is asked of answers: ``budget=cio, even; signs=fever + cough``.

A clause asks something of the answer to one question, a condition joins clauses: all those of one
of its rows must hold. What was not asked has no answer; only ``not`` holds for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.findings.diagnostics import Span

# Answers in sets of which one must do: (answer id, whether it has to be chosen), all of a set.
Terms = tuple[tuple[tuple[str, bool], ...], ...]

NONE = "none"  # the answer to a question of several where nothing is chosen
UNKNOWN = "unknown"  # the reader does not know


@dataclass(frozen=True, slots=True)
class Clause:
    """What is asked of the answer to ``question``; ``negated``: that none of ``terms`` holds."""

    question: str
    terms: Terms
    negated: bool = False
    source: str = ""

    def holds(self, given: str | None) -> bool:
        """Return whether the answer *given* does; None is no answer."""
        if given is None:
            return self.negated
        chosen = chosen_of(given)
        return (
            any(all((name in chosen) == wanted for name, wanted in term) for term in self.terms)
            != self.negated
        )


@dataclass(frozen=True, slots=True)
class Condition:
    """One of ``rows`` must hold: all the clauses in it; ``span`` is where it is written."""

    rows: tuple[tuple[Clause, ...], ...]
    span: Span | None = field(default=None, compare=False)

    @property
    def clauses(self) -> Iterator[Clause]:
        """Yield every clause."""
        return (clause for row in self.rows for clause in row)

    def holds(self, answers: Mapping[str, str]) -> bool:
        """Return whether it holds for *answers*."""
        return any(all(it.holds(answers.get(it.question)) for it in row) for row in self.rows)

    def judged(self, answers: Mapping[str, str], unknown: Collection[str]) -> bool | None:
        """Return whether it holds, None where that depends on the answers to *unknown* questions."""
        rows = [_row(row, answers, unknown) for row in self.rows]
        return True if True in rows else None if None in rows else False


def chosen_of(given: str) -> frozenset[str]:
    """Return the answers that *given* joins with ``+``."""
    return frozenset(given.split("+"))


def joined(names: Iterable[str]) -> str:
    """Return *names* as one answer, always in the same order."""
    return "+".join(sorted(names))


# Private functions


def _row(
    row: tuple[Clause, ...], answers: Mapping[str, str], unknown: Collection[str]
) -> bool | None:
    known = [clause for clause in row if clause.question not in unknown]
    if not all(clause.holds(answers.get(clause.question)) for clause in known):
        return False
    return True if len(known) == len(row) else None
