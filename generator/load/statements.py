"""Find the statements of a card: what stands in ``## Guidance``, one thing at a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from generator.findings.diagnostics import Text
from generator.findings.suggestions import nearest
from generator.model.text import BETWEEN, Basis, Cluster, Event, MarginalNote, Name, Run, Statement
from generator.words.author_words import GUIDANCE

LEVEL = 2  # of the headings of a card
LONGEST = max(map(len, GUIDANCE)) + 1  # letters of a title that is one of these, nearly

OUTSIDE = frozenset({"footnote-definition", "table-head"})
Placed = TypeVar("Placed", Cluster, MarginalNote)


def find_statements(
    text: Text,
    events: Sequence[Event],
    runs: Sequence[Run],
    clusters: Sequence[Cluster],
    notes: Sequence[MarginalNote],
) -> tuple[Statement, ...]:
    """Return the statements, each with its citations and its marginal note."""
    card = _Card(text, events, runs)
    said = tuple(card.stretches())
    stretches = [it for it in said if it.stated]
    starts = [it.start for it in said]
    found = []
    for number, it in enumerate(stretches, start=1):
        after = bisect_right(starts, it.start)
        until = starts[after] if after < len(starts) else len(text.content) + 1
        statement = Statement(number, it.words, it.start, it.end, text.span(it.start, it.end))
        cited = _between(clusters, it.start, it.end)
        found.append(card.completed(statement, cited, _between(notes, it.start, until)))
    return tuple(found)


# Private functions


class _Stretch(NamedTuple):
    """What stands in one run; ``stated``: it is a statement, and not a lead-in or other text."""

    words: str
    start: int
    end: int
    stated: bool


@dataclass(frozen=True, slots=True)
class _Card:
    """What is read of a card: its events, and where its runs of words lie."""

    text: Text
    events: Sequence[Event]
    runs: Sequence[Run]

    def stretches(self) -> Iterator[_Stretch]:
        sections = tuple(self._sections())
        turns = [index for index, _ in sections]
        for cells in self._by_row():
            run = cells[0]
            own = [
                e for it in cells for e in self.events[it.first : it.last] if e.kind not in _UNSAID
            ]
            if not sections[bisect_right(turns, run.first) - 1][1] or run.block == "heading":
                if own:
                    yield _Stretch("", own[0].start, own[-1].end, stated=False)
                continue
            said = ("".join(map(_word, self.events[it.first : it.last])).strip() for it in cells)
            words = BETWEEN.join(filter(None, said))
            if words:
                lead_in = words.endswith(":") and self._leads_in(run)
                yield _Stretch(words, *_trimmed(own), not lead_in)

    def completed(
        self, statement: Statement, cited: tuple[Cluster, ...], said: tuple[MarginalNote, ...]
    ) -> Statement:
        """Give *statement* its citations and the notes that stand after it."""
        pairs = {name.value: value for note in said for name, value in note.pairs}
        basis = pairs.get("basis")
        noted = _BASES.get(basis.value) if basis else None
        return replace(
            statement,
            clusters=cited,
            notes=said,
            id=pairs.get("id"),
            origins=tuple(self._list(pairs["from"])) if "from" in pairs else (),
            formerly=tuple(self._list(pairs["formerly"])) if "formerly" in pairs else (),
            basis=noted or (Basis.CITED if cited else None),
        )

    def _by_row(self) -> Iterator[tuple[Run, ...]]:
        """Yield each run alone, and those of the cells of one row of a table together."""
        ends = [index for index, event in enumerate(self.events) if event.kind in _ROW_ENDS]
        row: list[Run] = []
        for run in self.runs:
            if row and bisect_left(ends, row[0].first) != bisect_left(ends, run.first):
                yield tuple(row)
                row = []
            if run.block == "table-cell":
                row.append(run)
            else:
                yield (run,)
        if row:
            yield tuple(row)

    def _sections(self) -> Iterator[tuple[int, bool]]:
        """Say from which events on the section of guidance is entered or left.

        Tables and footnotes in it are outside.
        """
        yield 0, False
        guidance, level, outside = False, 0, 0
        meant = self._meant()
        for index, event in enumerate(self.events):
            if event.kind not in _TURNS:
                continue
            if event.kind == "start:heading":
                depth = int(event.attribute("level")[1:])
                if self._title(index + 1) in meant:
                    # One on the level of the page's title is told, and meant as the others are
                    guidance, level = True, max(depth, LEVEL)
                elif depth <= level:
                    guidance = False
            else:
                outside += 1 if event.kind.startswith("start:") else -1
            yield index, guidance and not outside

    def _meant(self) -> frozenset[str]:
        """Return the titles of the section of guidance: where it has none, the one that is nearly so."""
        heads = (at for at, event in enumerate(self.events) if event.kind == "start:heading")
        titles = [self._title(at + 1) for at in heads]
        if not GUIDANCE.isdisjoint(titles):
            return GUIDANCE
        short = [it for it in titles if len(it) <= LONGEST]  # "Guidance for all" is another section
        return frozenset(it for it in nearest(GUIDANCE, short)[:1] if it)

    def _title(self, index: int) -> str:
        words = ""
        while self.events[index].kind != "end:heading":
            words += _word(self.events[index])
            index += 1
        return words.strip().casefold()

    def _leads_in(self, run: Run) -> bool:
        """Tell whether a list or a table follows on *run*, which is itself no cell of one."""
        following = {event.kind for event in self.events[run.last : run.last + 2]}
        return run.block != "table-cell" and not following.isdisjoint({"start:list", "start:table"})

    def _list(self, value: Name) -> Iterator[Name]:
        """Split a comma-separated value; each part keeps its place."""
        at = self.text.offset(value.span.line, value.span.column)
        for part in value.value.split(","):
            word = part.strip()
            begin = at + len(part) - len(part.lstrip())
            if word:
                yield Name(word, self.text.span(begin, begin + len(word)))
            at += len(part) + 1


_ROW_ENDS = frozenset({"end:table-head", "end:table-row"})
_UNSAID = frozenset({"task-list-marker"})
_TURNS = frozenset(
    {"start:heading", *(f"{edge}:{tag}" for edge in ("start", "end") for tag in OUTSIDE)}
)


def _word(event: Event) -> str:
    if event.kind in {"text", "code"}:
        return str(event.value)
    return " " if event.kind in {"soft-break", "hard-break"} else ""


def _trimmed(own: Sequence[Event]) -> tuple[int, int]:
    """Bound the words, without the white space that is left where a note stood."""
    first, last = 0, len(own) - 1
    while not _shows(own[first]):
        first += 1
    while not _shows(own[last]):
        last -= 1
    start, end = own[first].start, own[last].end
    if own[last].kind == "text":
        end -= len(own[last].words) - len(own[last].words.rstrip())
    return start, end


def _shows(event: Event) -> bool:
    return ":" in event.kind or event.kind == "markup" or bool(_word(event).strip())


def _between(placed: Sequence[Placed], start: int, end: int) -> tuple[Placed, ...]:
    """Return those that begin from *start* up to *end*; they stand in their order."""
    first = bisect_left(placed, start, key=_start)
    return tuple(placed[first : bisect_left(placed, end, key=_start)])


def _start(placed: Cluster | MarginalNote) -> int:
    return placed.start


_BASES = {member.value: member for member in (Basis.UNCITED, Basis.EDITORIAL)}
