"""One cause is told once."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Diagnostic, Note, Severity, Span
from generator.findings.echoes import without_echoes


def finding(rule: str, line: int, start: int, end: int, path: str = "a.md") -> Diagnostic:
    return Diagnostic(rule, Severity.INFO, Span(path, line, start, line, end), "")


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        pytest.param(("mistaken-citation", 3, 5, 9), ("foreign-markup", 3, 5, 9), 1, id="same"),
        pytest.param(("mistaken-citation", 3, 6, 8), ("foreign-markup", 3, 5, 9), 1, id="round it"),
        pytest.param(("mistaken-citation", 3, 5, 9), ("foreign-markup", 3, 9, 12), 2, id="behind"),
        pytest.param(("mistaken-citation", 3, 5, 9), ("foreign-markup", 4, 5, 9), 2, id="below"),
        pytest.param(("mistaken-citation", 3, 5, 9), ("raw-html", 3, 5, 9), 2, id="its own cause"),
    ],
)
def test_a_finding_within_another(
    first: tuple[str, int, int, int], second: tuple[str, int, int, int], left: int
) -> None:
    """What stands where another knows the cause is left out."""
    assert left == len(without_echoes([finding(*first), finding(*second)]))


def test_a_stretch_up_to_its_note() -> None:
    """Between git's marks nothing else is told."""
    end = Note(Span("a.md", 9, 1, 9, 8), "it ends here")
    marks = Diagnostic("conflict-marker", Severity.ERROR, Span("a.md", 3, 1, 3, 8), "", "", (end,))
    inside, below = finding("heading-jump", 5, 1, 4), finding("heading-jump", 11, 1, 4)
    other = finding("heading-jump", 5, 1, 4, "b.md")
    assert without_echoes([marks, inside, below, other]) == (marks, below, other)


def test_what_is_never_closed_swallows_the_rest() -> None:
    """Nothing is told of what stands in it, nor of what a card lacks for it; a cell beyond a table does not."""
    cut = finding("lost-words", 3, 1, 4)
    end = Note(Span("a.md", 9, 1, 9, 8), "up to here")
    cut = Diagnostic("lost-words", Severity.WARNING, cut.span, "", "", (end,))
    inside, before = finding("unstated-guidance", 3, 1, 4), finding("raw-html", 2, 1, 4)
    lacking = finding("card-without-guidance", 1, 1, 4)
    assert without_echoes([cut, inside, before, lacking]) == (cut, before)
    cell = finding("lost-words", 3, 1, 4)
    assert without_echoes([cell, lacking]) == (cell, lacking)


def test_a_renamed_folder_hides_what_it_holds() -> None:
    """What is missing for it is not told, wherever it is missed; what is wrong elsewhere is."""
    folder = finding("renamed-folder", 1, 1, 1, "kb/Karten")
    missed = [finding("unknown-card", 4, 1, 4), finding("unused-reference", 1, 1, 4, "a.bib")]
    missed += [finding("uncovered-fact", 7, 9, 12, "kb/sources/a.yml")]
    other = finding("bare-statement", 9, 1, 4)
    assert without_echoes([folder, *missed, other]) == (folder, other)
    assert without_echoes([*missed, other]) == (*missed, other)
