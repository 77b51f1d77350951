"""Hold the rules of courses, one a module; each looks at one course."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from generator.findings.diagnostics import Diagnostic
from generator.model.courses import Course
from generator.model.playbook import Playbook
from generator.rules.courses import (
    answer_by_position,
    changed_since_seen,
    minutes_exceeded,
    module_without_aim,
    module_without_content,
    module_without_minutes,
    never_seen,
    question_without_basis,
    question_without_right_answer,
    repeated_option,
    single_option,
    uncited_explanation,
)

Check: TypeAlias = Callable[[Course], Iterator[Diagnostic]]
LookingCheck: TypeAlias = Callable[[Course, Playbook], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    module_without_aim.check,
    module_without_minutes.check,
    module_without_content.check,
    minutes_exceeded.check,
    question_without_basis.check,
    question_without_right_answer.check,
    single_option.check,
    repeated_option.check,
    answer_by_position.check,
)
LOOKING_CHECKS: tuple[LookingCheck, ...] = (
    uncited_explanation.check,
    changed_since_seen.check,
    never_seen.check,
)


def check_course(course: Course, playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield what every rule finds in *course*."""
    for check in CHECKS:
        yield from check(course)
    for look in LOOKING_CHECKS:
        yield from look(course, playbook)
