"""Read the table of rules and the table of path tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.decisions.cells import row_cubes
from generator.findings.diagnostics import Span
from generator.load.decisions.asking import read_answer, read_clause
from generator.load.decisions.findings import Reading, names_in
from generator.load.decisions.headings import RESERVED
from generator.load.decisions.lines import Line
from generator.load.decisions.outcomes import read_ground
from generator.model.clauses import Clause
from generator.model.decisions import Outcome, PathTest, Question, RuleRow
from generator.model.text import Name
from generator.rules.decisions import (
    decision_missing_section,
    decision_stray_text,
    decision_too_large,
    decision_uneven_row,
    decision_unknown_outcome,
    decision_unknown_question,
)
from generator.words.phrases import phrase

OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: where each of its cells, without outer space, starts and ends."""

    line: Line
    cells: tuple[tuple[int, int], ...]


def read_rules(
    reading: Reading,
    lines: Sequence[Line],
    questions: Sequence[Question],
    outcomes: Sequence[Outcome],
) -> Iterator[RuleRow]:
    """Yield a rule for each row of the table in *lines* whose names are known."""
    known = [question.id for question in questions]
    otherwise: RuleRow | None = None
    for number, (row, cells) in enumerate(_rows(reading, lines, [*known, *RESERVED], "outcome"), 1):
        rule = _Row(row, questions, outcomes).rule(reading, cells, number)
        if rule is None:
            continue
        if rule.otherwise and otherwise:
            message = phrase("rule %(number)s says `otherwise` already", number=otherwise.number)
            reading.fault(
                decision_uneven_row.RULE, rule.span, message, phrase("keep one of the two")
            )
            continue
        otherwise = rule if rule.otherwise else otherwise
        yield rule


def read_tests(
    reading: Reading,
    lines: Sequence[Line],
    questions: Sequence[Question],
    outcomes: Sequence[Outcome],
) -> Iterator[PathTest]:
    """Yield a test for each row of the table in *lines*."""
    for row, cells in _rows(reading, lines, ["case", "answers", "expect"], "answers"):
        before, test = len(reading.firm), _Row(row, questions, outcomes)
        answers = tuple(test.answers(reading, cells["answers"]))
        expect = names_in(reading.text, *cells.get("expect", (0, 0)))
        for name in expect:
            test.known_outcome(reading, name)
        if not expect:
            test.empty(reading, "expect")
        elif len(reading.firm) == before:
            start, end = cells.get("case", (0, 0))
            case = reading.text.content[start:end]
            yield PathTest(case, answers, expect, reading.span(row.line))


def row_of(line: Line) -> Row:
    """Cut *line* at its bars, as GitHub does: a bar behind a backslash is text."""
    words = line.words
    bars = [at for at, it in enumerate(words) if it == "|" and words[at - 1 : at] != "\\"]
    if bars[-1] != len(words) - 1:
        bars.append(len(words))
    cells = []
    for left, right in pairwise(bars):
        cell = words[left + 1 : right]
        begin = line.start + left + 1 + len(cell) - len(cell.lstrip())
        cells.append((begin, begin + len(cell.strip())))
    return Row(line, tuple(cells))


def is_rule(line: Line) -> bool:
    """Tell whether *line* is the one of dashes below the names of columns."""
    return not line.words.strip("|-: ")


# Private functions


def _rows(
    reading: Reading, lines: Sequence[Line], columns: Sequence[str], needed: str
) -> Iterator[tuple[Row, Mapping[str, tuple[int, int]]]]:
    rows = [row_of(line) for line in lines if line.words.startswith("|")]
    for line in lines:
        if line.words and not line.words.startswith("|") and not line.words.startswith("<!--"):
            message = phrase("text stands where a table is expected")
            help = phrase("write a row, such as `| a | b |`, or move the text to the introduction")
            reading.fault(decision_stray_text.RULE, reading.span(line), message, help)
        elif line.words.startswith("<!--"):
            reading.prose(line.start, line.end)
    if not rows:
        return
    before = len(reading.firm)
    header = _header(reading, rows[0], columns)
    if len(reading.firm) > before:
        return
    if needed not in header:
        message = phrase("the table has no column `%(needed)s`", needed=needed)
        help = phrase("add it: `| ... | %(needed)s | ... |`", needed=needed)
        reading.fault(decision_missing_section.RULE, reading.span(rows[0].line), message, help)
        return
    for row in rows[1:]:
        if is_rule(row.line):
            continue
        if len(row.cells) != len(rows[0].cells):
            _uneven(reading, row, len(rows[0].cells))
            continue
        yield row, dict(zip(header, row.cells, strict=True))


def _header(reading: Reading, row: Row, columns: Sequence[str]) -> list[str]:
    header: list[str] = []
    for start, end in row.cells:
        name = Name(reading.text.content[start:end], reading.text.span(start, max(end, start + 1)))
        if name.value not in columns:
            reading.unknown(decision_unknown_question.RULE, name, phrase("column"), columns)
        elif name.value in header:
            message = phrase("the column `%(name)s` stands twice", name=name.value)
            reading.fault(
                decision_uneven_row.RULE, name.span, message, phrase("keep one of the two")
            )
        header.append(name.value)
    return header


def _uneven(reading: Reading, row: Row, wanted: int) -> None:
    message = phrase(
        "the row has %(count)s cells where the table has %(wanted)s columns",
        count=len(row.cells),
        wanted=wanted,
    )
    help = phrase("write `-` for any value; write `\\|` for a bar inside a cell")
    reading.fault(decision_uneven_row.RULE, reading.span(row.line), message, help)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table, and what its cells may name."""

    row: Row
    questions: Sequence[Question]
    outcomes: Sequence[Outcome]

    def empty(self, reading: Reading, column: str) -> None:
        message = phrase("the row says nothing in the column `%(column)s`", column=column)
        help = phrase("write the id of an outcome there")
        reading.fault(decision_uneven_row.RULE, reading.span(self.row.line), message, help)

    def rule(
        self, reading: Reading, cells: Mapping[str, tuple[int, int]], number: int
    ) -> RuleRow | None:
        before = len(reading.firm)
        otherwise = self._is_otherwise(reading, cells)
        clauses = tuple(
            None if otherwise else _cell(reading, cells.get(it.id), it) for it in self.questions
        )
        targets = self._outcomes(reading, cells["outcome"])
        basis = names_in(reading.text, *cells.get("basis", (0, 0)), separator="\n")
        ground = read_ground(reading, basis[0]) if basis else None
        why = reading.prose(*cells.get("because", (0, 0)))
        if len(reading.firm) > before:
            return None
        cubes = row_cubes(self.questions, clauses)
        if cubes is None:
            message = phrase(
                "rule %(number)s holds for too many choices of several answers", number=number
            )
            help = phrase("divide it into rules that ask less, or turn it round with `not`")
            reading.fault(decision_too_large.RULE, reading.span(self.row.line), message, help)
            return None
        return RuleRow(
            number, cubes, targets, reading.span(self.row.line), ground, why, clauses, otherwise
        )

    def known_outcome(self, reading: Reading, name: Name) -> bool:
        known = [outcome.id for outcome in self.outcomes]
        if name.value in known:
            return True
        reading.unknown(decision_unknown_outcome.RULE, name, phrase("outcome"), known)
        return False

    def answers(self, reading: Reading, cell: tuple[int, int]) -> Iterator[tuple[Name, Name]]:
        by_id: dict[str, Question] = {question.id: question for question in self.questions}
        for pair in names_in(reading.text, *cell, separator=";"):
            question, value = _pair(reading, pair.span)
            asked, _, said = (it.strip() for it in question.value.partition(":"))
            if question.value not in by_id and asked in by_id and said:
                message = phrase("`:` stands behind `%(asked)s`, where `=` belongs", asked=asked)
                help = phrase("did you mean `%(near)s`?", near=f"{asked}={said}")
                reading.fault(decision_unknown_question.RULE, pair.span, message, help)
                continue
            if question.value not in by_id:
                reading.unknown(decision_unknown_question.RULE, question, phrase("question"), by_id)
                continue
            given = read_answer(reading, value, by_id[question.value])
            if given is not None:
                yield question, Name(given, value.span)

    def _is_otherwise(self, reading: Reading, cells: Mapping[str, tuple[int, int]]) -> bool:
        """Return whether the first cell of *row* says ``otherwise``; then the others say nothing."""
        words = {name: reading.text.content[start:end] for name, (start, end) in cells.items()}
        first = next(iter(words))
        if words[first] != OTHERWISE or first in RESERVED:
            return False
        more = [name for name in words if name not in {*RESERVED, first}]
        asked = next((name for name in more if words[name] not in {"", "-"}), "")
        if asked:
            message = phrase("a row of `otherwise` asks something of `%(asked)s`", asked=asked)
            help = phrase("write `-` there: it holds where no other rule does")
            reading.fault(decision_uneven_row.RULE, reading.span(self.row.line), message, help)
        return True

    def _outcomes(self, reading: Reading, cell: tuple[int, int]) -> tuple[Name, ...]:
        names = names_in(reading.text, *cell)
        if not names:
            self.empty(reading, "outcome")
        return tuple(name for name in names if self.known_outcome(reading, name))


def _cell(reading: Reading, cell: tuple[int, int] | None, factor: Question) -> Clause | None:
    """Return what *cell* asks of *factor*, None for nothing."""
    if cell is None or reading.text.content[slice(*cell)] in {"", "-"}:
        return None
    clause = read_clause(reading, *cell, factor)
    every = {answer.id for answer in factor.answers}
    if clause and not factor.several and not clause.negated:
        named = {name for term in clause.terms for name, _ in term}
        return None if named == every else clause
    return clause


def _pair(reading: Reading, span: Span) -> tuple[Name, Name]:
    start = reading.text.offset(span.line, span.column)
    end = reading.text.offset(span.end_line, span.end_column)
    words = reading.text.content[start:end]
    left, _, right = words.partition("=")
    value = right.strip()
    at = end - len(value)
    return (
        Name(left.strip(), reading.text.span(start, start + max(len(left.strip()), 1))),
        Name(value, reading.text.span(at, max(end, at + 1))),
    )
