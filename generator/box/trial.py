"""Check a card that somebody proposes, without writing it anywhere."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from generator.cache.memory import Memory
from generator.kinds import Kind, file_of
from generator.lsp.buffers import Buffer
from generator.lsp.session import Session
from generator.model.ids import slug
from generator.rules.book import rules


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a proposed card, in which line, and what to do."""

    line: int
    severity: str
    message: str
    help: str
    rule: str


@dataclass(frozen=True, slots=True)
class Trial:
    """Checks proposed cards against the playbook at *root*; one at a time."""

    root: Path
    _one: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _memory: Memory = field(default_factory=Memory, repr=False)  # what did not change is known

    def faults(self, name: str, text: str) -> tuple[Fault, ...]:
        """Return what is wrong with the card of that *name* and *text*."""
        path = card_path(name)
        with self._one:
            session = Session(self.root, memory=self._memory)
            session.open[path] = Buffer(text)
            found = session.checked.of(path)
        known = rules()
        return tuple(
            Fault(it.span.line, it.severity, it.message, it.help, known[it.rule].summary)
            for it in found
        )


def card_path(name: str) -> str:
    """Return the path of the card called *name*, an id or a title."""
    return file_of(Kind.CARD, slug(name) or "proposed-card")
