"""Find the marks of a link round its words, so that these stay as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.text import Document, Link


@dataclass(frozen=True, slots=True)
class Marked:
    """A link, and which of the events of its document begins it."""

    document: Document
    link: Link
    at: int

    @property
    def title(self) -> str:
        """Return what is shown where a mouse rests on the link."""
        return self.document.events[self.at].attribute("title")

    def words(self) -> tuple[int, int] | None:
        """Return where its words begin and end; none where they are not written by themselves."""
        content, link = self.document.text.content, self.link
        opening = _OPENING.match(content, link.start, link.end)
        last = self._last()
        if opening is None or last < 0:  # a bare address, or a picture of HTML
            return None
        end = content.find("</" if opening["tag"] else "]", last, link.end)
        return None if end < 0 else (opening.end(), end)

    def _last(self) -> int:
        """Return where the last of what stands in the link ends, -1 for nothing."""
        end = -1
        depth = 0
        kind = self.document.events[self.at].kind.partition(":")[2]
        for index in range(self.at + 1, len(self.document.events)):
            event = self.document.events[index]
            edge, _, inner = event.kind.partition(":")
            depth += (edge == "start") - (edge == "end") if inner == kind else 0
            if depth < 0:
                break
            end = max(end, event.end)
        return end


def marked_links(document: Document) -> Iterator[Marked]:
    """Yield each link of *document*."""
    kinds = {"start:link", "start:image"}
    begun = (at for at, it in enumerate(document.events) if it.kind in kinds)
    for at, link in zip(begun, document.links, strict=True):
        yield Marked(document, link, at)


# Private functions

_OPENING = re.compile(
    r"""!?\[ | (?P<tag><a\b(?:[^<>"']|"[^"]*"|'[^']*')*>)""", re.VERBOSE | re.IGNORECASE
)
