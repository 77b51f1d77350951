"""Check the finished playbook: one rule a module, the module named as the rule.

A check takes the playbook and yields findings. It neither prints nor judges, and it says nothing of
what an earlier stage has said already. To add one: write its module with its page, put it below,
write its unit test and its golden case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

from generator.checks import (
    acknowledged_stub,
    allowance_without_reason,
    bad_statement_id,
    bare_statement,
    card_without_evidence,
    card_without_guidance,
    contradictory_basis,
    duplicate_relation,
    evidence_mismatch,
    future_review,
    glossary_clash,
    heading_jump,
    image_without_alt,
    incomplete_reference,
    link_to_draft,
    link_to_retired,
    link_without_text,
    needless_successor,
    overdue_review,
    page_clash,
    repeated_note,
    replaced_by_loop,
    requires_loop,
    retired_without_successor,
    self_relation,
    stray_note,
    summary_too_long,
    title_twice,
    uncovered_fact,
    unused_facet_value,
    unused_reference,
    unused_role,
)
from generator.checks.courses import check_course
from generator.checks.decisions import check_decision
from generator.diagnostics import Diagnostic
from generator.model import Playbook

Check: TypeAlias = Callable[[Playbook], Iterator[Diagnostic]]
DatedCheck: TypeAlias = Callable[[Playbook, date], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    # what the cards rest on
    bare_statement.check,
    contradictory_basis.check,
    evidence_mismatch.check,
    card_without_guidance.check,
    card_without_evidence.check,
    uncovered_fact.check,
    unused_reference.check,
    incomplete_reference.check,
    acknowledged_stub.check,
    # how pages hang together
    link_to_draft.check,
    link_to_retired.check,
    retired_without_successor.check,
    needless_successor.check,
    replaced_by_loop.check,
    self_relation.check,
    duplicate_relation.check,
    requires_loop.check,
    page_clash.check,
    # names and words
    bad_statement_id.check,
    title_twice.check,
    summary_too_long.check,
    glossary_clash.check,
    unused_facet_value.check,
    unused_role.check,
    # the text
    stray_note.check,
    repeated_note.check,
    heading_jump.check,
    image_without_alt.check,
    link_without_text.check,
    allowance_without_reason.check,
)
DATED_CHECKS: tuple[DatedCheck, ...] = (overdue_review.check, future_review.check)


def run_checks(playbook: Playbook, today: date) -> tuple[Diagnostic, ...]:
    """Return what all checks find; *today* is the day that reviews are held against."""
    findings = [finding for check in CHECKS for finding in check(playbook)]
    findings += (finding for check in DATED_CHECKS for finding in check(playbook, today))
    for decision in playbook.decisions.values():
        findings += check_decision(decision)
    for course in playbook.courses.values():
        findings += check_course(course, playbook)
    return tuple(findings)
