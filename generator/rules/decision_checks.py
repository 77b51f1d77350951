"""Hold the rules of decisions, one a module; each looks at one decision alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType

from generator.findings.diagnostics import Diagnostic
from generator.model.decisions import Decision
from generator.rules.decisions import (
    band_gap,
    basis_without_citation,
    citation_of_uncited,
    conflicting_rules,
    contrary_factor,
    decision_cycle,
    decision_too_large,
    deep_decision,
    differing_basis,
    empty_outcome,
    empty_pointer,
    failing_path_test,
    idle_condition,
    idle_factor,
    idle_front_matter,
    idle_question,
    link_in_hint,
    long_factor_order,
    long_hint,
    markup_in_title,
    masked_rule,
    next_to_itself,
    outcome_without_basis,
    overlapping_bands,
    overlapping_rules,
    repeated_answer,
    repeated_heading,
    repeated_test,
    single_answer,
    uncovered_answer,
    uncovered_combination,
    unordered_bands,
    unreachable_question,
    unreached_outcome,
    untaken_arrow,
    untested_outcome,
    untested_rule,
    unused_piece,
    wordless_way,
)

MODULES: tuple[ModuleType, ...] = (
    band_gap,
    basis_without_citation,
    citation_of_uncited,
    conflicting_rules,
    contrary_factor,
    decision_cycle,
    decision_too_large,
    deep_decision,
    differing_basis,
    empty_outcome,
    empty_pointer,
    failing_path_test,
    idle_condition,
    idle_factor,
    idle_front_matter,
    idle_question,
    link_in_hint,
    long_factor_order,
    long_hint,
    markup_in_title,
    masked_rule,
    next_to_itself,
    outcome_without_basis,
    overlapping_bands,
    overlapping_rules,
    repeated_answer,
    repeated_heading,
    repeated_test,
    single_answer,
    uncovered_answer,
    uncovered_combination,
    unordered_bands,
    unreachable_question,
    unreached_outcome,
    untaken_arrow,
    untested_outcome,
    untested_rule,
    unused_piece,
    wordless_way,
)
CHECKS: tuple[Callable[[Decision], Iterator[Diagnostic]], ...] = tuple(
    module.check for module in MODULES
)


def check_decision(decision: Decision) -> Iterator[Diagnostic]:
    """Yield what every rule finds in *decision*."""
    for check in CHECKS:
        yield from check(decision)
