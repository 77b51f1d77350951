"""Keep the places of a page whose things moved to further pages: each is a link that leads on.

An address such as ``glossary/#cio`` was published and stays. Whoever follows it comes to a link with
that id, and a script goes on where it leads; so does what shows a definition beside a word.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.render.frames import Link

NOWHERE = Markup()


@dataclass(frozen=True, slots=True)
class Place:
    """A thing that stands on a further page; ``former`` are the places that it had before."""

    id: str
    link: Link
    former: Markup = NOWHERE


@dataclass(frozen=True, slots=True)
class Row:
    """Things in a row, such as those of a letter; ``title`` may be ""."""

    title: str
    places: tuple[Place, ...]
