"""Whatever stands in a course, reading it raises nothing, and every finding lies in its file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.findings.diagnostics import Text
from generator.load.courses import load_course
from tests.unit.taught import COURSE, PATH

LINES = COURSE.splitlines()
PIECES = (
    "## ", "### Read", "### Check", "#### Q {#q}", "- [x] ", "- [ ] a", "Because: ", "Said-by: a#b",
    "Minutes: ", "Minutes: 9999999", "{#", "}", "{#a formerly=}", "```", "<!-- seen: -->", "<!--",
    "- [a](b)", "> ", "\t", "  - ", "1. ", "[^1]: x", "| a |", "\u00e9\U0001f600", "- ", "-", "Aim:",
)  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(LINES), st.sampled_from(PIECES), st.text()), max_size=40))
def test_reading_never_raises(lines: list[str]) -> None:
    text = Text(PATH, "\n".join(lines))
    course, _, findings = load_course(text)
    for finding in findings:
        assert 1 <= finding.span.line <= len(text.starts)
    size = len(text.content)
    assert all(0 <= it.start <= it.end <= size for it in course.proses())


@given(st.lists(st.integers(0, len(LINES) - 1), max_size=12), st.text(max_size=8))
def test_a_broken_course_never_raises(cut: list[int], put: str) -> None:
    lines = [put if at in cut else line for at, line in enumerate(LINES)]
    load_course(Text(PATH, "\n".join(lines)))
