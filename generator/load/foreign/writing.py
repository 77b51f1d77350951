"""Write tables of other programs as decisions of ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.load.foreign.domains import (
    OTHER,
    Choice,
    Domain,
    domain_of,
    ids_for,
    words_for,
)
from generator.load.foreign.nouns import Import, Input, Table, Test, Value
from generator.load.foreign.rows import Given, Row, TooManyRowsError, covers, hit_of, rows_of
from generator.model.ids import slug
from generator.model.values import Shape
from generator.words.phrases import phrase

RESERVED = ("outcome", "basis", "because")
NOTHING = "no-result"


@dataclass(frozen=True, slots=True)
class Written:
    """A decision as its text, and the outcome that stands for each value that its table gives."""

    id: str
    text: str
    outcomes: Mapping[Given, str]


@dataclass(frozen=True, slots=True)
class Front:
    """What goes into the front matter of each decision: the file it comes from, who answers."""

    source: str
    owner: str
    day: str


def write_tables(found: Import, front: Front, name: str = "") -> tuple[Written, ...]:
    """Return the tables that were *found* as decisions, the last of them called *name*.

    What cannot be written is reported in *found*.
    """
    written: dict[str, Written] = {}
    last = found.tables[-1].id if found.tables else ""
    for table in found.tables:
        own = name if name and table.id == last else table.id or slug(table.title) or "decision"
        try:
            written[table.id] = _Table(found, table, front, written).written(own)
        except TooManyRowsError:
            found.report(
                table.line,
                phrase("the findings of `%(title)s` add up to too many rows", title=table.title),
            )
    return tuple(written.values())


# Private functions


@dataclass(frozen=True, slots=True)
class _Table:
    """A table that becomes a decision, and what stands before it."""

    found: Import
    table: Table
    front: Front
    others: Mapping[str, Written]

    def written(self, name: str) -> Written:
        columns = [
            [rule.tests[at] for rule in self.table.rules] for at in range(len(self.table.inputs))
        ]
        pairs = [
            (it, self._domain(it, tests))
            for it, tests in zip(self.table.inputs, columns, strict=True)
        ]
        domains = [domain for _, domain in pairs]
        rows = rows_of(self.table, domains)
        kept = [at for at, domain in enumerate(domains) if len(domain.choices) > 1]
        names = dict(
            zip(kept, ids_for((self.table.inputs[at].name for at in kept), RESERVED), strict=True)
        )
        texts = list(
            dict.fromkeys(part for row in self._ranked(rows) for part in self._parts(row.gives))
        )
        taken = (*RESERVED, NOTHING, *names.values())
        ids = dict(zip(texts, ids_for(texts, taken), strict=True))
        lines = [
            *self._front(),
            "# Factors",
            *(line for at in kept for line in _factor(names[at], *pairs[at], self.others)),
            "# Outcomes",
            *(line for words in texts for line in _outcome(words, ids[words])),
        ]
        gap = not covers(rows, domains)
        if gap:
            lines.append(
                f"## No result {{#{NOTHING}}}\n\nThe table has no rule for these answers.\n\nBasis: gap"
            )
        lines += ["# Rules", "\n".join(self._rules(rows, kept, names, ids, gap=gap))]
        outcomes = {
            row.gives: ids[parts[0]] for row in rows if len(parts := self._parts(row.gives)) == 1
        }
        return Written(name, "\n\n".join(lines) + "\n", outcomes)

    def _domain(self, given: Input, tests: Sequence[Test]) -> Domain:
        if given.inner and given.inner in self.others:
            known = self.others[given.inner].outcomes
            choices = tuple(
                Choice(name, words_for(value[0]), value[0]) for value, name in known.items()
            )
            lost = [it for test in tests for it in test.bands]
            if lost:
                self.found.report(
                    given.line,
                    phrase("`%(name)s` is compared, and comes from another table", name=given.name),
                )
            return Domain(Shape.CHOICE, choices)
        return domain_of(given, tests)

    def _ranked(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Return *rows* in the order in which what they give is listed."""
        if self.table.hit != "output order":
            return rows
        orders = [output.order for output in self.table.outputs]
        return sorted(
            rows,
            key=lambda row: [
                order.index(value) if value in order else len(order)
                for order, value in zip(orders, row.gives, strict=True)
            ],
        )

    def _parts(self, gives: Given) -> tuple[str, ...]:
        """Return the words of the outcomes that a rule gives: one a column, or all in one."""
        if len(self.table.outputs) == 1:
            return (words_for(gives[0]),)
        pairs = [
            f"{it.name}: {words_for(value)}"
            for it, value in zip(self.table.outputs, gives, strict=True)
        ]
        return ("; ".join(pairs),) if hit_of(self.table) == "collect" else tuple(pairs)

    def _front(self) -> list[str]:
        title = " ".join(self.table.title.split()).replace("\\", "\\\\").replace('"', '\\"')
        head = (
            "---\n"
            f'title: "{title}"\n'
            f'summary: "Imported from {self.front.source}."\n'
            "kind: table\n"
            f"hit: {hit_of(self.table)}\n"
            "basis: uncited\n"
            "unknown: no\n"
            "status: draft  # published, when its words are right and its rules have their sources\n"
            f'owner: "{self.front.owner}"\n'
            f"reviewed: {self.front.day}\n"
            "review: 12 months\n"
            "---"
        )
        return [
            head,
            f"Imported from `{self.front.source}`: write here for whom it is and what it helps to decide.",
        ]

    def _rules(
        self,
        rows: Sequence[Row],
        kept: Sequence[int],
        names: Mapping[int, str],
        ids: Mapping[str, str],
        *,
        gap: bool,
    ) -> Iterator[str]:
        header = [*(names[at] for at in kept), "outcome", "basis", "because"]
        yield _line(header)
        yield _line(["---"] * len(header))
        for row in rows:
            cells = [_cell(row, at) for at in kept]
            if row.cells is None and cells:
                cells[0] = "otherwise"
            gives = ", ".join(ids[part] for part in self._parts(row.gives))
            yield _line([*cells, gives, "", _plain(row.why) if row.why else ""])
        if gap:
            rest = ["otherwise", *("-" for _ in kept[1:])]
            yield _line([*rest, NOTHING, "gap", "The table says nothing of it"])


def _factor(
    name: str, given: Input, domain: Domain, others: Mapping[str, Written]
) -> Iterator[str]:
    mark = f" .{domain.shape}" if domain.shape is not Shape.CHOICE else ""
    yield f"## {_plain(given.title)} {{#{name}{mark}}}"
    if given.inner and given.inner in others:
        yield f"Decision: {others[given.inner].id}"
        return
    lines = []
    for choice in domain.choices:
        band = f" {choice.band.source}" if choice.band else ""
        lines.append(f"- {_plain(choice.title)} {{#{choice.id}{band}}}")
    yield "\n".join(lines)


def _outcome(words: str, name: str) -> Iterator[str]:
    yield f"## {_plain(words)} {{#{name}}}"
    yield f"{_plain(words)}."


def _plain(words: str) -> str:
    return " ".join(words.replace("{", "(").replace("}", ")").split()) or "(empty)"


def _cell(row: Row, at: int) -> str:
    chosen = row.cells[at] if row.cells is not None else None
    return "-" if chosen is None else ", ".join(chosen)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(it.replace('|', chr(92) + '|') for it in cells)} |"


__all__ = ["OTHER", "Front", "Value", "Written", "write_tables"]
