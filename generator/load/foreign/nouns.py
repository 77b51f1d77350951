"""Hold a table of another program as it is read: inputs, tests of them, outputs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from generator.model.values import Band

Value: TypeAlias = str | bool | Decimal


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be said here, and in which line it stands."""

    line: int
    words: str


Report = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class Test:
    """What a cell asks: one of ``values`` or ``bands``, or none of them; nothing if both are ()."""

    values: tuple[Value, ...] = ()
    bands: tuple[Band, ...] = ()
    negated: bool = False
    line: int = 0

    @property
    def free(self) -> bool:
        """Return whether anything will do."""
        return not self.values and not self.bands and not self.negated


@dataclass(frozen=True, slots=True)
class Input:
    """A column that is asked for; ``inner`` is the id of the table that gives it, if one does."""

    name: str
    title: str
    type: str  # number | date | boolean | string
    values: tuple[Value, ...] = ()
    inner: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Output:
    """A column that comes out; ``order`` has its values from the most important on."""

    name: str
    order: tuple[Value, ...] = ()
    default: Value | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: a test for each input, a value for each output."""

    tests: tuple[Test, ...]
    gives: tuple[Value, ...]
    why: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A decision table of another program."""

    id: str
    title: str
    hit: str  # unique | first | any | priority | rule order | output order | collect
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]
    aggregation: str = ""
    names: tuple[str, ...] = ()  # by which other tables ask for what comes out
    line: int = 0


@dataclass(slots=True)
class Import:
    """What was read: the tables, those that others need first, and what cannot be said."""

    tables: tuple[Table, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    def report(self, line: int, words: str) -> None:
        """Note that what stands in *line* cannot be said here."""
        self.problems.append(Problem(line, words))
