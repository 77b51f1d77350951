"""No pattern can read a text in more ways than it has letters: that would take for ever.

Looked for is the worst of such patterns: two repeats side by side that take the same signs, inside of
a repeat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generator.load.dialects.lookalikes import INLINE

parser: Any = import_module("re._parser")
ROOT = Path(__file__).resolve().parents[2]
SIGNS = "ab1 |-=*.:;,()[]\n#>\t"
MANY = 20
OLD = r"\A\| [^|\n]+ \|(?:(?: [^|\n]+ \|)*| *(?:\n *\| [^|\n]+[^\n]*)+)\Z"
REPEATS = {"MAX_REPEAT", "MIN_REPEAT"}
ONE = {"LITERAL", "NOT_LITERAL", "ANY", "IN"}


def overlaps(pattern: str, flags: int = 0) -> list[str]:
    """Return the signs that each two repeats take which stand side by side inside of a repeat."""
    return list(_within(parser.parse(pattern, flags), inside=False))


def _within(parts: Sequence[Any], *, inside: bool) -> Iterator[str]:
    for at, (kind, value) in enumerate(parts):
        if str(kind) in REPEATS:
            many = value[1] > MANY
            if many and inside and _is_one(value[2]):
                yield from _shared(value[2], parts[at + 1 :])
            yield from _within(value[2], inside=inside or (many and not _is_one(value[2])))
        elif str(kind) == "SUBPATTERN":
            yield from _within(value[3], inside=inside)
        elif str(kind) == "BRANCH":
            for branch in value[1]:
                yield from _within(branch, inside=inside)


def _shared(first: Sequence[Any], others: Sequence[Any]) -> Iterator[str]:
    for kind, value in others:
        if str(kind) not in REPEATS or not _is_one(value[2]):
            return
        if value[1] > MANY and (both := _signs(first) & _signs(value[2])):
            yield "".join(sorted(both))
        if value[0]:
            return


def _is_one(parts: Sequence[Any]) -> bool:
    return len(parts) == 1 and str(parts[0][0]) in ONE


def _signs(parts: Sequence[Any]) -> set[str]:
    """Return which of the signs a part of one sign takes."""
    kind, value = parts[0]
    if str(kind) == "ANY":
        return {*SIGNS} - {"\n"}
    given = [(kind, value)] if str(kind) != "IN" else value
    return {it for it in SIGNS if _takes(given, it)}


def _takes(given: Sequence[Any], sign: str) -> bool:
    hit = denied = False
    for kind, value in given:
        match str(kind):
            case "NEGATE":
                denied = True
            case "LITERAL":
                hit |= ord(sign) == value
            case "NOT_LITERAL":
                hit |= ord(sign) != value
            case "RANGE":
                hit |= value[0] <= ord(sign) <= value[1]
            case _:
                letter = {"SPACE": "s", "DIGIT": "d", "WORD": "w"}[str(value).rpartition("_")[2]]
                letter = letter.upper() if "_NOT_" in str(value) else letter
                hit |= re.fullmatch(f"\\{letter}", sign) is not None
    return hit != denied


def test_it_finds_such_a_pattern() -> None:
    assert overlaps(OLD) == ["".join(sorted({*SIGNS} - {"|", "\n"}))]


@pytest.mark.parametrize("number", range(len(INLINE)))
def test_signs_of_other_dialects(number: int) -> None:
    assert overlaps(INLINE[number].pattern) == []


def test_patterns_of_all_modules() -> None:
    paths = sorted((ROOT / "generator").rglob("*.py"))
    names = [".".join(it.relative_to(ROOT).with_suffix("").parts) for it in paths]
    found = {
        (name, it.pattern)
        for name in names
        if not name.endswith(("__main__", "__init__"))
        for it in vars(import_module(name)).values()
        if isinstance(it, re.Pattern) and isinstance(it.pattern, str)
    }
    assert len(found) > 300
    assert [it for it in found if overlaps(it[1])] == []
