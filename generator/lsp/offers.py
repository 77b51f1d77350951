"""Hold what is offered, and where: what the makers of completions share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds import Kind
from generator.lsp.words import said
from generator.model.playbook import Playbook


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be written: *text* takes the place of the last *length* characters.

    ``words`` is what it is found by, ``detail`` what is shown beside it, ``kind`` the word of the
    protocol for its picture.
    """

    text: str
    detail: str
    length: int
    kind: str = "value"
    words: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cursor stands: in which file, the lines above, the line up to the cursor."""

    path: str
    above: tuple[str, ...]
    before: str


def offer_sheets(playbook: Playbook, kind: Kind, length: int) -> Iterator[Offer]:
    """Offer the ids of all sheets of *kind*."""
    for name, sheet in playbook.sheets.get(kind, {}).items():
        yield Offer(name, sheet.title, length, "reference", f"{name} {sheet.title}")


def offer_statements(playbook: Playbook, length: int) -> Iterator[Offer]:
    """Offer the statements that have an id, as they are named from elsewhere."""
    for card in playbook.cards():
        for statement in card.document.statements:
            if statement.id:
                name = f"{card.id}#{statement.id.value}"
                yield Offer(name, said(statement), length, "reference")
