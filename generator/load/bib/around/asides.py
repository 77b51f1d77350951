"""Read what a .bib file says beside its entries: entries commented out, findings allowed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.findings.diagnostics import Diagnostic, Text, line_out
from generator.model.text import Allowance, Name
from generator.model.works import Entry
from generator.rules.bibliography import commented_out_entry
from generator.words.phrases import phrase


def commented_out(text: Text, blanks: Iterable[tuple[int, int]]) -> Iterator[Diagnostic]:
    """Report the entries that stand behind a percent sign."""
    for start, end in blanks:
        match = _COMMENTED.match(text.content, start, end)
        if match and match["type"].lower() not in _NO_ENTRIES:
            yield _commented(text, match)


def inside_comment(text: Text, clean: str, start: int, end: int) -> Iterator[Diagnostic]:
    """Report the entries inside the `@comment` from *start* to *end*."""
    for match in _INSIDE_COMMENT.finditer(clean, start + 1, end):
        yield _commented(text, match)


def allowances(
    text: Text, blanks: Iterable[tuple[int, int]], entries: tuple[Entry, ...]
) -> Iterator[Allowance]:
    """Yield each ``% allow: RULE: reason``, good for the entry that stands next below it."""
    below = {entry.span.line - 1: entry for entry in entries}  # what stands under a line
    spans = {text.position(start)[0]: (start, end) for start, end in blanks}
    for line in sorted(spans, reverse=True):
        if line + 1 in spans and line + 1 in below:
            below[line] = below[line + 1]
    for line, (start, end) in spans.items():
        match = _ALLOW.match(text.content, start, end)
        if match:
            rule = Name(match["rule"], text.span(*match.span("rule")))
            place = below[line].span if line in below else text.span(start, end)
            span = text.span(start, end)
            removal = line_out(text, *match.span())
            yield Allowance(rule, match["reason"], span, place.line, place.end_line, removal)


# Private functions

_COMMENTED = re.compile(r"%+[ \t]*@(?P<type>\w+)[ \t]*[{(]\s*(?P<key>[^,\s{}]*)")
_INSIDE_COMMENT = re.compile(
    r"@(?!comment|string|preamble)(?P<type>[A-Za-z]+)[ \t]*[{(]\s*(?P<key>[^,\s{}]+)\s*,"
)
_ALLOW = re.compile(r"%+[ \t]*allow:[ \t]*(?P<rule>[a-z0-9-]+)[ \t]*:[ \t]*(?P<reason>[^\n]*\S)")
_NO_ENTRIES = frozenset({"comment", "string", "preamble"})


def _commented(text: Text, match: re.Match[str]) -> Diagnostic:
    key = match["key"]
    words = (
        phrase("the entry `%(key)s`", key=key)
        if key
        else phrase("an entry `@%(type)s`", type=match["type"])
    )
    return commented_out_entry.RULE.at(
        text.span(*match.span()), phrase("%(words)s is commented out, it is not read", words=words)
    )
