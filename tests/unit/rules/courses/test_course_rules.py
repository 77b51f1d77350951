"""Each rule of courses finds what its page says, at its place, and nothing else.

module-without-aim, module-without-minutes, module-without-content, minutes-exceeded,
question-without-basis, question-without-right-answer, single-option, repeated-option,
answer-by-position, uncited-explanation, changed-since-seen, never-seen.
"""

from __future__ import annotations

import pytest

from generator.rules.course_checks import CHECKS, LOOKING_CHECKS
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
from tests.unit.factories import card as card_text
from tests.unit.factories import guidance
from tests.unit.taught import EDITION, Check, Edit, edition, pointed_at, taught

SAID = "Said-by: leadership#all-resources\n"
OPTIONS = "- [ ] The IT department\n  Because: IT is one of many.\n- [x] Every resource\n"
SEEN = f" <!-- seen: 2026-11-29 {EDITION} -->"
QUESTION = "What does it bring to bear?"


def test_a_good_course_has_no_findings() -> None:
    """No rule finds anything in the course that the other tests break."""
    rules: list[Check] = [*CHECKS, *LOOKING_CHECKS]
    assert [pointed_at(check) for check in rules] == [[]] * 12
    assert edition() == EDITION


@pytest.mark.parametrize(
    ("check", "edits", "expected"),
    [
        pytest.param(
            module_without_aim.check,
            [("Aim: Say what it makes possible.\n", "")],
            ["Open leadership"],
            id="no aim",
        ),
        pytest.param(
            module_without_minutes.check,
            [("Minutes: 45\n", "")],
            ["Open leadership"],
            id="no minutes",
        ),
        pytest.param(
            module_without_minutes.check,
            [("Minutes: 45\n", "Minutes: long\n")],
            [],
            id="faulty minutes are a finding already",
        ),
        pytest.param(
            module_without_content.check,
            [("### For the trainer", "## Empty {#empty}\n\n### For the trainer")],
            ["Empty"],
            id="notes for the trainer alone",
        ),
        pytest.param(
            minutes_exceeded.check,
            [("Minutes: 15", "Minutes: 46")],
            ["Minutes: 45"],
            id="activities longer than the module",
        ),
        pytest.param(minutes_exceeded.check, [("Minutes: 15", "Minutes: 45")], [], id="all of it"),
        pytest.param(question_without_basis.check, [(SAID, "")], [QUESTION], id="no basis"),
        pytest.param(
            question_without_basis.check,
            [(SAID, "Said-by: leadership#nothing\n")],
            [],
            id="an unknown statement is a finding already",
        ),
        pytest.param(
            question_without_right_answer.check, [("[x]", "[ ]")], [QUESTION], id="no tick"
        ),
        pytest.param(
            question_without_right_answer.check, [(OPTIONS, "")], [], id="an open question"
        ),
        pytest.param(
            question_without_right_answer.check,
            [(OPTIONS, "- [x] True\n- [x] False\n")],
            [QUESTION],
            id="true and false",
        ),
        pytest.param(
            single_option.check, [(OPTIONS, "- [x] Every resource\n")], ["Every resource"], id="one"
        ),
        pytest.param(
            repeated_option.check,
            [("The IT department", "every  resource")],
            ["Every resource"],
            id="the same words",
        ),
    ],
)
def test_rule(check: Check, edits: list[Edit], expected: list[str]) -> None:
    assert pointed_at(check, *edits) == expected


@pytest.mark.parametrize(
    ("words", "hangs"),
    [
        ("All of the above", True),
        ("None of these", True),
        ("Both A and C", True),
        ("A, B and C", True),
        ("Answers 1 and 2", True),
        ("Neither of the above", True),
        ("the previous option", True),
        ("(a) and (b)", True),
        ("None", True),
        ("The first two", True),
        ("None of its resources", False),
        ("All resources of the business", False),
        ("Both CIO and CMO", False),
        ("Option contracts", False),
        ("The above-ground cable", False),
        ("Vitamins A and D", False),
    ],
)
def test_answer_by_position(words: str, hangs: bool) -> None:
    """What hangs on the place of other options is found; words that only sound so are not."""
    found = pointed_at(answer_by_position.check, ("The IT department", words))
    assert found == ([words] if hangs else [])


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([("of them [@li2010]", "of them [@zhu2013]")], ["zhu2013"], id="another work"),
        pytest.param([("one of many.", "one of many [@zhu2013].")], ["zhu2013"], id="of an option"),
        pytest.param(
            [(SAID, "Said-by: leadership#more-work\n")], ["li2010"], id="of an uncited statement"
        ),
        pytest.param(
            [(SAID, "Said-by: leadership#more-work, leadership#all-resources\n")],
            [],
            id="one of several statements cites it",
        ),
        pytest.param([(" [@li2010].\nSaid", ".\nSaid")], [], id="no citation at all"),
    ],
)
def test_uncited_explanation(edits: list[Edit], expected: list[str]) -> None:
    """A reason cites only what the statements of its question cite."""
    assert pointed_at(uncited_explanation.check, *edits) == expected


def test_never_seen() -> None:
    """A reading of a card without a pin is found; one of another thing is not."""
    reading = "[Practise open leadership](../cards/leadership.md#all-resources): what for"
    assert pointed_at(never_seen.check, (SEEN, "")) == [reading]
    assert pointed_at(never_seen.check, (SEEN, " <!-- seen: today -->")) == []
    other = "\n- [Roles](../roles/cio.md)\n\n### Do"
    assert pointed_at(never_seen.check, ("\n\n### Do", other)) == []


CHANGES = """changes:
  - date: 2026-11-28
    words: Before
  - date: 2026-11-30
    words: Limits are named
    meaning: true
"""


@pytest.mark.parametrize(
    ("statement", "changed"),
    [
        pytest.param("- All resources [@li2010]. <!-- id: all-resources -->", False, id="same"),
        pytest.param(
            "- All\n  resources [@li2010, p. 4]. <!-- id: everything; from: A1 -->",
            False,
            id="a page, a note, a line end",
        ),
        pytest.param("- *All* resources [@li2010]. <!-- id: all-resources -->", False, id="marks"),
        pytest.param("- Most resources [@li2010]. <!-- id: all-resources -->", True, id="words"),
        pytest.param("- All resources [@zhu2013]. <!-- id: all-resources -->", True, id="a work"),
        pytest.param(
            "- All resources. <!-- id: all-resources; basis: uncited -->", True, id="its basis"
        ),
    ],
)
def test_changed_since_seen(statement: str, changed: bool) -> None:
    """A pin is old when a statement's words, basis or works are others."""
    work = "- Work adds up. <!-- id: more-work; basis: uncited -->"
    card = card_text(guidance(statement, work), title="Practise open leadership", front=CHANGES)
    found = pointed_at(changed_since_seen.check, leadership=card)
    assert found == ([f"2026-11-29 {EDITION}"] if changed else [])


def test_a_key_that_leads_nowhere_is_told_alone() -> None:
    """A typing error in a card is no new edition of it in every course that reads the card."""
    text = card_text(guidance("- Resources are many [@li2100]. <!-- id: all-resources -->"))
    assert pointed_at(changed_since_seen.check, leadership=text) == []


def test_notes_tell_the_changes_since() -> None:
    """Of the card's dated changes those after the pinned day are told, with their weight."""
    text = card_text(guidance("- Other [@li2010]. <!-- id: all-resources -->"), front=CHANGES)
    playbook, course = taught(leadership=text)
    (finding,) = changed_since_seen.check(course, playbook)
    notes = [note.message for note in finding.notes]
    assert notes == ["2026-11-30: Limits are named; the advice itself changed"]
