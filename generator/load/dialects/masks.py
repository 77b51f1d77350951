"""Tell plain words from all else in the source of a stretch of Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.findings.diagnostics import Text
from generator.model.text import Event


def mask_of(text: Text, events: Sequence[Event], start: int, end: int) -> str:
    """Return what of the source from *start* to *end* is plain text, character by character.

    Plain text stands as it is, emphasis marks are U+0001, line prefixes are spaces, and all that
    is no text (code, HTML, link targets, escaped characters) is U+0000.
    """
    mask = ["\0"] * (end - start)
    hidden_until = broken_at = -1
    for event in events:
        if broken_at >= 0:
            mask[broken_at - start : event.start - start] = " " * (event.start - broken_at)
            broken_at = -1
        if event.kind == "text" and event.start >= hidden_until:
            _uncover(mask, text.content, event, start)
        elif event.kind in {"soft-break", "hard-break"}:
            mask[event.start - start : event.end - start] = " " * (event.end - event.start)
            broken_at = event.end
        elif event.kind == "start:image":
            hidden_until = event.end
        elif event.kind in _MARKS:
            width = _MARKS[event.kind]
            mask[event.start - start : event.start - start + width] = "\x01" * width
            mask[event.end - start - width : event.end - start] = "\x01" * width
    return BARE_ADDRESS.sub(lambda found: "\0" * len(found[0]), "".join(mask))


# Private functions

BARE_ADDRESS = re.compile(r"https?://(?:(?!\}\})[^\s<>\0\x01])*")  # `@` may be in it
_MARKS = {"start:emphasis": 1, "start:strong": 2}


def _uncover(mask: list[str], content: str, event: Event, start: int) -> None:
    source = content[event.start : event.end]
    if source != event.value:  # an entity such as &amp;
        return
    escaped = event.start > 0 and content[event.start - 1] == "\\"
    hidden = event.start == start or mask[event.start - 1 - start] == "\0"
    skip = 1 if escaped and hidden else 0
    mask[event.start + skip - start : event.end - start] = source[skip:]
