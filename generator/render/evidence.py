"""Compute what a card rests on: its sources, and each statement's mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Sheet, Statement
from generator.render.author import MARKS, Author, Mark


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with its mark and the works it cites, sorted; no mark: it says no basis."""

    statement: Statement
    mark: Mark | None
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a card's guidance rests on; ``counts`` has the statements of each mark, by name."""

    sources: tuple[str, ...]
    judged: tuple[Judged, ...]
    counts: Mapping[str, int]


def evidence_of(card: Sheet, author: Author) -> Evidence:
    """Return what the guidance of *card* rests on."""
    judged = tuple(Judged(it, author.mark(it), keys_of(it)) for it in card.document.statements)
    sources = tuple(sorted({key for it in judged for key in it.keys}))
    counts = {name: sum(it.mark is MARKS[name] for it in judged) for name in MARKS}
    return Evidence(sources, judged, counts)


def keys_of(statement: Statement) -> tuple[str, ...]:
    """Return the keys that *statement* cites, sorted, each once."""
    return tuple(sorted({cite.key.value for it in statement.clusters for cite in it.cites}))


def excerpt(words: str, length: int = 72) -> str:
    """Return the beginning of *words*, cut between two of them."""
    plain = " ".join(words.split())
    if len(plain) <= length:
        return plain
    return plain[: plain.rfind(" ", 0, length + 1) if " " in plain[:length] else length] + " …"
