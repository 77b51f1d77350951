"""Place the fields of an entry without looking each line up again."""

from __future__ import annotations

from generator.findings.diagnostics import Span, Text

_FAR = 1 << 62  # behind every offset


class Placer:
    """Places offsets that only grow: it looks on from the line of the last one."""

    __slots__ = ("_line", "_next", "_path", "_start", "_starts")

    def __init__(self, text: Text, at: int) -> None:
        self._path = text.path
        self._starts = text.starts
        self._line = text.position(at)[0]
        self._start = self._starts[self._line - 1]
        self._next = self._line_end()

    def span(self, start: int, end: int) -> Span:
        """Return the place of *start* to *end*; neither lies before the last start."""
        if start > self._next:
            self._go_to(start)
        line, column = self._line, start - self._start + 1
        if end <= self._next:
            return Span(self._path, line, column, line, end - self._start + 1)
        self._go_to(end)
        return Span(self._path, line, column, self._line, end - self._start + 1)

    def _go_to(self, offset: int) -> None:
        while offset > self._next:
            self._line += 1
            self._start = self._next + 1
            self._next = self._line_end()

    def _line_end(self) -> int:
        """Return the offset of the line's end: the last that belongs to the line."""
        starts = self._starts
        return starts[self._line] - 1 if self._line < len(starts) else _FAR
