"""Compute what a card rests on: its sources, and each statement's mark."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.cache.memory import digest
from generator.model.sheets import Sheet
from generator.model.text import BETWEEN, CELL, Cluster, Event, Statement
from generator.render.author import MARKS, Author, Mark
from generator.render.citations import Citations


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with its mark and the works it cites, sorted; no mark: it says no basis.

    ``words`` are its plain words, without the citations in brackets.
    """

    statement: Statement
    words: str
    mark: Mark | None
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a card's guidance rests on; ``counts`` has the statements of each mark, by name."""

    sources: tuple[str, ...]
    judged: tuple[Judged, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class EvidenceOfCards(Mapping[str, Evidence]):
    """What each card rests on, by id; worked out when it is asked for, once."""

    cards: Mapping[str, Sheet]
    author: Author
    known: dict[str, Evidence] = field(default_factory=dict)

    def __getitem__(self, card: str) -> Evidence:
        """Return the evidence of the card with this id."""
        if card not in self.known:
            self.known[card] = evidence_of(self.cards[card], self.author)
        return self.known[card]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of all cards."""
        return iter(self.cards)

    def __len__(self) -> int:
        """Return how many cards there are."""
        return len(self.cards)


def evidence_of(card: Sheet, author: Author) -> Evidence:
    """Return what the guidance of *card* rests on."""
    words = author.citations.known(
        ("words", digest(card.document.text.content)), lambda: _words(card, author.citations)
    )
    judged = tuple(
        Judged(it, said, author.mark(it), keys_of(it))
        for it, said in zip(card.document.statements, words, strict=True)
    )
    sources = tuple(sorted({key for it in judged for key in it.keys}))
    counts = {name: sum(it.mark is MARKS[name] for it in judged) for name in MARKS}
    return Evidence(sources, judged, counts)


def keys_of(statement: Statement) -> tuple[str, ...]:
    """Return the keys that *statement* cites, sorted, each once."""
    return tuple(sorted({cite.key.value for it in statement.clusters for cite in it.cites}))


def plain_words(
    content: str, leaves: Sequence[Event], statement: Statement, citations: Citations
) -> str:
    """Return the words of *statement*: a citation in brackets is left out, one in words stays.

    *content* is the card's text, *leaves* are its leaf events.
    """
    words = ""
    hidden = statement.start
    clusters = {cluster.start: cluster for cluster in statement.clusters}
    for event in leaves[bisect_left(leaves, statement.start, key=_start) :]:
        if event.start >= statement.end:
            break
        if event.start < hidden:
            continue
        if event.kind == "text":
            words, hidden = _read(content, event, clusters, citations, words)
        elif event.kind == CELL:
            words = words.rstrip().removesuffix(BETWEEN.strip()) + BETWEEN
        else:
            words += str(event.value) if event.kind == "code" else " "
    return " ".join(words.split())


def excerpt(words: str, length: int = 72) -> str:
    """Return the beginning of *words*, cut between two of them."""
    plain = " ".join(words.split())
    if len(plain) <= length:
        return plain
    return plain[: plain.rfind(" ", 0, length + 1) if " " in plain[:length] else length] + " …"


# Private functions


def _words(card: Sheet, citations: Citations) -> tuple[str, ...]:
    """Return the plain words of each statement of *card*."""
    document = card.document
    leaves = [event for event in document.events if event.kind in _LEAVES]
    content = document.text.content
    return tuple(plain_words(content, leaves, it, citations) for it in document.statements)


_LEAVES = frozenset({"text", "code", "soft-break", "hard-break", CELL})


def _start(event: Event) -> int:
    return event.start


def _read(
    content: str,
    event: Event,
    clusters: Mapping[int, Cluster],
    citations: Citations,
    words: str,
) -> tuple[str, int]:
    """Add a text *event* to *words*; return them, and up to where the text has been read."""
    inside = sorted(start for start in clusters if event.start <= start < event.end)
    if not inside:
        return words + str(event.value), event.end
    at = event.start
    for start in inside:
        words += content[at:start]
        cluster = clusters[start]
        words = words + citations.text(cluster) if cluster.narrative else words.rstrip()
        at = cluster.end
    return words + content[at : event.end], max(at, event.end)
