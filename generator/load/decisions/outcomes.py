"""Read outcomes, and the pieces that they share: their advice and the fields beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from generator.load.decisions.asking import Questions, read_condition
from generator.load.decisions.fields import (
    OF_OUTCOME,
    OF_PIECE,
    Entry,
    gather,
    is_fields,
    name_of,
    read_fields,
    warn_buried,
)
from generator.load.decisions.findings import Reading, names_in
from generator.load.decisions.headings import Ids, read_label
from generator.load.decisions.lines import Block, Line, Part, blocks
from generator.model.clauses import Clause, Condition
from generator.model.decisions import Ground, Outcome, Prose, Use
from generator.model.text import Name
from generator.rules.decisions import decision_bad_condition, decision_unknown_basis
from generator.words.phrases import phrase

SAID = frozenset({"Do", "Caution", "Use"})  # the fields that a condition can govern


def read_outcomes(
    reading: Reading, entries: Iterable[Part], ids: Ids, questions: Questions
) -> Iterator[Outcome]:
    """Yield the outcome of each part that has a heading."""
    yield from _Outcomes(reading, ids, questions, "outcome").read(entries)


def read_pieces(
    reading: Reading, entries: Iterable[Part], questions: Questions
) -> Iterator[Outcome]:
    """Yield the piece of each part that has a heading."""
    yield from _Outcomes(reading, Ids(reading, phrase("piece")), questions, "piece").read(entries)


def read_ground(reading: Reading, name: Name) -> Ground | None:
    """Return what the word *name* says that something rests on."""
    if name.value in set(Ground):
        return Ground(name.value)
    reading.unknown(decision_unknown_basis.RULE, name, phrase("basis"), [str(it) for it in Ground])
    return None


# Private functions


@dataclass(frozen=True, slots=True)
class _Outcomes:
    """The outcomes of a decision, and the ids and questions that they may name."""

    reading: Reading
    ids: Ids
    questions: Questions
    what: str

    def read(self, entries: Iterable[Part]) -> Iterator[Outcome]:
        for part in entries:
            if part.heading:
                since = len(self.reading.allowances)
                yield self._outcome(part, part.heading)
                self.reading.widen(since, part.heading, (part.heading, *part.lines)[-1])

    def _outcome(self, part: Part, heading: Line) -> Outcome:
        label = read_label(self.reading, heading, len("## "), self.what)
        self.ids.take(label)
        body = _Body(
            self.reading, self.questions, OF_OUTCOME if self.what == "outcome" else OF_PIECE
        )
        for block in (it for whole in blocks(part.lines) for it in _divided(whole, body.known)):
            body.take(block)
        body.finish()
        by_name = gather(self.reading, body.fields)
        return Outcome(
            label.id,
            label.title,
            label.span,
            advice=tuple(body.advice),
            actions=_proses(body, by_name, "Do"),
            cautions=_proses(body, by_name, "Caution"),
            basis=self._basis(by_name),
            cards=self._names(by_name, "Cards"),
            next=self._names(by_name, "Next"),
            short=self._words(by_name, "Short"),
            formerly=label.formerly,
            uses=tuple(
                Use(name, entry.start, body.when.get(entry.start))
                for entry in by_name.get("Use", ())
                for name in names_in(self.reading.text, entry.start, entry.end)
            ),
            instead_of=self._names(by_name, "Instead-of"),
        )

    def _names(self, by_name: Mapping[str, tuple[Entry, ...]], name: str) -> tuple[Name, ...]:
        return tuple(
            it
            for entry in by_name.get(name, ())
            for it in names_in(self.reading.text, entry.start, entry.end)
        )

    def _words(self, by_name: Mapping[str, tuple[Entry, ...]], name: str) -> str:
        entries = by_name.get(name, ())
        return self.reading.text.content[entries[0].start : entries[0].end] if entries else ""

    def _basis(self, by_name: Mapping[str, tuple[Entry, ...]]) -> Ground | None:
        entries = by_name.get("Basis", ())
        if not entries:
            return None
        start, end = entries[0].start, entries[0].end
        return read_ground(
            self.reading, Name(self._words(by_name, "Basis"), self.reading.text.span(start, end))
        )


@dataclass(slots=True)
class _Body:
    """What stands below a heading, as far as it is read.

    ``waiting`` are the ``When:`` lines that govern what comes next, ``lines`` those of a run of
    text with the condition ``governed`` that it has.
    """

    reading: Reading
    questions: Questions
    known: Sequence[str]
    fields: list[Entry] = field(default_factory=list)
    when: dict[int, Condition | None] = field(default_factory=dict)
    advice: list[Prose] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    governed: Condition | None = None
    waiting: list[Entry] = field(default_factory=list)

    def take(self, block: Block) -> None:
        """Read one block of lines."""
        before = len(self.waiting)
        rest = self._conditions(block)
        if not rest:
            return
        if is_fields(rest, self.known):
            self.end()
            self._take_fields(rest, whole=before > 0 and len(rest) == len(block))
        else:
            warn_buried(self.reading, rest, self.known)
            self._take_text(rest)

    def end(self) -> None:
        """End a run of text."""
        prose = self.reading.prose_of(self.lines)
        if self.lines:
            self.advice.append(replace(prose, when=self.governed))
        self.lines, self.governed = [], None

    def finish(self) -> None:
        """End the last run; a condition with nothing behind it is a finding."""
        self.end()
        if self.waiting:
            message = phrase("`When:` stands before nothing that it could govern")
            help = phrase(
                "put it before a paragraph, a list, `Do:`, `Caution:` or `Use:`, or take it out"
            )
            span = self.reading.span(self.waiting[0].line)
            self.reading.fault(decision_bad_condition.RULE, span, message, help)

    # Private functions

    def _conditions(self, block: Block) -> Block:
        """Take the ``When:`` lines at the head of *block*; return the rest."""
        at = 0
        while at < len(block) and name_of(block[at]) == "When":
            self.waiting += read_fields(self.reading, (block[at],), ("When",))
            at += 1
        return block[at:]

    def _take_text(self, block: Block) -> None:
        goes_on = self.governed and not self.waiting and _in_list(self.lines, block)
        if self.waiting or (self.governed and not goes_on):
            self.end()
            self.governed = self._condition()
        self.lines += block

    def _take_fields(self, block: Block, *, whole: bool) -> None:
        """Read the fields of *block*; *whole*: a condition that stands above governs them all."""
        condition = self._condition() if self.waiting else None
        for entry in read_fields(self.reading, block, self.known):
            if entry.name == "When":
                self.waiting.append(entry)
                continue
            if self.waiting:
                condition = self._condition()
                whole = False
            if condition and entry.name not in SAID and not whole:
                self._ungoverned(entry)
            elif condition and entry.name in SAID:
                self.when[entry.start] = condition
            self.fields.append(entry)
            condition = condition if whole else None

    def _ungoverned(self, entry: Entry) -> None:
        message = phrase(
            "`When:` stands before `%(entry)s:`, which holds for the whole outcome",
            entry=entry.name,
        )
        help = phrase("put it before a paragraph, a list, `Do:`, `Caution:` or `Use:`")
        span = self.reading.span(entry.line)
        self.reading.fault(decision_bad_condition.RULE, span, message, help)

    def _condition(self) -> Condition | None:
        rows: list[tuple[Clause, ...] | None] = [
            read_condition(self.reading, it.start, it.end, self.questions) for it in self.waiting
        ]
        if not rows or not all(rows):
            self.waiting = []
            return None
        span = self.reading.span(self.waiting[0].line)
        self.waiting = []
        return Condition(tuple(row for row in rows if row), span)


def _divided(block: Block, known: Sequence[str]) -> Iterator[Block]:
    """Yield *block*, cut before each ``When:`` that stands inside a paragraph or a list."""
    if is_fields(block, known) and name_of(block[0]) != "When":
        yield block
        return
    starts = [at for at, it in enumerate(block) if at and _begins(block, at)]
    for start, end in pairwise([0, *starts, len(block)]):
        yield block[start:end]


def _begins(block: Block, at: int) -> bool:
    """Return whether a condition begins at the line *at*, behind one that is no field."""
    return name_of(block[at]) == "When" and not name_of(block[at - 1])


def _in_list(lines: Sequence[Line], block: Block) -> bool:
    """Return whether *block* goes on with the list that *lines* begin."""
    marks = ("- ", "* ", "+ ")
    if not lines or not lines[0].words.startswith(marks):
        return False
    return block[0].words.startswith(marks) or block[0].indent >= 2


def _proses(body: _Body, by_name: Mapping[str, tuple[Entry, ...]], name: str) -> tuple[Prose, ...]:
    return tuple(
        replace(body.reading.prose(it.start, it.end), when=body.when.get(it.start))
        for it in by_name.get(name, ())
    )
