"""Places of ours and of an editor are the same places, whatever the text holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings.diagnostics import Span
from generator.lsp.buffers import Buffer, Change, Position, Units, to_place, to_position, to_range

ENCODINGS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
# Characters of every width, and those that some programs take for line ends.
SIGNS = st.text("ab\u00e4\u4e2d\U0001d49c\u2028\u0085\x0b\n", max_size=40)


@given(SIGNS, st.sampled_from(sorted(ENCODINGS)), st.data())
def test_positions(content: str, encoding: str, data: st.DataObject) -> None:
    """Each place leads to units as the encoding counts them, and back to itself."""
    lines, units = Buffer(content).lines, Units(encoding)
    line = data.draw(st.integers(1, len(lines)))
    column = data.draw(st.integers(1, len(lines[line - 1]) + 1))
    position = to_position(line, column, lines, units)
    codec, size = ENCODINGS[encoding]
    assert position.unit == len(lines[line - 1][: column - 1].encode(codec)) // size
    assert to_place(position, lines, units) == (line, column)


@given(SIGNS, SIGNS, st.sampled_from(["\n", "\r\n", "\r"]), st.data())
def test_changes(content: str, new: str, end: str, data: st.DataObject) -> None:
    """A part that is changed is the part between the two places."""
    lines = content.split("\n")
    first = data.draw(st.integers(0, len(content)))
    last = data.draw(st.integers(first, len(content)))

    def place(offset: int) -> Position:
        before = content[:offset].split("\n")
        return Position(len(before) - 1, len(before[-1].encode("utf-16-le")) // 2)

    changed = Buffer(end.join(lines)).changed(Change(place(first), place(last), new))
    expected = content[:first].replace("\n", end) + new + content[last:].replace("\n", end)
    assert changed.content == expected


@pytest.mark.parametrize(
    ("position", "content"),
    [
        pytest.param(Position(0, 99), "ab|\ncd", id="beyond the line"),
        pytest.param(Position(9, 0), "ab\ncd|", id="beyond the text"),
        pytest.param(Position(1, 0), "ab\n|cd", id="begin of a line"),
        pytest.param(Position(1, 99), "ab\ncd|", id="beyond the last line"),
    ],
)
def test_places_that_are_not_there(position: Position, content: str) -> None:
    """A place beyond is the end of its line, or of the text."""
    buffer = Buffer("ab\ncd")
    assert buffer.changed(Change(position, position, "|")).content == content


def test_half_a_character() -> None:
    """A place within a character of two units is behind it."""
    assert Units().index("\U0001d49cb", 1) == 1


def test_range_of_a_file_that_is_not_there() -> None:
    """What is told of a file that could not be read stands at its begin."""
    assert to_range(Span("x", 1, 1, 1, 1), (), Units()) == (Position(0, 0), Position(0, 0))
