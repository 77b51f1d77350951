"""Read the values of fields: braces, quotes, numbers, names of @strings, joined by ``#``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.load.bib.dates import MONTHS


class Flaw(StrEnum):
    """What may be wrong with a value."""

    UNCLOSED_BRACE = "unclosed brace"
    UNCLOSED_QUOTE = "unclosed quote"
    BARE_WORDS = "bare words"
    MISSING_COMMA = "missing comma"
    NOTHING_JOINED = "nothing joined"
    TOO_LONG = "too long"


class Value(NamedTuple):
    """A value as read: where its text stands, and where reading stopped.

    ``start``/``end`` bound the text without its braces or quotes; ``after`` lies behind the
    value. ``names`` are the @strings that nobody defined, with their offsets.
    """

    text: str
    start: int
    end: int
    after: int
    flaw: Flaw | None = None
    names: tuple[tuple[str, int], ...] = ()


# What BibTeX's styles define: the names of the months by their first three letters.
BUILT_IN: Mapping[str, str] = {
    name[:3].lower(): name
    for name in (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
}
LONGEST = 64 * 1024


def read_value(content: str, at: int, limit: int, strings: Mapping[str, str]) -> Value:
    """Read the value that begins at or after offset *at* of *content*, up to *limit*."""
    at = _skip_space(content, at, limit)
    pieces: list[str] = []
    unknown: list[tuple[str, int]] = []
    first: Value | None = None
    while True:
        piece = _Place(content, at, limit, strings).read_piece()
        first = first or piece
        pieces.append(piece.text)
        unknown += piece.names
        if len(pieces) > 1 and piece.after == piece.start:  # `#` and nothing behind it
            at = content.rindex("#", 0, at) + 1
            flat = "".join(pieces)
            return Value(flat, first.start, first.end, at, Flaw.NOTHING_JOINED, tuple(unknown))
        at = _skip_space(content, piece.after, limit)
        if piece.flaw or not content.startswith("#", at, limit):
            break
        at = _skip_space(content, at + 1, limit)
    text = "".join(pieces)
    flaw = piece.flaw
    if len(text) > LONGEST and len(pieces) > 1:
        text, flaw = text[:LONGEST], Flaw.TOO_LONG
    alone = len(pieces) == 1
    start, end = (first.start, first.end) if alone else (first.start, piece.after)
    return Value(text, start, end, piece.after, flaw, tuple(unknown))


# Private functions

_MARK = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTE_MARK = re.compile(r"\\.|[{}\"]", re.DOTALL)
_WORD = re.compile(r"[^\s,{}\"#=%()]+")
_BARE = re.compile(r"[^,{}\"=\n]*")
_NEXT_FIELD = re.compile(r"\n\s*[A-Za-z][\w+:-]*\s*=\s*$")
_FIELD_AHEAD = re.compile(r"\n[ \t]*[A-Za-z][\w+:-]*[ \t]*=")
_NAME_AHEAD = re.compile(r"[A-Za-z][\w+:-]*\s*=")
_BLANK = re.compile(r"\s*+")


def _skip_space(content: str, at: int, limit: int) -> int:
    while at < limit and content[at].isspace():
        at += 1
    return at


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a piece of a value begins, and how far it may reach."""

    content: str
    at: int
    limit: int
    strings: Mapping[str, str]

    def read_piece(self) -> Value:
        if self.at >= self.limit:
            return Value("", self.limit, self.limit, self.limit)
        if self.content[self.at] == "{":
            return self._read_braced()
        if self.content[self.at] == '"':
            return self._read_quoted()
        return self._read_bare()

    def _read_braced(self) -> Value:
        end = closing_brace(self.content, self.at, self.limit)
        if end < 0 or self._took_the_entry(end):
            return self._cut_short(Flaw.UNCLOSED_BRACE)
        return Value(self.content[self.at + 1 : end], self.at + 1, end, end + 1)

    def _took_the_entry(self, end: int) -> bool:
        """Say whether a value took the brace that closes the entry: fields in it, nothing behind it."""
        behind = _BLANK.match(self.content, end + 1, self.limit)
        if behind is None or behind.end() < self.limit:
            return False
        return _FIELD_AHEAD.search(self.content, self.at, end) is not None

    def _cut_short(self, flaw: Flaw) -> Value:
        """Take a value that nobody closed: up to the next line that begins a field."""
        ahead = _FIELD_AHEAD.search(self.content, self.at + 1, self.limit)
        end = ahead.start() if ahead else self.limit
        text = self.content[self.at + 1 : end].rstrip()
        text = (
            text.rstrip("}, \t\n") if flaw is Flaw.UNCLOSED_QUOTE or not ahead else text.rstrip(",")
        )
        return Value(text, self.at + 1, self.at + 1 + len(text), end, flaw)

    def _read_quoted(self) -> Value:
        depth = 0
        for match in _QUOTE_MARK.finditer(self.content, self.at + 1, self.limit):
            if match[0] == "{":
                depth += 1
            elif match[0] == "}":
                depth -= 1
                if depth < 0:
                    break
            elif match[0] == '"' and depth == 0:
                text = self.content[self.at + 1 : match.start()]
                if "\n" in text and _NEXT_FIELD.match(text, text.rindex("\n")):
                    break
                return Value(text, self.at + 1, match.start(), match.end())
        return self._cut_short(Flaw.UNCLOSED_QUOTE)

    def _read_bare(self) -> Value:
        word = _WORD.match(self.content, self.at, self.limit)
        if word is None:
            return Value("", self.at, self.at, self.at)
        after = _skip_space(self.content, word.end(), self.limit)
        if _NAME_AHEAD.match(
            self.content, after, self.limit
        ):  # only the comma is missing between the two
            return self._meant(word[0])
        if (
            after < self.limit
            and self.content[after] not in ",#})"
            and "\n" not in self.content[word.end() : after]
        ):
            return self._bare_words()
        return self._meant(word[0])

    def _meant(self, word: str) -> Value:
        """Return what a bare *word* stands for: a number, a month or an @string."""
        end = self.at + len(word)
        lower = word.lower()
        known = self.strings.get(lower, BUILT_IN.get(lower))
        if known is None and (word.isdecimal() or lower in MONTHS):
            known = word
        if known is not None:
            return Value(known, self.at, end, end)
        if not word[0].isalpha():
            return Value(word, self.at, end, end, Flaw.BARE_WORDS)
        return Value(word, self.at, end, end, names=((word, self.at),))

    def _bare_words(self) -> Value:
        match = _BARE.match(self.content, self.at, self.limit)
        text = match[0].rstrip() if match else ""
        end = self.at + max(len(text), 1)
        return Value(text, self.at, end, end, Flaw.BARE_WORDS)


def closing_brace(content: str, at: int, limit: int) -> int:
    """Return where the brace at offset *at* is closed, -1 if it is not before *limit*."""
    depth = 0
    for match in _MARK.finditer(content, at, limit):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth == 0:
                return match.start()
    return -1
