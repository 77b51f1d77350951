"""Look for an order of a table's factors that asks fewer questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from generator.decisions.graph import compile_rules
from generator.decisions.model import Decision, Graph

FACTORS = 12
STEPS = 400  # larger graphs are left alone: each trial compiles the table anew
CELLS = 1_200  # of the table of rules, for the same reason


def mean_questions(graph: Graph) -> Fraction:
    """Return how many questions are asked on average, all answers being as likely."""
    mean = [Fraction(0)] * len(graph.steps)
    for at in range(len(graph.steps) - 1, -1, -1):
        leads = graph.steps[at].leads
        if leads:
            mean[at] = 1 + sum((mean[lead] for lead in leads), Fraction(0)) / len(leads)
    return mean[0]


def better_order(decision: Decision) -> tuple[tuple[str, ...], Fraction]:
    """Return an order of factors that asks fewer questions on average, and how many.

    The order is () where none was found: each factor is tried in each place, as long as it helps.
    """
    graph = decision.graph
    if not decision.rules or graph is None or not _is_small(decision, graph):
        return (), Fraction(0)
    best = list(range(len(decision.questions)))
    first = least = mean_questions(graph)
    improved = True
    while improved:
        improved = False
        for factor in range(len(best)):
            for place in range(len(best)):
                trial = [it for it in best if it != factor]
                trial.insert(place, factor)
                mean = _mean_of(decision, trial)
                if mean is not None and mean < least:
                    best, least, improved = trial, mean, True
    order = tuple(decision.questions[at].id for at in best)
    return (order, least) if least < first else ((), Fraction(0))


# Private functions


def _is_small(decision: Decision, graph: Graph) -> bool:
    factors = len(decision.questions)
    cells = factors * len(decision.rules)
    return len(graph.steps) <= STEPS and factors <= FACTORS and cells <= CELLS


def _mean_of(decision: Decision, order: Sequence[int]) -> Fraction | None:
    factors = [decision.questions[at] for at in order]
    rules = [replace(it, masks=tuple(it.masks[at] for at in order)) for it in decision.rules]
    graph = compile_rules(factors, rules, limit=10 * STEPS)
    return mean_questions(graph) if graph else None
