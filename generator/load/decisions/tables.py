"""Read the table of rules and the table of path tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.findings.diagnostics import Span
from generator.load.decisions.findings import Reading, names_in
from generator.load.decisions.headings import RESERVED
from generator.load.decisions.lines import Line
from generator.load.decisions.outcomes import read_ground
from generator.model.decisions import Outcome, PathTest, Question, RuleRow
from generator.model.text import Name
from generator.rules.decisions import (
    decision_missing_section,
    decision_stray_text,
    decision_uneven_row,
    decision_unknown_outcome,
    decision_unknown_question,
    decision_unknown_value,
)


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
    for number, (row, cells) in enumerate(_rows(reading, lines, [*known, *RESERVED], "outcome"), 1):
        masks = [_mask(reading, cells.get(it.id), it) for it in questions]
        outcome = _outcome(reading, row, cells["outcome"], outcomes)
        basis = names_in(reading.text, *cells.get("basis", (0, 0)), separator="\n")
        because = cells.get("because", (0, 0))
        ground = read_ground(reading, basis[0]) if basis else None
        why = reading.prose(*because)
        if outcome and None not in masks:
            full = tuple(mask for mask in masks if mask is not None)
            yield RuleRow(number, full, outcome, reading.span(row.line), ground, why)


def read_tests(
    reading: Reading,
    lines: Sequence[Line],
    questions: Sequence[Question],
    outcomes: Sequence[Outcome],
) -> Iterator[PathTest]:
    """Yield a test for each row of the table in *lines*."""
    for row, cells in _rows(reading, lines, ["case", "answers", "expect"], "answers"):
        before = len(reading.firm)
        answers = tuple(_answers(reading, cells["answers"], questions))
        expect = names_in(reading.text, *cells.get("expect", (0, 0)))
        for name in expect:
            _known_outcome(reading, name, outcomes)
        if not expect:
            _empty(reading, row, "expect")
        elif len(reading.firm) == before:
            start, end = cells.get("case", (0, 0))
            case = reading.text.content[start:end]
            yield PathTest(case, answers, expect, reading.span(row.line))


# Private functions


def _rows(
    reading: Reading, lines: Sequence[Line], columns: Sequence[str], needed: str
) -> Iterator[tuple[Row, Mapping[str, tuple[int, int]]]]:
    rows = [_row(line) for line in lines if line.words.startswith("|")]
    for line in lines:
        if line.words and not line.words.startswith("|") and not line.words.startswith("<!--"):
            message = "text stands where a table is expected"
            help = "write a row, such as `| a | b |`, or move the text to the introduction"
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
        message = f"the table has no column `{needed}`"
        help = f"add it: `| ... | {needed} | ... |`"
        reading.fault(decision_missing_section.RULE, reading.span(rows[0].line), message, help)
        return
    for row in rows[1:]:
        if _is_rule(row.line):
            continue
        if len(row.cells) != len(rows[0].cells):
            _uneven(reading, row, len(rows[0].cells))
            continue
        yield row, dict(zip(header, row.cells, strict=True))


def _row(line: Line) -> Row:
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


def _is_rule(line: Line) -> bool:
    return not line.words.strip("|-: ")


def _header(reading: Reading, row: Row, columns: Sequence[str]) -> list[str]:
    header: list[str] = []
    for start, end in row.cells:
        name = Name(reading.text.content[start:end], reading.text.span(start, max(end, start + 1)))
        if name.value not in columns:
            reading.unknown(decision_unknown_question.RULE, name, "column", columns)
        elif name.value in header:
            message = f"the column `{name.value}` stands twice"
            reading.fault(decision_uneven_row.RULE, name.span, message, "keep one of the two")
        header.append(name.value)
    return header


def _uneven(reading: Reading, row: Row, wanted: int) -> None:
    message = f"the row has {len(row.cells)} cells where the table has {wanted} columns"
    help = "write `-` for any value; write `\\|` for a bar inside a cell"
    reading.fault(decision_uneven_row.RULE, reading.span(row.line), message, help)


def _empty(reading: Reading, row: Row, column: str) -> None:
    message = f"the row says nothing in the column `{column}`"
    help = "write the id of an outcome there"
    reading.fault(decision_uneven_row.RULE, reading.span(row.line), message, help)


def _mask(reading: Reading, cell: tuple[int, int] | None, factor: Question) -> int | None:
    every = (1 << len(factor.answers)) - 1
    names = names_in(reading.text, *cell) if cell else ()
    if not names or [name.value for name in names] == ["-"]:
        return every
    mask = 0
    for name in names:
        if not factor.answer(name.value):
            _unknown_value(reading, name, factor)
            return None
        mask |= 1 << factor.index(name.value)
    return mask


def _unknown_value(reading: Reading, name: Name, factor: Question) -> None:
    renamed = next(
        (it.id for it in factor.answers if name.value in [old.value for old in it.formerly]), ""
    )
    if renamed:
        message = f"the value `{name.value}` of `{factor.id}` has another id now"
        help = f"write `{renamed}`"
        reading.fault(decision_unknown_value.RULE, name.span, message, help)
        return
    known = [answer.id for answer in factor.answers]
    reading.unknown(decision_unknown_value.RULE, name, f"answer to `{factor.id}` called", known)


def _outcome(
    reading: Reading, row: Row, cell: tuple[int, int], outcomes: Sequence[Outcome]
) -> Name | None:
    start, end = cell
    if start == end:
        _empty(reading, row, "outcome")
        return None
    name = Name(reading.text.content[start:end], reading.text.span(start, end))
    return name if _known_outcome(reading, name, outcomes) else None


def _known_outcome(reading: Reading, name: Name, outcomes: Sequence[Outcome]) -> bool:
    known = [outcome.id for outcome in outcomes]
    if name.value in known:
        return True
    reading.unknown(decision_unknown_outcome.RULE, name, "outcome", known)
    return False


def _answers(
    reading: Reading, cell: tuple[int, int], questions: Sequence[Question]
) -> Iterator[tuple[Name, Name]]:
    by_id: dict[str, Question] = {question.id: question for question in questions}
    for pair in names_in(reading.text, *cell, separator=";"):
        question, value = _pair(reading, pair.span)
        if question.value not in by_id:
            reading.unknown(decision_unknown_question.RULE, question, "question", by_id)
        elif not by_id[question.value].answer(value.value):
            _unknown_value(reading, value, by_id[question.value])
        else:
            yield question, value


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
