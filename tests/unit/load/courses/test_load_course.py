"""A course is read whole, each thing at its place; what cannot be read is found where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.courses import Sort
from tests.unit.taught import EDITION, Edit, reading_findings, taught


def test_all_of_a_course_is_read() -> None:
    """Fields, sections, questions, reasons, pins: as the file has them."""
    _, course = taught()
    (module,) = course.modules
    assert (module.id, module.minutes, module.rest) == ("open", 45, 10)
    assert course.introduction.source == "For whom, and what to bring [@li2010]."
    assert module.aim.source == "Say what it makes possible."
    (reading,) = module.readings
    assert (reading.link.text, reading.why.source) == ("Practise open leadership", "what for")
    assert reading.pin is not None
    assert (reading.pin.day, reading.pin.edition) == (date(2026, 11, 29), EDITION)
    (activity,) = module.activities
    assert (activity.id, activity.minutes, activity.text.source) == ("draw", 15, "Draw it.")
    assert [it.source for it in module.discussions] == ["Which side are you on?"]
    (question,) = module.questions
    assert question.sort is Sort.ONE
    assert [(it.words.source, it.right) for it in question.options] == [
        ("The IT department", False),
        ("Every resource", True),
    ]
    assert question.options[0].because.source == "IT is one of many."
    assert question.because.source == "All of them [@li2010]."
    assert [it.value for it in question.known] == ["leadership#all-resources"]
    assert module.trainer.source == "Bring boxes."
    assert course.passing == 80


@pytest.mark.parametrize(
    ("options", "sort"),
    [
        ("- [x] One\n- [ ] Two\n", Sort.ONE),
        ("- [x] One\n- [X] Two\n- [ ] Three\n", Sort.SEVERAL),
        ("- [x] True\n- [ ] False\n", Sort.TRUTH),
        ("", Sort.OPEN),
    ],
)
def test_sort_of_question_is_computed(options: str, sort: Sort) -> None:
    old = "- [ ] The IT department\n  Because: IT is one of many.\n- [x] Every resource\n"
    _, course = taught((old, options))
    assert course.questions[0].sort is sort


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="a good course"),
        pytest.param(
            [("### Read", "### Reading")], [("unknown-section", "### Reading")], id="section"
        ),
        pytest.param(
            [("### Read", "### Check")],
            [("unknown-section", "### Do"), ("unknown-section", "### Discuss"),
             ("unknown-section", "### Check")],
            id="out of order, and twice",
        ),
        pytest.param(
            [("Break: 10", "Brake: 10")], [("unknown-field", "Brake: 10")], id="a typing error"
        ),
        pytest.param(
            [("Minutes: 45", "minutes: 45")], [("unknown-field", "minutes: 45")], id="small letter"
        ),
        pytest.param(
            [("Break: 10", "Minutes: 10")], [("unknown-field", "Minutes: 10")], id="twice"
        ),
        pytest.param(
            [("possible.\n", "possible\nand what it costs.\n")], [], id="an aim of two lines"
        ),
        pytest.param([("Draw it.", "Note: draw\n\nMore: x")], [("unknown-field", "Note: draw")],
                     id="a name directly below a field is meant as one, in prose it is text"),
        pytest.param(
            [(" {#open}", "")], [("missing-id", "Open leadership")], id="module without id"
        ),
        pytest.param(
            [(" {#draw}", " {draw}")], [("course-stray-text", "draw")], id="braces of other words"
        ),
        pytest.param([("{#draw}", "{#Draw}")], [("course-bad-value", "Draw")], id="bad id"),
        pytest.param(
            [("{#draw}", "{#open}")], [("course-bad-value", "Draw the box")], id="an id twice"
        ),
        pytest.param(
            [("{#open}", "{#trainer}")], [("course-bad-value", "Open leadership")], id="reserved"
        ),
        pytest.param(
            [("{#draw}", "{#draw formerly=old,older}")], [], id="former ids"
        ),
        pytest.param(
            [("Minutes: 15", "Minutes: 15 min")], [("course-bad-value", "15 min")], id="minutes"
        ),
        pytest.param([("Minutes: 45", "Minutes: 601")], [("course-bad-value", "601")], id="too many"),
        pytest.param(
            [(f"2026-11-29 {EDITION}", "2026-11-31 5f3a9c1e")],
            [("course-bad-value", "2026-11-31 5f3a9c1e")],
            id="no such day",
        ),
        pytest.param(
            [("- [Practise", "- Nothing to click\n- [Practise")],
            [("course-stray-text", "- Nothing to click")],
            id="a reading without a link",
        ),
        pytest.param(
            [("- [ ] The", "- The")], [("option-without-box", "- The IT department")], id="no box"
        ),
        pytest.param(
            [("\nBecause: All", "\nStray words.\n\nBecause: All")],
            [("course-stray-text", "Stray words.")],
            id="text below the options",
        ),
        pytest.param(
            [("Draw it.", "##### Deep")],
            [("course-stray-text", "##### Deep")],
            id="a heading in prose",
        ),
        pytest.param(
            [("#all-resources\n", "#every-resource\n")],
            [("unknown-statement", "leadership#every-resource")],
            id="unknown statement",
        ),
        pytest.param(
            [("leadership.md#all", "leader.md#all")],
            [("broken-link", "../cards/leader.md#all-resources")],
            id="broken link",
        ),
        pytest.param(
            [("bring [@li2010]", "bring [@li2011]")], [("unknown-citation", "li2011")], id="no work"
        ),
        pytest.param([("Draw it.", "<font>Draw</font>")], [("raw-html", "<font>")],
                     id="raw HTML"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_found(edits: list[Edit], expected: list[tuple[str, str]]) -> None:
    assert reading_findings(*edits) == expected


def test_what_is_read_twice_is_found_once() -> None:
    """The words behind a link are part of its line: what is wrong in them is said once."""
    assert reading_findings(("what for", "what for [@nobody]")) == [("unknown-citation", "nobody")]


def test_allowances_in_a_course_hold() -> None:
    """A suppression in a question holds for all of the question."""
    _, course = taught(("Said-by:", "<!-- allow: single-option: a trial -->\n\nSaid-by:"))
    (allowed,) = course.sheet.document.allowances
    assert allowed.rule.value == "single-option"
    first = course.questions[0].span.line
    assert allowed.first_line <= first <= allowed.last_line
