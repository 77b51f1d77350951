"""Turn the hit policies of other tables into those that decisions here have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.decisions.cubes import Space, gaps, space_of
from generator.load.foreign.domains import Domain
from generator.load.foreign.nouns import Output, Rule, Table, Value

MOST_ROWS = 2_000  # of a table whose findings are added up

Cells = tuple[tuple[str, ...] | None, ...]  # for each input the answers that will do, None: any
Given = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A rule as it is written here; ``cells`` are None for `otherwise`."""

    cells: Cells | None
    gives: Given
    why: str = ""


class TooManyRowsError(Exception):
    """Adding up what the rules give takes more rows than anybody would read."""


def hit_of(table: Table) -> str:
    """Return the policy here that does what that of *table* does."""
    if table.aggregation:
        return "unique"
    policies = {"unique": "unique", "rule order": "collect", "output order": "collect"}
    return policies.get(table.hit, "collect" if table.hit == "collect" else "first")


def rows_of(table: Table, domains: Sequence[Domain]) -> list[Row]:
    """Return the rules of *table* as they stand here, in their order."""
    columns = _Columns(domains)
    if table.aggregation:
        return list(columns.added_up(table))
    rules = _ranked(table) if table.hit == "priority" else table.rules
    rows = [Row(columns.cells(rule), rule.gives, rule.why) for rule in rules]
    rows = [row for row in rows if row.cells is None or () not in row.cells]
    defaults = [output.default for output in table.outputs]
    if all(it is not None for it in defaults) and not covers(rows, domains):
        rows.append(Row(None, tuple(it for it in defaults if it is not None)))
    return rows


def covers(rows: Sequence[Row], domains: Sequence[Domain]) -> bool:
    """Return whether *rows* say what comes out for whatever is answered."""
    if any(row.cells is None for row in rows):
        return True
    columns = _Columns(domains)
    space = columns.space()
    cubes = [columns.cube(space, row.cells) for row in rows if row.cells is not None]
    return next(gaps(space, space.all, cubes), None) is None


# Private functions


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table, each with the answers that its tests tell apart."""

    domains: Sequence[Domain]

    def cells(self, rule: Rule) -> Cells:
        cells: list[tuple[str, ...] | None] = []
        for test, domain in zip(rule.tests, self.domains, strict=True):
            chosen = domain.chosen(test)
            every = len(chosen) == len(domain.choices)
            cells.append(None if test.free or every else chosen)
        return tuple(cells)

    def space(self) -> Space:
        return space_of([len(domain.choices) for domain in self.domains])

    def cube(self, space: Space, cells: Cells) -> int:
        masks = []
        for domain, cell in zip(self.domains, cells, strict=True):
            chosen = [it.id for it in domain.choices] if cell is None else cell
            masks.append(sum(1 << at for at, it in enumerate(domain.choices) if it.id in chosen))
        return space.cube(masks)

    def added_up(self, table: Table) -> Iterator[Row]:
        """Yield a rule for each set of combinations for which the same rules hold."""
        space = self.space()
        cubes = [self.cube(space, self.cells(rule)) for rule in table.rules]
        stack: list[tuple[int, int, tuple[int, ...]]] = [(space.all, 0, ())]
        found: list[tuple[int, tuple[int, ...]]] = []
        while stack:
            cube, at, held = stack.pop()
            if at == len(cubes):
                found.append((cube, held))
                continue
            both = cube & cubes[at]
            if space.meet(cube, cubes[at]):
                stack.append((both, at + 1, (*held, at)))
                stack += [(rest, at + 1, held) for rest in gaps(space, cube, [cubes[at]])]
            else:
                stack.append((cube, at + 1, held))
            if len(stack) + len(found) > MOST_ROWS:
                raise TooManyRowsError
        for cube, held in sorted(found):
            given = _total(table, [table.rules[it].gives for it in held])
            if given is not None:
                yield Row(self._named(space, cube), given)

    def _named(self, space: Space, cube: int) -> Cells:
        return tuple(
            None
            if space.free(cube, at)
            else tuple(domain.choices[value].id for value in space.values(cube, at))
            for at, domain in enumerate(self.domains)
        )


def _ranked(table: Table) -> list[Rule]:
    """Return the rules in the order of what they give, the most important first."""
    return sorted(table.rules, key=lambda rule: [*_ranks(table.outputs, rule)])


def _ranks(outputs: Sequence[Output], rule: Rule) -> Iterator[int]:
    for output, value in zip(outputs, rule.gives, strict=True):
        yield output.order.index(value) if value in output.order else len(output.order)


def _total(table: Table, given: Sequence[Given]) -> Given | None:
    """Return what the findings *given* come to, None where there are none."""
    if table.aggregation == "count":
        return (Decimal(len(set(given))),)
    if not given:
        return None
    columns = zip(*given, strict=True)
    return tuple(_reckoned(table.aggregation, column) for column in columns)


def _reckoned(aggregation: str, column: Sequence[Value]) -> Value:
    numbers = [value for value in column if isinstance(value, Decimal)]
    if len(numbers) != len(column):
        return min(map(str, column)) if aggregation == "min" else max(map(str, column))
    if aggregation == "sum":
        return sum(numbers, Decimal(0))
    return min(numbers) if aggregation == "min" else max(numbers)
