r"""Turn our places into an editor's, and back.

Ours count lines and columns from 1, columns in characters. An editor counts from 0, columns in
units of an encoding that the two agree upon: in UTF-16, which every editor knows, a character
beyond U+FFFF is two. Lines end in ``\n``, ``\r\n`` or ``\r`` and in nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.findings.diagnostics import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Position(NamedTuple):
    """A place as an editor counts: line and units from 0."""

    line: int
    unit: int


class Change(NamedTuple):
    """A change that an editor made: what stood from *start* to *end* is now *text*."""

    start: Position
    end: Position
    text: str


@dataclass(frozen=True, slots=True)
class Units:
    """How an editor counts columns: ``size`` is that of a character in units."""

    encoding: str = "utf-16"

    def width(self, words: str) -> int:
        """Return how many units *words* are."""
        if self.encoding == "utf-32":
            return len(words)
        if self.encoding == "utf-8":
            return len(words.encode("utf-8", "surrogatepass"))
        return len(words) + len(_ASTRAL.findall(words))

    def index(self, line: str, unit: int) -> int:
        """Return how many characters of *line* stand before *unit*; all, where it is shorter."""
        at = 0
        for index, sign in enumerate(line):
            if at >= unit:
                return index
            at += self.width(sign)
        return len(line)


@dataclass(frozen=True, slots=True)
class Buffer:
    """A text as an editor has it, with its own line ends."""

    content: str
    units: Units = Units()

    @property
    def lines(self) -> Sequence[str]:
        """Return the lines without their ends; the last one is empty after a final line end."""
        return _LINE_END.split(self.content)

    def changed(self, change: Change) -> Buffer:
        """Return the buffer with *change* made."""
        start, end = self.offset(change.start), self.offset(change.end)
        return Buffer(self.content[:start] + change.text + self.content[end:], self.units)

    def offset(self, position: Position) -> int:
        """Return the offset of *position*; one beyond its line counts as the line's end."""
        begin = 0
        ends = _LINE_END.finditer(self.content)
        for _ in range(position.line):
            found = next(ends, None)
            if found is None:
                return len(self.content)
            begin = found.end()
        following = next(ends, None)
        line = self.content[begin : following.start() if following else len(self.content)]
        return begin + self.units.index(line, position.unit)


def to_position(line: int, column: int, lines: Sequence[str], units: Units) -> Position:
    """Return the place at *line* and *column* of ours in *lines* as the editor counts it."""
    if line > len(lines):
        return Position(max(0, len(lines) - 1), units.width(lines[-1]) if lines else 0)
    return Position(line - 1, units.width(lines[line - 1][: column - 1]))


def to_place(position: Position, lines: Sequence[str], units: Units) -> tuple[int, int]:
    """Return line and column of ours for *position* of the editor."""
    if position.line >= len(lines):
        return len(lines), len(lines[-1]) + 1 if lines else 1
    return position.line + 1, units.index(lines[position.line], position.unit) + 1


def to_range(span: Span, lines: Sequence[str], units: Units) -> tuple[Position, Position]:
    """Return where *span* begins and ends as the editor counts."""
    return (
        to_position(span.line, span.column, lines, units),
        to_position(span.end_line, span.end_column, lines, units),
    )
