"""Find forbidden characters that a character reference writes, such as ``&#x202e;``."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.characters import (
    REPLACEMENT,
    Directions,
    forbidden,
    is_suspect,
    without_forbidden,
)
from generator.model.text import Event
from generator.rules.files import forbidden_character
from generator.words.phrases import phrase


def read_references(
    text: Text, events: tuple[Event, ...]
) -> tuple[tuple[Event, ...], tuple[Diagnostic, ...]]:
    """Return *events* without what no text may have, and a finding for each reference to it."""
    if not any(map(_is_suspect, events)):
        return events, ()
    lines = Directions(text.content)
    suspects = [event for event in events if _is_suspect(event)]
    page = _Page(text, lines)
    findings = tuple(it for event in suspects for it in page.findings(event))
    return tuple(page.cleared(it) if _is_suspect(it) else it for it in events), findings


# Private functions

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def _is_suspect(event: Event) -> bool:
    """Tell, at a quick look, whether *event* holds a sign that its source writes by a reference."""
    match event.value:
        case str() as words if event.kind == "text":
            return is_suspect(words)
        case dict() as attributes:
            return any(is_suspect(it) for it in attributes.values() if isinstance(it, str))
    return False


@dataclass(frozen=True, slots=True)
class _Page:
    """A text, and where its lines begin."""

    text: Text
    lines: Directions

    def findings(self, event: Event) -> Iterator[Diagnostic]:
        for written in _REFERENCE.finditer(self.text.content, event.start, event.end):
            for why, help in _said(self.text, self.lines, *written.span()):
                place = self.text.span(*written.span())
                yield forbidden_character.RULE.at(
                    place,
                    phrase("by `%(written)s`: %(why)s", written=written[0], why=why),
                    help=help,
                )

    def cleared(self, event: Event) -> Event:
        if isinstance(event.value, str):
            known = any(True for _ in _said(self.text, self.lines, event.start, event.end))
            return event._replace(value=without_forbidden(event.value)) if known else event
        given = event.value if isinstance(event.value, dict) else {}
        cleared = {
            name: without_forbidden(it) if isinstance(it, str) else it for name, it in given.items()
        }
        return event._replace(value=cleared)


def _said(text: Text, lines: Directions, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the reference from *start* to *end*, between its neighbours."""
    before, after = text.content[max(start - 1, 0) : start], text.content[end : end + 1]
    meant = _meant(text.content[start:end])
    beside = lines.from_right(start)
    for place, _, message, help in forbidden(f"{before}{meant}{after}", from_right=beside):
        if len(before) <= place < len(before) + len(meant):
            yield message, help


def _meant(written: str) -> str:
    """Return the character that a reference names; Python's own reader drops or mends some."""
    if not _REFERENCE.fullmatch(written) or written[1] != "#":
        return html.unescape(written)
    number = int(written[3:-1], 16) if written[2] in "xX" else int(written[2:-1])
    sound = 0 < number < 0xD800 or 0xDFFF < number < 0x110000
    return chr(number) if sound else REPLACEMENT
