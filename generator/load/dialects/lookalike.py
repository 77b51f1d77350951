"""Say what a pattern in plain words looks like, and how that is written here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.load.dialects.signs import at_line_starts, matches_at_lines

Matches = Callable[[str], Iterator[re.Match[str]]]


@dataclass(frozen=True, slots=True)
class Lookalike:
    """What a *pattern* in plain words looks like, and how that is written here.

    In the mask that patterns are held against, U+0000 stands for code and U+0001 for emphasis.
    ``right`` is a pattern and the template of what takes its place, where one edit mends it.
    """

    what: str
    help: str
    pattern: str
    right: tuple[str, str] | None = None

    def compiled(self) -> re.Pattern[str]:
        """Return the pattern compiled: a few of all are ever needed for one text."""
        return re.compile(self.pattern, re.MULTILINE)


def matches_of(pattern: str) -> Matches:
    """Return what yields the matches of *pattern* in a mask."""
    compiled = re.compile(pattern, re.MULTILINE)
    return partial(matches_at_lines, compiled) if at_line_starts(pattern) else compiled.finditer
