"""Hold the rules of decisions, one a module; each looks at one decision alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType

from generator.findings.diagnostics import Diagnostic
from generator.model.decisions import Decision
from generator.rules.decisions import (
    basis_without_citation,
    citation_of_uncited,
    conflicting_rules,
    contrary_factor,
    decision_cycle,
    deep_decision,
    empty_outcome,
    failing_path_test,
    idle_factor,
    idle_question,
    link_in_hint,
    long_factor_order,
    long_hint,
    masked_rule,
    outcome_without_basis,
    overlapping_rules,
    repeated_answer,
    repeated_heading,
    single_answer,
    uncovered_combination,
    unreachable_question,
    unreached_outcome,
    untested_outcome,
)

MODULES: tuple[ModuleType, ...] = (
    basis_without_citation,
    citation_of_uncited,
    conflicting_rules,
    contrary_factor,
    decision_cycle,
    deep_decision,
    empty_outcome,
    failing_path_test,
    idle_factor,
    idle_question,
    link_in_hint,
    long_factor_order,
    long_hint,
    masked_rule,
    outcome_without_basis,
    overlapping_rules,
    repeated_answer,
    repeated_heading,
    single_answer,
    uncovered_combination,
    unreachable_question,
    unreached_outcome,
    untested_outcome,
)
CHECKS: tuple[Callable[[Decision], Iterator[Diagnostic]], ...] = tuple(
    module.check for module in MODULES
)


def check_decision(decision: Decision) -> Iterator[Diagnostic]:
    """Yield what every rule finds in *decision*."""
    for check in CHECKS:
        yield from check(decision)
