"""Read marginal notes: HTML comments of ``name: value`` pairs, and suppressions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Text
from generator.model import Allowance, MarginalNote, Name
from generator.rules import unknown_basis, unknown_note
from generator.suggestions import closest

NAMES = ("allow", "basis", "from", "id")

PAIR = re.compile(r"\s*(?P<name>[A-Za-z-]+)\s*:\s*(?P<value>[^;]*)")
ALLOW = re.compile(r"\s*allow\s*:\s*(?P<rule>[\w-]*)\s*(?::\s*(?P<reason>.*))?", re.DOTALL)


def read_comment(
    text: Text, start: int, end: int
) -> tuple[tuple[MarginalNote, ...], tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Read the HTML comment that stands from *start* to *end*.

    A comment that does not begin with ``word:`` is an ordinary comment and says nothing.
    """
    begin = text.content.index("<!--", start, end)
    close = text.content.rindex("-->", start, end)
    inside = text.content[begin + 4 : close]
    if allow := ALLOW.match(inside):
        return (), (_allowance(text, allow, begin, close),), ()
    pairs = tuple(_pairs(text, inside, begin + 4))
    if not pairs:
        return (), (), ()
    note = MarginalNote(pairs, begin, close + 3, text.span(begin, close + 3))
    return (note,), (), tuple(_unknown(note))


def _pairs(text: Text, inside: str, offset: int) -> Iterator[tuple[Name, Name]]:
    at = 0
    for part in inside.split(";"):
        found = PAIR.fullmatch(part)
        if found is None:
            return
        value = found["value"].rstrip()
        name_at, value_at = offset + at + found.start("name"), offset + at + found.start("value")
        yield (
            Name(found["name"], text.span(name_at, name_at + len(found["name"]))),
            Name(value, text.span(value_at, value_at + max(len(value), 1))),
        )
        at += len(part) + 1


def _allowance(text: Text, found: re.Match[str], begin: int, close: int) -> Allowance:
    """Let an allowance hold for the block that it stands in or, alone, for the one before it."""
    at = begin + 4 + found.start("rule")
    rule = Name(found["rule"], text.span(at, at + max(len(found["rule"]), 1)))
    reason = (found["reason"] or "").strip()
    first, last = _block(text, begin, close)
    return Allowance(rule, reason, text.span(begin, close + 3), first, last)


def _block(text: Text, begin: int, close: int) -> tuple[int, int]:
    """Return the first and last line of the block around a comment, blank lines bounding it."""
    first, last = text.position(begin)[0], text.position(close)[0]
    while first > 1 and text.line(first - 1).strip():
        first -= 1
    if first == text.position(begin)[0] and text.line(first).lstrip().startswith("<!--"):
        first = _before(text, first)
    while last < len(text.starts) and text.line(last + 1).strip():
        last += 1
    return first, last


def _before(text: Text, line: int) -> int:
    above = line - 1
    while above > 1 and not text.line(above).strip():
        above -= 1
    while above > 1 and text.line(above - 1).strip():
        above -= 1
    return max(above, 1)


BASES = ("editorial", "uncited")


def _unknown(note: MarginalNote) -> Iterator[Diagnostic]:
    for name, value in note.pairs:
        if name.value == "basis" and value.value not in BASES:
            yield unknown_basis.RULE.at(
                value.span,
                f"a statement has no basis `{value.value}`",
                help="write `uncited` (the source says it without a source) or `editorial` (we do)",
            )
        if name.value not in NAMES:
            near = closest(name.value, NAMES)
            yield unknown_note.RULE.at(
                name.span,
                f"a marginal note knows no `{name.value}`",
                help=f"did you mean `{near}`?"
                if near
                else "write `from`, `basis`, `id` or `allow`",
            )
