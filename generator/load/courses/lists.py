"""Cut the lines of a section into what stands above its list, and the items of the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.load.decisions.findings import Reading as Found
from generator.load.decisions.lines import Line, stretch
from generator.rules.courses import course_stray_text
from generator.words.phrases import phrase

MARK = re.compile(r"[-*+][ \t]+|[-*+]\Z|[0-9]{1,9}[.)][ \t]+")


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list: its lines, and where its own text starts."""

    lines: tuple[Line, ...]
    start: int

    @property
    def end(self) -> int:
        """Return where its text ends."""
        return max(stretch(self.lines)[1], self.start)


def cut_list(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Item, ...], tuple[Line, ...]]:
    """Return the lines above the first list, its items, and the lines below it."""
    above: list[Line] = []
    items: list[list[Line]] = []
    below: list[Line] = []
    empty = False
    for line in lines:
        if below or (items and line.words and empty and not _belongs(line)):
            below.append(line)
        elif _begins(line):
            items.append([line])
        elif items:
            items[-1].append(line)
        else:
            above.append(line)
        empty = not line.words and not line.fenced
    return tuple(above), tuple(_item(it) for it in items), tuple(below)


def say_stray(found: Found, lines: Sequence[Line], where: str) -> None:
    """Find the first of *lines* that says something, where nothing reads it."""
    line = next((it for it in lines if it.words), None)
    if line:
        found.fault(
            course_stray_text.RULE,
            found.span(line),
            phrase("text stands below the list of %(where)s, where nothing reads it", where=where),
            phrase("move it above the list, or indent it to belong to the point before it"),
        )


# Private functions


def _begins(line: Line) -> bool:
    return line.indent < 2 and not line.fenced and MARK.match(line.words) is not None


def _belongs(line: Line) -> bool:
    """Tell whether *line*, after an empty one, is part of the list still."""
    return line.indent >= 2 or _begins(line)


def _item(lines: list[Line]) -> Item:
    mark = MARK.match(lines[0].words)
    return Item(tuple(lines), lines[0].start + (mark.end() if mark else 0))
