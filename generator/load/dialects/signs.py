r"""Tell from a pattern which signs a text must have for it to match: most texts lack most of them.

What is read are patterns as this project writes them: groups, classes, escapes, quantifiers, and
assertions. A letter of ASCII says little about a text, so that only other signs count; all digits
are one sign, `DIGIT`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

DIGIT = "0"  # stands for any digit


@dataclass(frozen=True, slots=True)
class Part:
    """An alternative of a pattern: one of each of ``needs`` stands in all that it matches, or round it."""

    source: str
    needs: tuple[frozenset[str], ...]

    def may_match(self, there: frozenset[str]) -> bool:
        """Tell whether it may match in a text that has the signs *there*, and no others that are needed."""
        return not any(it.isdisjoint(there) for it in self.needs)


def parts_of(pattern: str) -> tuple[Part, ...]:
    """Return the alternatives of *pattern*, each with what it needs."""
    return tuple(Part(it, tuple(_needs(it))) for it in _Reader(pattern).parts())


def signs_in(text: str, signs: Collection[str]) -> frozenset[str]:
    """Return which of *signs* stand in *text*."""
    found = frozenset(signs).intersection(text) - {DIGIT}
    return found | {DIGIT} if DIGIT in signs and _DIGITS.search(text) else found


def at_line_starts(pattern: str) -> bool:
    """Tell whether all that *pattern* matches begins where a line does, if lines count for it."""
    return all(it.startswith(("^", r"\A")) for it in _Reader(pattern).parts())


def matches_at_lines(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what `finditer` would of a pattern that is `at_line_starts`: nothing else is looked at."""
    at, end = 0, 0
    while True:
        found = pattern.match(text, at) if at >= end else None
        if found:
            yield found
            end = found.end()
        at = text.find("\n", at) + 1
        if not at:
            return


# Private functions

_DIGITS = re.compile(r"\d")
_Signs = frozenset[str] | None  # one of them is needed; None: nothing is known to be


def _needs(part: str) -> list[frozenset[str]]:
    """Return what *part*, which is no choice between several, needs one of each of; the rarest first."""
    return sorted(_Reader(part).alternatives()[0], key=_weight)


_QUANTIFIER = re.compile(r"(?:[?*+]|\{(?P<least>\d*),?\d*\})[?+]?")
_GROUP = re.compile(r"\(\?(?:P<\w+>|P=\w+\)|\(\w+\)|[a-z-]*:|<?[=!])?")
_WIDEST = 800  # signs of a range that are looked at one by one
_ESCAPES = {"n": "\n", "t": "\t", "0": "\0", "d": DIGIT}
# How common signs are in words, at most times; others are rare.
_COMMON = {".": 9, ",": 9, "-": 7, DIGIT: 6, "\0": 6, "'": 5, "[": 4, "]": 5, ")": 4, "@": 4}
_COMMON |= {"(": 3, ":": 3, ";": 3}


def _best(branches: Sequence[Sequence[frozenset[str]]]) -> _Signs:
    """Return the rarest signs that each of *branches* needs one of."""
    found = [min(it, key=_weight, default=None) for it in branches]
    needed = [it for it in found if it is not None]
    return frozenset().union(*needed) if len(needed) == len(found) else None


def _weight(signs: frozenset[str]) -> int:
    return sum(_COMMON.get(it, 1) for it in signs)


class _Reader:
    """Reads a pattern once; each method leaves ``at`` behind what it has read."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def parts(self) -> Iterator[str]:
        """Yield the alternatives as they are written."""
        begin = 0
        while self._at < len(self._pattern):
            if self._pattern[self._at] == "|":
                yield self._pattern[begin : self._at]
                self._at += 1
                begin = self._at
            else:
                self._atom()
        yield self._pattern[begin:]

    def alternatives(self) -> list[list[frozenset[str]]]:
        """Return what each alternative needs, up to the end of this group."""
        found: list[list[frozenset[str]]] = [[]]
        while self._at < len(self._pattern) and self._pattern[self._at] != ")":
            if self._pattern[self._at] == "|":
                self._at += 1
                found.append([])
                continue
            needed = self._atom()
            if needed is not None and not self._may_be_absent():
                found[-1].append(needed)
        return found

    def _may_be_absent(self) -> bool:
        match = _QUANTIFIER.match(self._pattern, self._at)
        if match is None:
            return False
        self._at = match.end()
        return match[0][0] in "?*" or match["least"] in {"", "0"}

    def _atom(self) -> _Signs:
        sign = self._pattern[self._at]
        if sign == "(":
            needed = self._group()
        elif sign == "[":
            needed = self._class()
        elif sign == "\\":
            needed = _one(self._escape())
        else:
            self._at += 1
            needed = _one("" if sign in "^$." else _sign(sign))
        if needed is None:
            self._may_be_absent()  # its quantifier is read all the same
        return needed

    def _group(self) -> _Signs:
        head = _GROUP.match(self._pattern, self._at)
        written = head[0] if head else "("
        self._at += len(written)
        if written.endswith(")") and not written.startswith("(?("):  # a reference to a group
            return None
        needed = _best(self.alternatives())
        self._at += 1
        return None if written.endswith("!") or written.startswith("(?(") else needed

    def _class(self) -> _Signs:
        """Return the signs of a class, None for one that leaves signs out or has letters in it."""
        self._at += 1
        negated = self._pattern[self._at] == "^"
        self._at += negated
        signs: list[str] = [self._member()]
        while self._pattern[self._at] != "]":
            begin = signs[-1]
            if self._pattern[self._at] == "-" and self._pattern[self._at + 1] != "]" and begin:
                self._at += 1
                end = self._member()
                signs += map(chr, range(ord(begin), min(ord(end), ord(begin) + _WIDEST) + 1))
                signs += [""] * (ord(end) - ord(begin) > _WIDEST)
            else:
                signs.append(self._member())
        self._at += 1
        return frozenset(signs) if not negated and all(map(_counts, signs)) else None

    def _member(self) -> str:
        if self._pattern[self._at] == "\\":
            return self._escape()
        self._at += 1
        return _sign(self._pattern[self._at - 1])

    def _escape(self) -> str:
        """Return the sign that an escape stands for, "" for a class of them or a place."""
        letter = self._pattern[self._at + 1]
        self._at += 2
        width = {"x": 2, "u": 4, "U": 8}.get(letter, 0)
        if width:
            self._at += width
            return chr(int(self._pattern[self._at - width : self._at], 16))
        return _ESCAPES.get(letter, "" if letter.isalnum() else letter)


def _sign(written: str) -> str:
    return DIGIT if written.isdecimal() else written


def _counts(sign: str) -> bool:
    return sign == DIGIT or (sign not in {"", " "} and not (sign.isascii() and sign.isalnum()))


def _one(sign: str) -> _Signs:
    return frozenset([sign]) if _counts(sign) else None
