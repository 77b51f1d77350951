"""What can be wrong with a style or a locale file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection
    from xml.etree.ElementTree import Element


class Stretch(NamedTuple):
    """A part of the XML of a style or a locale, by offsets."""

    xml: str
    start: int
    end: int


class StyleError(ValueError):
    """Tell, in one sentence, why a style or locale cannot be used.

    ``at`` is what it is about, None where that is no part of a file. Until the text is known that
    *element* stands in, the element has its place: ``name`` is the attribute of it that is meant,
    "" for the element itself. ``known`` are the names that could be there instead of ``wrong``.
    """

    def __init__(
        self,
        sentence: str,
        element: Element | None = None,
        name: str = "",
        *,
        wrong: str = "",
        known: Collection[str] = (),
        at: Stretch | None = None,
    ) -> None:
        super().__init__(sentence)
        self.element = element
        self.name = name
        self.wrong = wrong
        self.known = known
        self.at = at
