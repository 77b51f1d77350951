"""Turn the bytes of a file into text: UTF-8 alone, and no character that hides or deceives."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.findings.diagnostics import Diagnostic, Edit, Note, Span, Text
from generator.load.characters import forbidden, is_suspect, without_forbidden
from generator.rules.files import (
    bad_encoding,
    bad_line_ends,
    conflict_marker,
    forbidden_character,
    over_limit,
)
from generator.words.phrases import joined, phrase

LINE_LIMIT = 64 * 1024  # characters
UTF_8 = phrase(
    "save the file as UTF-8: editors offer that where they save under another name, as encoding"
)
SHOWN = 20  # limit: as many characters are named in one file


def decode(path: str, data: bytes) -> tuple[Text | None, tuple[Diagnostic, ...]]:
    r"""Return *data* as text with ``\n`` line ends and no byte order mark, None if it is none.

    Each forbidden character is a finding and becomes U+FFFD in the text.
    """
    file = _Bytes(path, data)
    if data.count(0) * 4 > len(data):  # every second byte, or nearly, of Latin letters
        return None, (file.undecodable(0),)
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (file.undecodable(error.start),)
    content, ends = file.with_line_feeds(content)
    too_long = file.long_line(content)
    if too_long:
        return None, (*ends, too_long)
    text = Text(path, content)
    faults = tuple(_forbidden(text)) if is_suspect(content) else ()
    if faults:
        text = Text(path, without_forbidden(content))
    if not any(sign * 7 in content for sign in "<>|"):
        return text, (*ends, *faults[:SHOWN])
    page = path.endswith(".md")
    shown = _shown_code(content) if page else ()
    conflicts = tuple(_conflicts(text, shown))
    # Of a page in two versions nothing else is said: what names it would be told of both
    torn = page and any(not inside for inside, _ in conflicts)
    return None if torn else text, (*ends, *faults[:SHOWN], *(found for _, found in conflicts))


# Private functions

# What git writes into a file where two changes meet; both must stand there.
_CONFLICT = re.compile(
    r"^<{7}(?: [^\n]*)?$(?P<both>.*?)^>{7}(?: [^\n]*)?$", re.MULTILINE | re.DOTALL
)


# One of the marks, left over: the middle one may be the line below a heading.
_MARK = re.compile(r"^(?P<sign>[<>|])(?P=sign){6}(?: [^\n]*)?$", re.MULTILINE)


_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})(?P<info>.*)$", re.MULTILINE)


def _shown_code(content: str) -> tuple[tuple[int, int], ...]:
    """Return where blocks of code between fences stand in Markdown: what is in them may be an example."""
    blocks: list[tuple[int, int]] = []
    fence, start = "", 0
    for found in _FENCE.finditer(content):
        if not fence:
            fence, start = found["fence"], found.end()
        elif found["fence"].startswith(fence) and not found["info"].strip():
            blocks.append((start, found.start()))
            fence = ""
    return tuple(blocks)


def _conflicts(text: Text, shown: Sequence[tuple[int, int]]) -> Iterator[tuple[bool, Diagnostic]]:
    """Yield a finding for what git left, and whether it stands in one of the blocks *shown*."""
    whole = [found.span() for found in _CONFLICT.finditer(text.content)]
    for mark in _MARK.finditer(text.content):
        if not any(start <= mark.start() < end for start, end in whole):
            message = phrase("a mark of git's is left over here")
            help = phrase("take the line out, and see whether what stands around it is there twice")
            yield _conflict(text, shown, mark.span(), mark.span(), message, help)
    for found in _CONFLICT.finditer(text.content):
        line = text.content.index("\n", found.start())
        message = phrase("two versions of these lines stand here, with git's marks")
        help = phrase("keep what is right of the two, and take out the three lines of marks")
        end = Note(text.span(found.end("both"), found.end()), phrase("it ends here"))
        stretch = found.start(), line
        yield _conflict(text, shown, found.span(), stretch, message, help, end)


def _conflict(
    text: Text,
    shown: Sequence[tuple[int, int]],
    whole: tuple[int, int],
    told: tuple[int, int],
    message: str,
    help: str,
    *notes: Note,
) -> tuple[bool, Diagnostic]:
    inside = any(start <= whole[0] and whole[1] <= end for start, end in shown)
    if inside:
        allowance = "<!-- allow: conflict-marker: an example -->"
        example = phrase(
            "if it is an example, write `%(allowance)s` below the block", allowance=allowance
        )
        help = joined([help, example], "; ")
    return inside, conflict_marker.RULE.at(text.span(*told), message, help=help, notes=notes)


@dataclass(frozen=True, slots=True)
class _Bytes:
    """The bytes of a file."""

    path: str
    data: bytes

    def undecodable(self, offset: int) -> Diagnostic:
        place = self._place(self.data[:offset])
        encoding = self._other_encoding(offset)
        if encoding == "Windows-1252":
            sign = self.data[offset : offset + 1].decode("cp1252")
            message = phrase(
                "the file is no UTF-8, but Latin-1 or Windows-1252 as it seems (`%(sign)s`)",
                sign=sign,
            )
        elif encoding:
            message = phrase("the file is no UTF-8, but %(encoding)s", encoding=encoding)
        else:
            message = phrase(
                "the file is no UTF-8: the byte 0x%(data)s cannot stand here",
                data=f"{self.data[offset]:02X}",
            )
        return bad_encoding.RULE.at(place, message, help=UTF_8)

    def with_line_feeds(self, content: str) -> tuple[str, tuple[Diagnostic, ...]]:
        content = content.replace("\r\n", "\n")
        at = content.find("\r")
        if at < 0:
            return content, ()
        line, column = content.count("\n", 0, at) + 1, at - content.rfind("\n", 0, at)
        old = "\n" not in content
        message = (
            phrase("lines end in a carriage return alone, as on old Macs")
            if old
            else phrase("a carriage return stands without a line feed")
        )
        place = Span(self.path, line, column, line, column + 1)
        help = phrase("save the file with Unix line ends")
        finding = bad_line_ends.RULE.at(place, message, help=help, fix=self._line_ends(content))
        return content.replace("\r", "\n"), (finding,)

    def long_line(self, content: str) -> Diagnostic | None:
        if len(content) <= LINE_LIMIT:
            return None
        for number, line in enumerate(content.split("\n"), 1):
            if len(line) > LINE_LIMIT:
                place = Span(self.path, number, LINE_LIMIT + 1, number, len(line) + 1)
                message = phrase(
                    "the line has %(count)s characters, more than %(line_limit)s",
                    count=f"{len(line):,}",
                    line_limit=f"{LINE_LIMIT:,}",
                )
                return over_limit.RULE.at(place, message, help=phrase("break the line"))
        return None

    def _other_encoding(self, offset: int) -> str:
        """Return what else *data* may be; where UTF-8 went well up to *offset*, it is no other."""
        if self.data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
            return "UTF-32"
        if self.data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "UTF-16"
        if self.data.count(0) * 4 > len(self.data) and not self.data.endswith(b"\x00\x00"):
            return "UTF-16"
        if (
            b"\x00" in self.data
            or not self.data[:offset].isascii()
            or self.data[offset] in _UNUSED_IN_1252
        ):
            return "GBK" if self._is_gbk() else ""
        return "GBK" if self._is_gbk() else "Windows-1252"

    def _is_gbk(self) -> bool:
        """Say whether *data* looks like Chinese: what is no ASCII comes in pairs, most of common signs."""
        runs = _NO_ASCII.findall(self.data)
        if any(len(run) % 2 for run in runs):
            return False
        firsts = b"".join(run[::2] for run in runs)
        common = sum(0xB0 <= first <= 0xD7 for first in firsts)
        return len(firsts) > 1 and common * 4 > len(firsts) * 3

    def _place(self, before: bytes) -> Span:
        known = (
            before.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
        )
        line, column = known.count("\n") + 1, len(known) - known.rfind("\n")
        return Span(self.path, line, column, line, column + 1)

    def _line_ends(self, content: str) -> Iterator[Edit]:
        """Yield the edit of each line end of *content* that is a carriage return alone."""
        pieces = re.split("([\r\n])", content)
        for number, (line, end) in enumerate(zip(pieces[::2], pieces[1::2], strict=False), 1):
            if end == "\r":
                yield Edit(Span(self.path, number, len(line) + 1, number + 1, 1), "\n")


_NO_ASCII = re.compile(rb"[\x80-\xff]+")
_UNUSED_IN_1252 = b"\x81\x8d\x8f\x90\x9d"


def _forbidden(text: Text) -> Iterator[Diagnostic]:
    for start, end, message, help in forbidden(text.content):
        place = text.span(start, end)
        unseen = unicodedata.category(text.content[start]) == "Cf"
        fix = (Edit(place, ""),) if unseen else ()
        yield forbidden_character.RULE.at(place, message, help=help, fix=fix)
