"""Read marginal notes: HTML comments of ``name: value`` pairs, and suppressions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.findings.diagnostics import Diagnostic, Edit, Span, Text, instead, line_out
from generator.findings.suggestions import closest
from generator.model.text import Allowance, MarginalNote, Name
from generator.rules.cards import unknown_basis, unknown_note
from generator.rules.cards.unknown_note import CITE, CITING
from generator.words.author_words import basis_name, note_name
from generator.words.phrases import phrase

NAMES = ("allow", "basis", "formerly", "from", "id", "seen")
BASES = ("editorial", "uncited")

PAIR = re.compile(r"\s*(?P<name>[A-Za-z-]+)\s*:\s*(?P<value>[^;]*)")
ALLOW = re.compile(r"\s*allow\s*:\s*(?P<rule>[\w-]*)\s*(?::\s*(?P<reason>.*))?", re.DOTALL)


def blank_lines(text: Text) -> tuple[int, ...]:
    """Return the numbers of the blank lines of *text*, with 0 and the one after its last."""
    lines = text.content.split("\n")
    blank = (number for number, line in enumerate(lines, start=1) if not line.strip())
    return (0, *blank, len(lines) + 1)


def read_comment(
    text: Text, start: int, end: int, blanks: Sequence[int]
) -> tuple[tuple[MarginalNote, ...], tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Read the HTML comment that stands from *start* to *end*; *blanks* are its blank lines.

    A comment that does not begin with ``word:`` is an ordinary comment and says nothing.
    """
    inside = text.content[start + 4 : end - 3]
    if allow := ALLOW.match(inside):
        return (), (_Comment(start, end, blanks).allowance(text, allow),), ()
    pairs = tuple(_pairs(text, inside, start + 4))
    named = _NAMED.fullmatch(inside)
    alone = basis_name(named["basis"] if named else inside.strip()).casefold()
    if not pairs and alone in BASES:
        return _bare_basis(text, start, end, alone)
    if not pairs:
        return (), (), ()
    if right := _parted(inside):
        return _run_together(text, start, end, right)
    note = MarginalNote(pairs, start, end, text.span(start, end))
    return (note,), (), tuple(_unknown(note)) or tuple(_unpaired(text, inside, start + 4))


def read_unclosed(text: Text, start: int) -> Iterator[tuple[MarginalNote, Diagnostic]]:
    """Yield the note that begins at *start* and is never closed, as it is meant, with its finding."""
    found = _UNCLOSED.match(text.content, start)
    if found:
        place, last = text.span(start, found.end()), found.end("inside")
        pairs = tuple(_pairs(text, found["inside"], found.start("inside")))
        message = phrase("the note is never closed, and stands on the page as it is typed")
        fix = (Edit(text.span(last, found.end()), " -->"),)
        help = phrase("close it with `-->`")
        finding = unknown_note.RULE.at(place, message, help=help, fix=fix)
        yield MarginalNote(pairs, start, found.end(), place), finding


# Private functions

_UNCLOSED = re.compile(
    r"<!--(?P<inside>[ \t]*(?:basis|formerly|from|id)[ \t]*:(?:(?!--)[^\n>])*?[^\s>-])[ \t]*(?:-{0,2}>?|>)[ \t]*$",
    re.MULTILINE,
)

_NAMED = re.compile(r"\s*(?:basis\s*[=\u2013-]?\s*)?(?P<basis>editorial|uncited)\s*", re.IGNORECASE)


def _bare_basis(
    text: Text, start: int, end: int, basis: str
) -> tuple[tuple[MarginalNote, ...], tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Return the note that is meant, and the finding that it is written otherwise."""
    place = text.span(start, end)
    right = f"<!-- basis: {basis} -->"
    message = phrase("the note does not say what is `%(basis)s`", basis=basis)
    fix = instead(place, right)
    finding = unknown_note.RULE.at(
        place, message, help=phrase("did you mean `%(near)s`?", near=right), fix=fix
    )
    note = MarginalNote(((Name("basis", place), Name(basis, place)),), start, end, place)
    return (note,), (), (finding,)


_NEXT = re.compile(r"(?<=[^\s;:,])\s*,?\s+(?=(?:basis|formerly|from|id|seen)\s*:)")


def _parted(inside: str) -> str:
    """Return what stands *inside* a note with semicolons between its pairs, "" if they are there."""
    right = _NEXT.sub("; ", " ".join(inside.split()))
    return right if right.count(";") > inside.count(";") else ""


def _run_together(
    text: Text, start: int, end: int, right: str
) -> tuple[tuple[MarginalNote, ...], tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Return the note that is meant, and the finding that nothing parts its pairs."""
    place = text.span(start, end)
    meant = f"<!-- {right} -->"
    finding = unknown_note.RULE.at(
        place,
        phrase("a semicolon parts the pairs of a note"),
        help=phrase("did you mean `%(near)s`?", near=meant),
        fix=instead(place, meant),
    )
    pairs = tuple(
        (Name(note_name(it["name"]), place), Name(basis_name(it["value"].rstrip()), place))
        for part in right.split(";")
        if (it := PAIR.fullmatch(part))
    )
    return (MarginalNote(pairs, start, end, place),), (), (finding,)


def _pairs(text: Text, inside: str, offset: int) -> Iterator[tuple[Name, Name]]:
    at = offset
    for number, part in enumerate(inside.split(";")):
        found = PAIR.fullmatch(part)
        if found is None and number == 0:
            return
        if found is not None:
            value = found["value"].rstrip()
            length = max(len(value), 1)
            name_at, value_at = at + found.start("name"), at + found.start("value")
            known = note_name(found["name"])
            value = basis_name(value) if known == "basis" else value
            yield (
                Name(known, text.span(name_at, name_at + len(found["name"]))),
                Name(value, text.span(value_at, value_at + length)),
            )
        at += len(part) + 1


def _unpaired(text: Text, inside: str, offset: int) -> Iterator[Diagnostic]:
    """Yield a finding for each part of a note that is no pair."""
    at = offset
    for part in inside.split(";"):
        words = part.strip()
        if words and not PAIR.fullmatch(part):
            begin = at + part.index(words)
            meant = (
                phrase("did you mean `basis: %(words)s`?", words=words) if words in BASES else ""
            )
            yield unknown_note.RULE.at(
                text.span(begin, begin + len(words)),
                phrase(
                    "a marginal note is made of `name: value` pairs, and `%(words)s` is none",
                    words=words[:40],
                ),
                help=meant
                or phrase("write `from`, `basis`, `id` or `formerly`, a colon and the value"),
                fix=instead(text.span(begin, begin + len(words)), f"basis: {words}")
                if meant
                else (),
            )
        at += len(part) + 1


@dataclass(frozen=True, slots=True)
class _Comment:
    """A comment, and the empty lines round it."""

    begin: int
    end: int
    blanks: Sequence[int]

    def allowance(self, text: Text, found: re.Match[str]) -> Allowance:
        """Let an allowance hold for the block that it stands in or, alone, for the one before it."""
        at = self.begin + 4 + found.start("rule")
        rule = Name(found["rule"], text.span(at, at + max(len(found["rule"]), 1)))
        reason = (found["reason"] or "").strip()
        span = text.span(self.begin, self.end)
        first, last = self._block(span)
        removal = self._removal(text)
        if text.content[text.offset(first) : self.begin].strip():
            return Allowance(rule, reason, span, first, last, removal)
        if text.content[self.end : text.offset(last, len(text.line(last)) + 1)].strip():
            return Allowance(rule, reason, span, first, last, removal)
        return Allowance(rule, reason, span, self._before(first), last, removal)

    def _removal(self, text: Text) -> Edit:
        """Return what takes out the comment from *begin* to *end*: with its line, where that is safe.

        A line that keeps two blocks apart stays as a blank one.
        """
        span = text.span(self.begin, self.end)
        alone = not (
            text.line(span.line)[: span.column - 1]
            + text.line(span.end_line)[span.end_column - 1 :]
        ).strip()
        above, below = (span.line - 1 in self.blanks), (span.end_line + 1 in self.blanks)
        if alone and (above or below):
            last = span.end_line + 1 + (above and below and span.end_line + 1 < self.blanks[-1])
            return Edit(Span(span.path, span.line, 1, last, 1), "")
        if alone:
            return Edit(span, "")
        return line_out(text, self.begin, self.end)

    def _block(self, span: Span) -> tuple[int, int]:
        """Return the first and last line of the block around *span*, blank lines bounding it."""
        above = self.blanks[bisect_left(self.blanks, span.line) - 1]
        below = self.blanks[bisect_right(self.blanks, span.end_line)]
        return above + 1, below - 1

    def _before(self, line: int) -> int:
        """Return the first line of the block before the one that begins at *line*."""
        at = bisect_left(self.blanks, line) - 1
        while at > 0 and self.blanks[at - 1] == self.blanks[at] - 1:
            at -= 1
        return self.blanks[at - 1] + 1 if at > 0 else line


_KEY = re.compile(r"^[@\[]|[^\W\d_]\d{4}[a-z]?\b|\b(?:19|20)\d\d\b")


def _unknown(note: MarginalNote) -> Iterator[Diagnostic]:
    for name, value in note.pairs:
        if name.value == "basis" and value.value not in BASES:
            yield unknown_basis.RULE.at(
                value.span,
                phrase("a statement has no basis `%(value)s`", value=value.value),
                help=phrase("did you mean `%(near)s`?", near=near)
                if (near := closest(value.value, BASES))
                else CITE
                if value.value.casefold() == "cited" or _KEY.search(value.value)
                else phrase(
                    "write `uncited` (the source says it without a source) or `editorial` (we do)"
                ),
                fix=instead(value.span, near),
            )
        if name.value not in NAMES:
            near = closest(name.value, NAMES)
            yield unknown_note.RULE.at(
                name.span,
                phrase("a marginal note knows no `%(name)s`", name=name.value),
                help=phrase("did you mean `%(near)s`?", near=near)
                if near
                else CITE
                if name.value.casefold() in CITING
                else phrase("write `from`, `basis`, `id`, `formerly` or `allow`"),
                fix=instead(name.span, near),
            )
