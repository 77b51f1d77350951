"""Read the part of FEEL that tables are made of: literals, lists, `not(...)`, comparisons, ranges."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from generator.load.foreign.nouns import Report, Test, Value
from generator.model.values import Band
from generator.words.phrases import phrase

_STRING = r'"(?:[^"\\]|\\.)*"'
_DATE = rf"(?:date\(\s*{_STRING}\s*\)|@{_STRING})"
_NUMBER = r"-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?"
_LITERAL = rf"(?:{_STRING}|{_DATE}|{_NUMBER}|true|false)"
# An item of a list: a comparison, an interval, or a literal by itself.
_ITEM = re.compile(
    rf"""\s*(?:
        (?P<sign><=|>=|<|>|=)?\s*(?P<value>{_LITERAL})
      | (?P<left>[\[(\]])\s*(?P<low>{_LITERAL})\s*\.\.\s*(?P<high>{_LITERAL})\s*(?P<right>[\])\[])
    )\s*(?P<comma>,|\Z)""",
    re.VERBOSE,
)
_NOT = re.compile(r"not\s*\((?P<inside>.*)\)\s*\Z", re.DOTALL)
_ESCAPED = re.compile(r"\\(u[0-9a-fA-F]{4}|.)")
_SHORT = {"n": "\n", "t": "\t", "r": "\r"}


def read_test(words: str, line: int, report: Report) -> Test | None:
    """Return what the unary tests *words* ask; None, and a report, where that cannot be said."""
    words = words.strip()
    if words in {"", "-"}:
        return Test(line=line)
    negated = _NOT.match(words)
    values: list[Value] = []
    bands: list[Band] = []
    inside = negated["inside"] if negated else words
    at = 0
    while at < len(inside):
        item = _ITEM.match(inside, at)
        if not item:
            report(
                line,
                phrase(
                    "`%(words)s` is more than literals, lists, ranges and `not(...)`", words=words
                ),
            )
            return None
        _take(item, values, bands)
        at = item.end()
        if item["comma"] == "," and not inside[at:].strip():
            report(line, phrase("`%(words)s` ends in a comma", words=words))
            return None
    return Test(tuple(values), tuple(bands), bool(negated), line)


def read_literal(words: str) -> Value | None:
    """Return the value of the literal *words*; None where it is none."""
    words = words.strip()
    if re.fullmatch(_STRING, words):
        return _ESCAPED.sub(_unescaped, words[1:-1])
    if words in {"true", "false"}:
        return words == "true"
    if re.fullmatch(_NUMBER, words):
        return Decimal(words)
    return _day(words)


def read_list(words: str) -> tuple[Value, ...]:
    """Return the literals in the list *words*, () where it has others."""
    test = read_test(words, 0, lambda _line, _words: None)
    return test.values if test and not test.bands and not test.negated else ()


def kind_of(value: Value) -> str:
    """Return the type of *value* as FEEL calls it."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, Decimal):
        return "number"
    return "string"


def ordinal(words: str) -> Decimal | None:
    """Return the number of the day that the literal *words* is."""
    found = re.search(_STRING, words)
    try:
        return Decimal(date.fromisoformat(found[0][1:-1]).toordinal()) if found else None
    except ValueError:
        return None


# Private functions


class Day(Decimal):
    """A date as the number of its day, told apart from other numbers."""


def _day(words: str) -> Day | None:
    if not re.fullmatch(_DATE, words):
        return None
    found = ordinal(words)
    return Day(found) if found is not None else None


def _unescaped(found: re.Match[str]) -> str:
    mark = found[1]
    return chr(int(mark[1:], 16)) if mark[0] == "u" and len(mark) == 5 else _SHORT.get(mark, mark)


def _take(item: re.Match[str], values: list[Value], bands: list[Band]) -> None:
    if item["left"]:
        low, high = read_literal(item["low"]), read_literal(item["high"])
        if isinstance(low, Decimal) and isinstance(high, Decimal):
            bands.append(Band(low, high, item["left"] == "[", item["right"] == "]", _of(low)))
        return
    value = read_literal(item["value"])
    sign = item["sign"]
    if value is None:
        return
    if sign in {None, "="}:
        values.append(value)
    elif isinstance(value, Decimal) and sign in {"<", "<="}:
        bands.append(Band(None, value, True, sign == "<=", _of(value)))
    elif isinstance(value, Decimal):
        bands.append(Band(value, None, sign == ">=", False, _of(value)))


def _of(value: Decimal) -> str:
    return "date" if isinstance(value, Day) else "number"
