"""Tell the editions of cards: eight digits that change with what a card's statements say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds import Kind
from generator.model.courses import Course, Reading
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet
from generator.model.text import Document, Event, Statement


def statement_of(name: str, playbook: Playbook) -> Statement | None:
    """Return the statement called *name*, ``card#statement``; None where there is none."""
    card, _, anchor = name.partition("#")
    sheet = playbook.sheets[Kind.CARD].get(card)
    statements = sheet.document.statements if sheet else ()
    return next((it for it in statements if it.anchor == anchor), None)


def card_of(reading: Reading, course: Course, playbook: Playbook) -> Sheet | None:
    """Return the card that *reading* leads to, None where it leads to another thing."""
    target = playbook.links.get((course.text.path, reading.link.start))
    if target is None or target.kind is not Kind.CARD:
        return None
    return playbook.sheets[Kind.CARD].get(target.id)


def edition_of_card(card: Sheet) -> str:
    """Return the edition of *card*: eight digits that change with what its statements say.

    They are of the SHA-256 of each statement's plain words without citations, its basis and the
    keys that it cites. Notes, ids, the order of works and white space leave it as it is.
    """
    said = "\n".join(_Statement(card.document, it).said() for it in card.document.statements)
    return hashlib.sha256(said.encode()).hexdigest()[:8]


# Private functions


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement of a document."""

    document: Document
    statement: Statement

    def said(self) -> str:
        keys = sorted({it.key.value for cluster in self.statement.clusters for it in cluster.cites})
        words = " ".join("".join(self._words()).split())
        return f"{words}\0{self.statement.basis or ''}\0{' '.join(keys)}"

    def _words(self) -> Iterator[str]:
        """Yield the plain words of *statement*, piece by piece, without its citations."""
        for event in self.document.events:
            if self.statement.start <= event.start < self.statement.end:
                yield from self._event_words(event)

    def _event_words(self, event: Event) -> Iterator[str]:
        if event.kind in {"soft-break", "hard-break"}:
            yield " "
        elif event.kind == "code":
            yield str(event.value)
        elif event.kind == "text":
            yield from self._uncited(event)

    def _uncited(self, event: Event) -> Iterator[str]:
        source = self.document.text.content[event.start : event.end]
        cited = [
            it for it in self.statement.clusters if it.start < event.end and event.start < it.end
        ]
        if not cited or source != event.value:  # an entity, which is no citation
            yield str(event.value)
            return
        at = event.start
        for cluster in cited:
            yield self.document.text.content[at : max(cluster.start, at)]
            at = max(at, cluster.end)
        yield self.document.text.content[min(at, event.end) : event.end]
