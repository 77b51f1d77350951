"""Read a decision table from CSV: a column for each factor, one or more for what comes out."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

from generator.load.foreign.feel import read_literal, read_test
from generator.load.foreign.nouns import Import, Input, Output, Rule, Table, Test, Value
from generator.model.values import Band, Shape, band_of, value_of
from generator.words.phrases import phrase

OUTCOMES = ("outcome", "outcomes", "output", "result", "decision")
BECAUSE = ("because", "annotation", "description", "why")


def read_csv(text: str, title: str) -> Import:
    """Return the table in the CSV *text*, and what in it cannot be said here.

    The last column is what comes out, unless others are called `outcome`. Paths, as `playbook
    paths` lists them, are rows of answers and their outcome.
    """
    found = Import()
    rows = list(_rows(text))
    if len(rows) < 2:
        found.report(1, phrase("there is no row below the names of the columns"))
        return found
    header = [name.strip() for name in rows[0][1]]
    if header[:2] == ["answers", "outcome"]:
        header, rows = _of_paths(found, rows)
    outs = [at for at, name in enumerate(header) if name.casefold() in OUTCOMES]
    why = [at for at, name in enumerate(header) if name.casefold() in BECAUSE]
    outs = outs or [max(at for at in range(len(header)) if at not in why)]
    asked = [at for at in range(len(header)) if at not in {*outs, *why}]
    rules = []
    for line, cells in rows[1:]:
        if len(cells) != len(header):
            found.report(
                line,
                phrase(
                    "the row has %(count)s cells where there are %(count2)s columns",
                    count=len(cells),
                    count2=len(header),
                ),
            )
            continue
        tests = tuple(_test(cells[at], line) for at in asked)
        gives: tuple[Value, ...] = tuple(cells[at].strip() for at in outs)
        rules.append(Rule(tests, gives, "; ".join(cells[at] for at in why), line))
    inputs = tuple(
        Input(header[at], header[at], _kind([rule.tests[place] for rule in rules]), line=1)
        for place, at in enumerate(asked)
    )
    outputs = tuple(Output(header[at]) for at in outs)
    found.tables = (Table("", title, "first", inputs, outputs, tuple(rules), line=1),)
    return found


# Private functions


def _rows(text: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    return [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]


def _of_paths(
    found: Import, rows: Sequence[tuple[int, list[str]]]
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the rows of a list of paths as a table with a column for each question."""
    names: dict[str, None] = {}
    answers = []
    for line, cells in rows[1:]:
        pairs = [part.partition("=") for part in cells[0].split(";") if part.strip()]
        given = {name.strip(): value.strip() for name, _, value in pairs}
        names |= dict.fromkeys(given)
        answers.append((line, given, cells[1] if len(cells) > 1 else ""))
        if len(cells) < 2:
            found.report(line, phrase("the row has no outcome"))
    header = [*names, "outcome"]
    table = [(line, [*(given.get(it, "-") for it in names), out]) for line, given, out in answers]
    return header, [(1, header), *table]


def _test(cell: str, line: int) -> Test:
    """Return what *cell* asks: FEEL, a band as we write it, or words as they stand."""
    words = cell.strip()
    if words in {"", "-"}:
        return Test(line=line)
    unread: list[int] = []
    feel = read_test(words, line, lambda at, _words: unread.append(at))
    if feel and not unread:
        return feel
    band = band_of(Shape.NUMBER, words) or band_of(Shape.DATE, words)
    if band:
        kind = "date" if "-" in words and value_of(Shape.NUMBER, words) is None else "number"
        own = Band(band.low, band.high, band.low_in, band.high_in, kind)
        return Test((), (own,), line=line)
    negated = words.startswith("not ")
    parts = words.removeprefix("not ").split(",")
    return Test(tuple(_value(part) for part in parts), (), negated, line)


def _value(words: str) -> Value:
    literal = read_literal(words)
    return words.strip() if literal is None else literal


def _kind(tests: Sequence[Test]) -> str:
    if any(test.bands for test in tests):
        return next(test.bands[0].source for test in tests if test.bands)
    values = [value for test in tests for value in test.values]
    if values and all(isinstance(value, bool) for value in values):
        return "boolean"
    numbers = [value for value in values if isinstance(value, Decimal)]
    return "number" if values and len(numbers) == len(values) else "string"
