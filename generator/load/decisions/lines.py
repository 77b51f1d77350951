"""Cut the body of a decision into sections, entries and blocks of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.findings.diagnostics import Text


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file: its offsets without outer white space, and what it says."""

    start: int
    end: int
    words: str
    indent: int = 0
    fenced: bool = False  # inside a block of code, whose lines are never grammar


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the lines below it; ``heading`` is None for what stands above the first."""

    heading: Line | None
    lines: tuple[Line, ...]


Block = tuple[Line, ...]


def lines_of(text: Text, start: int) -> tuple[Line, ...]:
    """Return the lines of *text* from offset *start*, marked where they are code."""
    found: list[Line] = []
    fence = ""
    at = start
    for raw in text.content[start:].split("\n"):
        words = raw.strip()
        indent = len(raw) - len(raw.lstrip())
        mark = _fence(words) if indent < 4 else ""
        fenced = bool(fence or mark)
        if not fence:
            fence = mark
        elif mark.startswith(fence) and not words.strip(mark[0]):
            fence = ""
        found.append(Line(at + indent, at + indent + len(words), words, indent, fenced))
        at += len(raw) + 1
    return tuple(found)


def parts(lines: Iterable[Line], level: int) -> Iterator[Part]:
    """Cut *lines* at their headings of *level*."""
    mark = "#" * level + " "
    heading: Line | None = None
    held: list[Line] = []
    for line in lines:
        if line.words.startswith(mark) and not line.fenced and line.indent < 4:
            yield Part(heading, tuple(held))
            heading, held = line, []
        else:
            held.append(line)
    yield Part(heading, tuple(held))


def blocks(lines: Iterable[Line]) -> Iterator[Block]:
    """Group *lines* that no empty line divides."""
    held: list[Line] = []
    for line in lines:
        if line.words or line.fenced:
            held.append(line)
        elif held:
            yield tuple(held)
            held = []
    if held:
        yield tuple(held)


def stretch(lines: Sequence[Line]) -> tuple[int, int]:
    """Return where *lines*, without the empty ones around them, start and end."""
    full = [line for line in lines if line.words]
    return (full[0].start, full[-1].end) if full else (0, 0)


# Private functions


def _fence(words: str) -> str:
    for mark in ("`", "~"):
        run = len(words) - len(words.lstrip(mark))
        if run >= 3:
            return mark * run
    return ""
