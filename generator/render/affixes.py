"""Turn the Markdown round a cite into the rich text that the citation processor reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyromark

_GUARD = "a "  # keeps "1." or "#" at the front from beginning a list or a heading
_TAGS = {"Emphasis": "i", "Strong": "b"}
_LONE = '<<span class="nodecor"></span>'  # a "<" that begins no tag, whatever follows it
_BREAKS = {"SoftBreak", "HardBreak"}
_OPENING = "([{\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
_MARKS = frozenset("*_`\\<[&~")


def prefix_of(markdown: str) -> str:
    """Return what stands before a cite, with the space behind it that the processor expects."""
    rich = rich_text(markdown)
    return rich if not rich or rich[-1] in _OPENING else f"{rich} "


def rich_text(markdown: str) -> str:
    """Return inline Markdown with CSL-JSON's tags: emphasis and strong; all else is its text.

    The processor escapes what it prints, so nothing is escaped here but a "<" that is no tag.
    """
    line = " ".join(markdown.split())
    if not _MARKS.intersection(line):
        return line
    events = pyromark.events(_GUARD + line, options=pyromark.Options.ENABLE_STRIKETHROUGH)
    return "".join(_pieces(events))[len(_GUARD) :]


# Private functions


def _pieces(events: Any) -> Iterator[str]:
    for event in events:
        if isinstance(event, str):
            yield " " if event in _BREAKS else ""
            continue
        ((name, value),) = event.items()
        if name in {"Text", "Code"}:
            yield value.replace("<", _LONE)
        elif name in {"Start", "End"} and isinstance(value, str) and value in _TAGS:
            yield f"<{'/' if name == 'End' else ''}{_TAGS[value]}>"
