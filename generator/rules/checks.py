"""Check the finished playbook: one rule a module, the module named as the rule.

A check takes the playbook and yields findings. It neither prints nor judges, and it says nothing of
what an earlier stage has said already. To add one: write its module with its page, put it below,
write its unit test and its golden case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import chain
from typing import TypeAlias

from generator.cache.values import Values
from generator.findings.diagnostics import Diagnostic
from generator.model.playbook import Playbook, only, without_sheets
from generator.model.sheets import Sheet
from generator.rules.apart import apart_of, found_apart
from generator.rules.bibliography import acknowledged_stub, incomplete_reference, unused_reference
from generator.rules.cards import (
    bare_statement,
    card_without_evidence,
    duplicate_relation,
    evidence_mismatch,
    future_date,
    future_review,
    many_due_at_once,
    overdue_review,
    replaced_by_loop,
    requires_loop,
    self_relation,
    stray_note,
    term_without_citation,
    uncovered_fact,
    unused_facet_value,
    unused_role,
)
from generator.rules.course_checks import check_course
from generator.rules.decision_checks import check_decision
from generator.rules.links import (
    link_to_draft,
    link_to_retired,
    page_clash,
    unlocked_address,
    vague_link,
    vanished_address,
    wrapped_address,
)
from generator.rules.words import (
    allowance_without_reason,
    empty_page,
    glossary_clash,
    title_twice,
)

Check: TypeAlias = Callable[[Playbook], Iterator[Diagnostic]]
DatedCheck: TypeAlias = Callable[[Playbook, date], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    # what the cards rest on
    bare_statement.check,
    term_without_citation.check,
    evidence_mismatch.check,
    card_without_evidence.check,
    uncovered_fact.check,
    unused_reference.check,
    incomplete_reference.check,
    acknowledged_stub.check,
    many_due_at_once.check,
    # how pages hang together
    link_to_draft.check,
    link_to_retired.check,
    replaced_by_loop.check,
    self_relation.check,
    duplicate_relation.check,
    requires_loop.check,
    page_clash.check,
    vanished_address.check,
    unlocked_address.check,
    empty_page.check,
    # names and words
    title_twice.check,
    glossary_clash.check,
    unused_facet_value.check,
    unused_role.check,
    # the text
    stray_note.check,
    vague_link.check,
    wrapped_address.check,
    allowance_without_reason.check,
)
DATED_CHECKS: tuple[DatedCheck, ...] = (
    overdue_review.check,
    future_review.check,
    future_date.check,
)


def run_checks(
    playbook: Playbook, today: date, values: Values | None = None
) -> tuple[Diagnostic, ...]:
    """Return what all checks find; *today* is the day that reviews are held against.

    What *values* has of sheets that are the same as before is not looked for again.
    """
    values = values or Values()
    findings = [finding for check in CHECKS for finding in check(playbook)]
    findings += (finding for check in DATED_CHECKS for finding in check(playbook, today))
    sheets = {sheet.path: sheet for sheet in playbook.all_sheets()}
    found = values.each("apart", sheets, (), partial(_apart, values))
    findings += (*chain.from_iterable(found), *found_apart(without_sheets(playbook)))
    for decision in playbook.decisions.values():
        findings += check_decision(decision)
    for course in playbook.courses.values():
        findings += check_course(course, playbook)
    return tuple(findings)


# Private functions


def _apart(values: Values, sheet: Sheet) -> tuple[Diagnostic, ...]:
    """Return what stands in *sheet*: as it was found when it was parsed, if no name in it is lost."""
    return values.recall(apart_of(sheet), (sheet,), lambda: found_apart(only(sheet)))
