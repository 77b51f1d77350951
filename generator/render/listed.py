"""A reference and a citation for every work, whatever the site's style prints nothing for.

Many published styles list no works at all, and most print nothing for some type of work. Readers
still need to know what a page rests on: the style's own note stands in, or else APA 7.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from generator import csl


@dataclass(frozen=True, slots=True)
class Listing:
    """The works in the site's style, and in APA 7 for what it has no words for.

    Both are made when something is first asked for. A style for notes has no words for a sentence:
    there APA 7 cites, in the style's language.
    """

    style: Callable[[], csl.Style]
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
        """Return a citation for a sentence; in APA 7 where the style prints none of its works."""
        pieces = () if self.noted else self.library().cite(cites, mode=mode)
        return pieces if _says(pieces) else self.spare().cite(cites, mode=mode)

    def note(self, cites: Sequence[csl.Cite], *, alone: bool = True) -> tuple[csl.Piece, ...]:
        """Return what a note says; *alone*: it is the whole note, and ends with a full stop.

        Where the style prints none of the works, it is their references.
        """
        pieces = self.library().cite(cites, mode="note" if alone else "normal")
        return pieces if _says(pieces) else tuple(self._referred(cites))

    def places(self, clusters: Sequence[csl.Cluster]) -> list[csl.Cluster]:
        """Return *clusters* of one page with their positions."""
        return self.library().positions(clusters)

    @property
    def noted(self) -> bool:
        """Tell whether the style is one for notes."""
        return self.style().note

    @property
    def manner(self) -> str:
        """Return how the style cites works: `author-date`, `numeric`, `label`, `note` ..."""
        return self.style().manner

    @property
    def language(self) -> str:
        """Return the language of the style."""
        return self.style().default_locale

    # Private

    def _referred(self, cites: Sequence[csl.Cite]) -> Iterator[csl.Piece]:
        for at, cite in enumerate(cites):
            for reference in self.spare().bibliography([cite.id]):
                if at:
                    yield csl.Piece("; ", "; ")
                yield csl.Piece(reference.html, reference.text, cite.id)

    def _stand_in(self, reference: csl.Reference) -> csl.Reference:
        """Return what a note of the style says of a work, else *reference* as it is."""
        if not self.noted:
            return reference
        pieces = self.library().cite([csl.Cite(reference.key)], mode="note")
        text = "".join(piece.text for piece in pieces)
        html = "".join(piece.html for piece in pieces)
        return csl.Reference(reference.key, html, text) if text.strip() else reference


def listing_of(
    style: Callable[[], csl.Style],
    items: Sequence[Mapping[str, Any]],
    marked: Collection[str] = (),
) -> Listing:
    """Return the listing of *items* in *style*; titles in a language of *marked* tell it."""
    return Listing(
        style,
        cache(lambda: csl.Library(style(), items, marked=marked)),
        cache(lambda: csl.Library(_apa_beside(style()), items, marked=marked)),
    )


# Private functions


def _says(pieces: Iterable[csl.Piece]) -> bool:
    """Tell whether *pieces* print any of their works."""
    return any(piece.key is not None and piece.text.strip() for piece in pieces)


def _apa_beside(style: csl.Style) -> csl.Style:
    """Return APA 7: beside a style for notes in its language, since it stands on each page."""
    apa = csl.apa_style()
    if not style.note:
        return apa
    return replace(apa, default_locale=style.default_locale, locale_files=style.locale_files)
