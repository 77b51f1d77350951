"""A reference and a citation for every work, whatever the site's style prints nothing for.

Many published styles list no works at all, and most print nothing for some type of work. Readers
still need to know what a page rests on: the style's own note stands in, or else APA 7.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator import csl


@dataclass(frozen=True, slots=True)
class Listing:
    """The works in the site's style, and in APA 7 for what it has no words for.

    Both are made when something is first asked for.
    """

    library: Callable[[], csl.Library]
    spare: Callable[[], csl.Library]

    def references(self, keys: Iterable[str]) -> tuple[csl.Reference, ...]:
        """Return a reference for each of *keys*: the style's, in its order, then the others."""
        wanted = set(keys)
        printed = tuple(it for it in self.library().bibliography(wanted) if it.text.strip())
        missing = wanted.difference(it.key for it in printed)
        if not missing:
            return printed
        return (*printed, *(self._stand_in(it) for it in self.spare().bibliography(missing)))

    def cite(
        self, cites: Sequence[csl.Cite], *, mode: csl.Mode = "normal"
    ) -> tuple[csl.Piece, ...]:
        """Return a citation in the style; in APA 7 where the style prints none of its works."""
        pieces = self.library().cite(cites, mode=mode)
        if any(piece.key is not None and piece.text.strip() for piece in pieces):
            return pieces
        return self.spare().cite(cites, mode="normal" if mode == "note" else mode)

    # Private

    def _stand_in(self, reference: csl.Reference) -> csl.Reference:
        """Return what a note of the style says of a work, else *reference* as it is."""
        library = self.library()
        if not library.style.note:
            return reference
        pieces = library.cite([csl.Cite(reference.key)], mode="note")
        text = "".join(piece.text for piece in pieces)
        html = "".join(piece.html for piece in pieces)
        return csl.Reference(reference.key, html, text) if text.strip() else reference


def listing_of(style: Callable[[], csl.Style], items: Sequence[Mapping[str, Any]]) -> Listing:
    """Return the listing of *items* in *style*."""
    return Listing(
        cache(lambda: csl.Library(style(), items)),
        cache(lambda: csl.Library(csl.apa_style(), items)),
    )
