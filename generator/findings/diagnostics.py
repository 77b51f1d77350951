"""Say what is wrong, where, and what to do: texts with places, rules, findings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from generator.words.words import N_


class Severity(StrEnum):
    """How much a finding counts.

    An error keeps the old site up, a warning is published (and counts under ``--strict``), an
    info never counts.
    """

    ERROR = N_("error")
    WARNING = N_("warning")
    INFO = N_("info")


class Fix(StrEnum):
    """What the fix of a rule may do to a text.

    A safe one leaves what the text says as it is. An unsafe one is most likely what was meant, and
    an author should look at it.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"


class Span(NamedTuple):  # a playbook has tens of thousands
    """A stretch of one file: lines and columns count from 1, columns in characters, end exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Text:
    r"""A file's text, and where an offset falls in it.

    ``path`` is relative to the project's root, with ``/``. ``content`` has ``\n`` line ends and
    no byte order mark. ``origin`` says where an excerpt was taken from; its offsets are its own,
    lines and columns are those of the file.
    """

    path: str
    content: str
    origin: Origin | None = field(default=None, repr=False)
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", _line_starts(self.content))

    def span(self, start: int, end: int | None = None) -> Span:
        """Return the stretch from offset *start* up to *end* (default: one character)."""
        stop = start + 1 if end is None else end
        if self.origin:
            return self.origin.text.span(*self.origin.stretch(start, stop))
        line, column = self.position(start)
        end_line, end_column = self.position(stop)
        return Span(self.path, line, column, end_line, end_column)

    def place(self, offset: int) -> int:
        """Return the offset in the whole file of *offset* in this text."""
        return self.origin.stretch(offset, offset)[0] if self.origin else offset

    def position(self, offset: int) -> tuple[int, int]:
        """Return where *offset* falls as line and column of the file, both counted from 1."""
        if self.origin:
            return self.origin.text.position(self.place(offset))
        inside = min(max(offset, 0), len(self.content))
        line = bisect_right(self.starts, inside)
        return line, inside - self.starts[line - 1] + 1

    def offset(self, line: int, column: int = 1) -> int:
        """Return the offset of *line* and *column* of the file, both counted from 1."""
        if self.origin:
            return bisect_left(self.origin.offsets, self.origin.text.offset(line, column))
        return self.starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """Return line *number* of the file, counted from 1, without its line end."""
        if self.origin and not self.origin.whole:
            return self.origin.text.line(number)
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.content)
        return self.content[start:end]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an excerpt was taken from: ``offsets`` has the place in *text* of each character.

    ``whole``: it is the file, but for white space at the beginning of lines.
    """

    text: Text
    offsets: Sequence[int]
    whole: bool = False

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return where in ``text`` the characters *start* to *end* of the excerpt stand."""
        last = len(self.offsets) - 1
        first = self.offsets[min(max(start, 0), last)]
        return first, self.offsets[min(end - 1, last)] + 1 if end > start else first


@dataclass(frozen=True, slots=True)
class Note:
    """A second place that explains a finding, such as "first used here"."""

    span: Span
    message: str


class Edit(NamedTuple):
    """A change of a text: what stands at *span* gives way to *text*."""

    span: Span
    text: str


def put(text: Text, offset: int, words: str) -> Edit:
    """Return the edit that puts *words* in at *offset* of *text*."""
    return Edit(text.span(offset, offset), words)


def line_out(text: Text, begin: int, end: int) -> Edit:
    """Return the edit that takes out *begin* to *end* of *text*: with the line, if it is all of it.

    Else the white space before it goes too, where the line ends behind it.
    """
    first = text.content.rfind("\n", 0, begin) + 1
    last = text.content.find("\n", end)
    last = len(text.content) if last < 0 else last
    before, behind = text.content[first:begin], text.content[end:last]
    if not (before + behind).strip():
        return Edit(text.span(first, min(last + 1, len(text.content))), "")
    return Edit(text.span(first + len(before.rstrip()) if not behind.strip() else begin, end), "")


def instead(span: Span, name: str) -> tuple[Edit, ...]:
    """Return the fix that writes *name* at *span*; none for ""."""
    return (Edit(span, name),) if name else ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is wrong, where, how bad, and what to do about it.

    ``fix``: the edits that mend it; none where only the author can tell what is right. ``safe``:
    they leave what the text says as it is.
    """

    rule: str
    severity: Severity
    span: Span
    message: str
    help: str = ""
    notes: tuple[Note, ...] = ()
    fix: tuple[Edit, ...] = ()
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """The name of a kind of finding and its severity.

    A rule's module is named as the rule; the module's docstring is the user's page of it. The
    settings cannot change the severity of a ``firm`` rule: what it finds costs a part of the site,
    or lets something in. ``fix`` says what its findings can carry, None for never any.
    """

    id: str
    severity: Severity
    firm: bool = False
    fix: Fix | None = None

    def at(
        self,
        span: Span,
        message: str,
        *,
        help: str = "",
        notes: Iterable[Note] = (),
        fix: Iterable[Edit] = (),
    ) -> Diagnostic:
        """Make a finding of this rule at *span*."""
        edits = tuple(fix)
        safe = bool(edits) and self.fix is Fix.SAFE
        return Diagnostic(self.id, self.severity, span, message, help, tuple(notes), edits, safe)


def by_place(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort *findings* by file, line and column, then rule and message; drop equal ones."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda it: (it.span, it.rule, it.message)))


# Private functions


def _line_starts(content: str) -> tuple[int, ...]:
    starts = [0]
    at = content.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = content.find("\n", at + 1)
    return tuple(starts)


@dataclass(frozen=True, slots=True)
class RuleDoc:
    """A rule, its summary in one sentence, and its page in Markdown without a title.

    ``stage`` says when it is found: ``reading``, ``checking``, ``checking courses`` or ``checking decisions``.
    """

    rule: Rule
    summary: str
    page_markdown: str
    stage: str
