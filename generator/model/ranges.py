# ruff: noqa: RUF001  # because: typographic dashes divide ranges of pages
"""Find ranges of numbers that end before they begin."""

from __future__ import annotations

import re

# A letter before the numbers may be a part of both, as in `S33-S26`; dates and ISBNs have more parts.
_RANGE = re.compile(
    r"(?<![\w.:-])(?P<letter>[A-Za-z]?)(?P<start>\d{1,9})\s*(?:-{1,3}|–|—)\s*"
    r"(?P<second>[A-Za-z]?)(?P<end>\d{1,9})(?![\w:-]|\.\d)"
)


def backward(words: str) -> str:
    """Return the first range in *words* that ends before it begins, "" where there is none.

    A shortened end is filled up: `128-9` ends at 129, `1498-503` at 1503.
    """
    for match in _RANGE.finditer(words):
        start, end = match["start"], match["end"]
        if match["letter"].lower() != (match["second"] or match["letter"]).lower():
            continue
        if len(end) < len(start):
            end = start[: len(start) - len(end)] + end
        if int(end) < int(start):
            return match[0]
    return ""
