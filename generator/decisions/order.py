"""Look for an order of a table's factors that asks fewer questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from generator.decisions.graph import compile_sets
from generator.decisions.matching import RuleSets, rule_sets
from generator.model.decisions import Decision, Graph

FACTORS = 12
STEPS = 400  # larger graphs are left alone: each trial compiles the table anew
CELLS = 1_200  # of the table of rules, for the same reason
TRIALS = 100
LEAST = 1e-6  # a smaller gain is none


def mean_questions(graph: Graph) -> float:
    """Return how many questions are asked on average, all answers being as likely."""
    mean = [0.0] * len(graph.steps)
    for at in range(len(graph.steps) - 1, -1, -1):
        leads = graph.steps[at].leads
        if leads:
            mean[at] = 1 + sum(mean[lead] for lead in leads) / len(leads)
    return mean[0]


def better_order(decision: Decision) -> tuple[tuple[str, ...], float]:
    """Return an order of factors that asks fewer questions on average, and how many.

    The order is () where none was found: each factor is tried in each place, as long as it helps
    and as there are trials left.
    """
    graph = decision.graph
    if not decision.rules or graph is None or not _is_small(decision, graph):
        return (), 0.0
    sets = rule_sets(decision.questions, decision.rules)
    best = tuple(range(len(decision.questions)))
    least = mean_questions(graph)
    trials = TRIALS
    while True:
        better = best
        for trial in islice(_moved(best), trials):
            trials -= 1
            mean = _mean_of(decision, sets, trial, 2 * len(graph.steps))
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


def _mean_of(decision: Decision, sets: RuleSets, order: Sequence[int], limit: int) -> float | None:
    factors = [decision.questions[at].id for at in order]
    outcomes = [rule.outcome.value for rule in decision.rules]
    graph = compile_sets(factors, tuple(sets[at] for at in order), outcomes, limit)
    return mean_questions(graph) if graph else None
