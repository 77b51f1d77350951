"""Split a .bib text into blocks with bibtexparser, on a copy that holds only its structure.

In the copy comments are blank and plain values are filled, character for character: offsets stay,
`%` comments cannot look like entries, and the splitter has less than half of the marks to visit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from bibtexparser import model
from bibtexparser import splitter as foreign

# Its failures come back as blocks; what it logs besides would reach standard error.
foreign.logger.disabled = True


class Part(StrEnum):
    """The kinds of block."""

    ENTRY = "entry"
    STRING = "string"
    COMMENT = "comment"
    PREAMBLE = "preamble"
    TEXT = "text"
    FAILED = "failed"


class Block(NamedTuple):
    """A block at the offsets ``start`` to ``end``; ``fields`` are those of an entry.

    A field is its name, the name's offset, the value's offset and the value's end.
    """

    part: Part
    start: int
    end: int
    key: str = ""
    fields: tuple[tuple[str, int, int, int], ...] = ()

    def moved(self, by: int) -> Block:
        """Return the block *by* characters further on."""
        fields = tuple(
            (name, at + by, start + by, end + by) for name, at, start, end in self.fields
        )
        return Block(self.part, self.start + by, self.end + by, self.key, fields)


def comments(content: str) -> tuple[tuple[int, int], ...]:
    """Return where the ``%`` comments of *content* stand: those outside the values of fields."""
    signs = [match.start() for match in _COMMENT.finditer(content)]
    if not signs:
        return ()
    starts = [match.start() for match in _BLOCK_START.finditer(content)]
    found: list[tuple[int, int]] = []
    for first, last, inside in _stretches(signs, starts, len(content)):
        stretch = _Stretch(content, first, last)
        found += stretch.comments_inside() if inside else stretch.lines()
    return tuple(found)


def split(content: str, blanks: tuple[tuple[int, int], ...]) -> Iterator[Block]:
    """Yield the blocks of *content* in their order, the *blanks* (comments) taken as space.

    Entries in the usual form are matched whole. The splitter gets what stands between two of
    them; where it fails, what comes behind too, which may be a part of the same block.
    """
    bare = _blanked(content, blanks)
    at = 0
    for entry in _USUAL_ENTRY.finditer(bare):
        between = tuple(_foreign_blocks(bare[at : entry.start()], at))
        if any(block.part is Part.FAILED for block in between):
            break
        yield from between
        yield _usual_entry(bare, entry)
        at = entry.end()
    yield from _foreign_blocks(bare[at:], at)


# Private functions

_COMMENT = re.compile(r"%(?<![^\s,{}\"]%)[^\n]*")
_BLOCK_START = re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_COMMENT_MARK = re.compile(
    r"^[ \t]*@[A-Za-z]+[ \t]*[{(]|(?:^|(?<=[\s,{}\"]))%[^\n]*|\\.|[{}\"]", re.MULTILINE
)
# Text without braces; the possessive quantifiers make each value cost its length once.
_INNER = r"[^{}\\]*+(?:\\[^{}][^{}\\]*+)*+"
_ONE = rf"\{{{_INNER}\}}"
_TWO = rf"\{{{_INNER}(?:{_ONE}{_INNER})*+\}}"
_THREE = rf"\{{{_INNER}(?:{_TWO}{_INNER})*+\}}"
# A value in balanced braces, its text as group 1.
BRACED_VALUE = re.compile(rf"\s*+\{{({_INNER}(?:{_TWO}{_INNER})*+)\}}\s*+")
_PLAIN_VALUE = re.compile(
    rf"=[ \t\n]*+{_THREE}(?=[ \t\n]*+[,}}])(?:[ \t\n]*+,[ \t\n]*+(?=[A-Za-z}}]))?+"
)
# A field whose value is one word, or stands in quotes or balanced braces; an entry of such fields.
_NAME = r"[A-Za-z][\w+:.;/-]*+"
_VALUE = rf"(?:{_THREE}|\"[^\"{{}}\\@]*+\"|\w++)"
_USUAL_FIELD = rf"\s*+{_NAME}\s*+=\s*+{_VALUE}\s*+"
_USUAL_ENTRY = re.compile(
    r"^[ \t]*+(?P<entry>@(?!comment|preamble|string)[a-z]\w*+[ \t]*+\{\s*+"
    r"(?P<key>[^\s,{}()=\"@\\]++)\s*+(?P<fields>"
    rf"(?:,{_USUAL_FIELD})++),?+\s*+\}})",
    re.MULTILINE | re.IGNORECASE,
)
_NAME_AND_VALUE = re.compile(rf"(?P<name>{_NAME})\s*+=\s*+(?P<value>{_VALUE})")


def _stretches(signs: list[int], starts: list[int], end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield each block that has one of the *signs* in it, and whether it is one."""
    at = 0
    for number, start in enumerate([0, *starts]):
        last = starts[number] if number < len(starts) else end
        if at < len(signs) and signs[at] < last:
            yield start, last, number > 0
        while at < len(signs) and signs[at] < last:
            at += 1


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of a file between two entries."""

    content: str
    start: int
    end: int

    def lines(self) -> Iterator[tuple[int, int]]:
        for match in _COMMENT.finditer(self.content, self.start, self.end):
            yield match.span()

    def comments_inside(self) -> Iterator[tuple[int, int]]:
        """Yield the comments of the block from *start* on, and of what stands behind it."""
        depth, quoted = 0, False
        for match in _COMMENT_MARK.finditer(self.content, self.start, self.end):
            mark = match[0]
            if mark[0] == "%":
                if depth <= 1 and not quoted:
                    yield match.span()
            elif mark[-1] in "{(" and len(mark) > 1 and mark[0] != "\\":
                depth, quoted = 1, False
            elif mark == '"':
                quoted = quoted != (depth == 1)
            elif not quoted and depth:
                depth += {"{": 1, "}": -1}.get(mark, 0)


_PARTS: Mapping[type, Part] = {
    model.String: Part.STRING,
    model.ExplicitComment: Part.COMMENT,
    model.Preamble: Part.PREAMBLE,
}


def _blanked(content: str, blanks: tuple[tuple[int, int], ...]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in blanks:
        pieces += [content[at:start], " " * (end - start)]
        at = end
    pieces.append(content[at:])
    return "".join(pieces)


def _filled(content: str) -> str:
    return _PLAIN_VALUE.sub(_fill, content)


def _fill(match: re.Match[str]) -> str:
    """Return ``=xxx,`` and the space behind it, as long as the value that matched."""
    value = match[0]
    close = value.rfind("}")
    if close == len(value) - 1:
        return f"={'x' * close}"
    return f"={'x' * close},{' ' * (len(value) - close - 2)}"


def _usual_entry(bare: str, entry: re.Match[str]) -> Block:
    start, end = entry.span("entry")
    fields = tuple(
        (found["name"], found.start(), *found.span("value"))
        for found in _NAME_AND_VALUE.finditer(bare, *entry.span("fields"))
    )
    return Block(Part.ENTRY, start, end, entry["key"], fields)


def _foreign_blocks(piece: str, offset: int) -> Iterator[Block]:
    """Yield the blocks of *piece*, which stands at *offset* of the whole, as the splitter has them."""
    if "@" not in piece:
        if words := piece.strip():
            start = offset + len(piece) - len(piece.lstrip())
            yield Block(Part.TEXT, start, start + len(words))
        return
    skeleton = _filled(piece)
    at = 0
    for found in foreign.Splitter(skeleton).split().blocks:
        raw = found.raw or ""
        start = skeleton.find(raw, at)
        block = _block(found, start, start + len(raw), skeleton)
        # What failed may run into the block that made it fail.
        at = start + 1 if block.part is Part.FAILED else block.end
        yield block.moved(offset)


def _block(found: Any, start: int, end: int, skeleton: str) -> Block:
    if isinstance(found, model.ParsingFailedBlock):
        inner = found.ignore_error_block
        if isinstance(inner, model.Entry):  # only its key or a field stands twice
            return _entry(inner, start, end, skeleton)
        return Block(Part.STRING if inner else Part.FAILED, start, end)
    if isinstance(found, model.Entry):
        return _entry(found, start, end, skeleton)
    return Block(_PARTS.get(type(found), Part.TEXT), start, end)


def _entry(entry: Any, start: int, end: int, skeleton: str) -> Block:
    fields: list[tuple[str, int, int, int]] = []
    at = skeleton.find(",", start)
    find = skeleton.find
    for each in entry.fields:
        name = find(each.key, at)
        value = find(each.value, find("=", name + len(each.key)) + 1)
        at = value + len(each.value)
        fields.append((each.key, name, value, at))
    return Block(Part.ENTRY, start, end, entry.key, tuple(fields))
