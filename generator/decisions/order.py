"""Look for an order of a table's factors that asks fewer questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.decisions.graph import compile_sets
from generator.decisions.matching import owners_of, rule_sets
from generator.decisions.speech import mentioned
from generator.model.decisions import Decision, Graph, Part, Question

FACTORS = 12
STEPS = 400  # larger graphs are left alone: each trial compiles the table anew
CELLS = 1_200  # of the table of rules, for the same reason
TRIALS = 100
EFFORT = 10_000  # steps that all trials together may make, more or less
LEAST = 1e-6  # a smaller gain is none


def mean_questions(graph: Graph) -> float:
    """Return how many questions are asked on average, all answers being as likely."""
    mean = [0.0] * len(graph.steps)
    for at in range(len(graph.steps) - 1, -1, -1):
        step = graph.steps[at]
        if step.leads:  # the parts of a question are one
            asked = (graph.steps[lead].question != step.question for lead in step.leads)
            whole = (mean[lead] + it for lead, it in zip(step.leads, asked, strict=True))
            mean[at] = sum(whole) / len(step.leads)
    return mean[0]


def better_order(decision: Decision) -> tuple[tuple[str, ...], float]:
    """Return an order of factors that asks fewer questions on average, and how many.

    The order is () where none was found: each factor is tried in each place, as long as it helps
    and as there are trials left.
    """
    graph = decision.graph
    if not decision.rules or graph is None or not _is_small(decision, graph):
        return (), 0.0
    best = tuple(range(len(decision.questions)))
    least = mean_questions(graph)
    trials = min(TRIALS, EFFORT // len(graph.steps))
    table = _trials(decision)
    while True:
        better = best
        for trial in islice(_moved(best), trials):
            trials -= 1
            mean = table.mean(trial, 2 * len(graph.steps))
            if mean is not None and mean < least - LEAST:
                better, least = trial, mean
        if better == best:
            break
        best = better
    order = tuple(decision.questions[at].id for at in best)
    return (order, least) if best != tuple(range(len(best))) else ((), 0.0)


# Private functions


def _is_small(decision: Decision, graph: Graph) -> bool:
    factors = len(decision.questions)
    cells = factors * len(decision.rules)
    return len(graph.steps) <= STEPS and factors <= FACTORS and cells <= CELLS


def _moved(order: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield every order that has one factor in another place."""
    for factor in order:
        rest = [it for it in order if it != factor]
        for place in range(len(order)):
            trial = (*rest[:place], factor, *rest[place:])
            if trial != tuple(order):
                yield trial


@dataclass(frozen=True, slots=True)
class _Trials:
    """A table made ready for being compiled in one order after the other."""

    factors: Sequence[Question]
    sets: Mapping[Part, tuple[int, ...]]
    gives: Sequence[tuple[str, ...]]
    wanted: Mapping[str, frozenset[str]]

    def mean(self, order: Sequence[int], limit: int) -> float | None:
        """Return how many questions the factors in *order* ask on average."""
        parts = [part for at in order for part in self.factors[at].parts]
        sets = tuple(self.sets[part] for part in parts)
        graph = compile_sets(parts, sets, self.gives, limit, self.wanted)
        return mean_questions(graph) if graph else None


def _trials(decision: Decision) -> _Trials:
    sets = zip(decision.parts, rule_sets(decision.questions, decision.ranked), strict=True)
    gives = [rule.gives for rule in owners_of(decision.ranked)]
    wanted = {outcome.id: mentioned(decision, outcome) for outcome in decision.outcomes}
    return _Trials(decision.questions, dict(sets), gives, wanted)
