"""Lay out a .bib file: one field a line, names in small letters, values and comments as written.

Only white space, the case of names, the comma behind the last field and the quotation marks around
values change. An entry that has a flaw, a comment in it or parentheses around it stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from generator.findings.diagnostics import Text
from generator.load.bib.skeleton import BRACED_VALUE, Block, Part, comments, split
from generator.load.bib.values import closing_brace, read_value


def format_bib(text: Text) -> str:
    """Return *text* laid out; formatting the result again changes nothing."""
    content = text.content
    blanks = comments(content)
    pieces: list[str] = []
    at = 0
    for block in split(content, blanks):
        shown = _entry(content, block, blanks) if block.part is Part.ENTRY else ""
        if shown:
            pieces += [_gap(content[at : block.start], first=at == 0), shown]
            at = block.end
    pieces.append(content[at:].rstrip())
    return "".join(pieces).lstrip("\n") + "\n" if content.strip() else ""


# Private functions

_TYPE = re.compile(r"@(?P<type>\w+)[ \t]*\{\s*")
_NAME = re.compile(r"[A-Za-z_][\w+:.;/-]*")
_KEY = re.compile(r"[^\s,={}\"%()]+")
_GOES_ON = re.compile(r"[\s,})]*[A-Za-z][\w+:-]*\s*=")
_WIDEST = 24


def _gap(between: str, *, first: bool) -> str:
    """Return what stands between two entries: one empty line where there is nothing."""
    if between.strip() or not between:
        return between
    return "" if first else "\n\n"


def _entry(content: str, block: Block, blanks: tuple[tuple[int, int], ...]) -> str:
    """Return an entry laid out, ``""`` for one that is better left alone."""
    head = _TYPE.match(content, block.start)
    if head is None or not _KEY.fullmatch(block.key) or _GOES_ON.match(content, block.end):
        return ""
    if _has_comment(blanks, block):
        return ""
    lines: list[tuple[str, str]] = []
    for name, _, value_at, value_end in block.fields:
        value = _value(content, value_at, value_end)
        if not value or not _NAME.fullmatch(name):
            return ""
        lines.append((name.lower(), value))
    width = min(max((len(name) for name, _ in lines), default=0), _WIDEST)
    fields = "".join(f"  {name:{width}} = {value},\n" for name, value in lines)
    return f"@{head['type'].lower()}{{{block.key},\n{fields}}}"


def _has_comment(blanks: tuple[tuple[int, int], ...], block: Block) -> bool:
    """Say whether one of the comments, which are sorted, begins in *block*."""
    first = bisect_left(blanks, (block.start, 0))
    return first < len(blanks) and blanks[first][0] < block.end


def _value(content: str, start: int, end: int) -> str:
    """Return a value as it is to stand, ``""`` where it has a flaw."""
    written = content[start:end].strip()
    if BRACED_VALUE.fullmatch(written):
        return written
    read = read_value(content, start, end, {})
    if read.flaw or content[read.after : end].strip():
        return ""
    if written == f'"{read.text}"' and "\\" not in read.text and _is_balanced(read.text):
        return f"{{{read.text}}}"
    return written


def _is_balanced(text: str) -> bool:
    braced = f"{{{text}}}"
    return closing_brace(braced, 0, len(braced)) == len(braced) - 1
