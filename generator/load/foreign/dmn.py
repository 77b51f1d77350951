"""Read the decision tables of a DMN document, of version 1.1 to 1.5."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.load.foreign.feel import Day, kind_of, read_list, read_literal, read_test
from generator.load.foreign.nouns import Import, Input, Output, Rule, Table, Test, Value
from generator.load.foreign.xml_tree import Element, XmlError, parse_xml
from generator.model.ids import slug
from generator.words.phrases import phrase, reason

HITS = {
    "UNIQUE": "unique",
    "FIRST": "first",
    "ANY": "any",
    "PRIORITY": "priority",
    "RULE ORDER": "rule order",
    "OUTPUT ORDER": "output order",
    "COLLECT": "collect",
}
AGGREGATIONS = {"SUM", "COUNT", "MIN", "MAX"}
TYPES = {"number", "string", "boolean", "date"}


def read_dmn(text: str) -> Import:
    """Return the tables in the DMN document *text*, and what in it cannot be said here."""
    found = Import()
    try:
        root = parse_xml(text)
    except XmlError as error:
        found.report(error.line, reason(error))
        return found
    if root.name != "definitions":
        found.report(
            root.line,
            phrase("the outermost element is `%(root)s`, not `definitions`", root=root.name),
        )
        return found
    decisions = [it for it in root.walk() if it.name == "decision"]
    types = dict(_types(root))
    tables = [_Document(root, types).table(found, it) for it in decisions]
    whole = [table for table in tables if table]
    if not decisions:
        found.report(root.line, phrase("there is no decision in it"))
    found.tables = tuple(_in_order(_linked(found, whole)))
    return found


# Private functions


def _types(root: Element) -> Iterator[tuple[str, tuple[str, tuple[Value, ...]]]]:
    """Yield the types that the document defines: what they are made of, and their values."""
    for item in root.all("itemDefinition"):
        base = item.text("typeRef").rpartition(":")[2]
        yield item.get("name"), (base, read_list(item.text("allowedValues", "text")))


@dataclass(frozen=True, slots=True)
class _Document:
    """A document, and what its types mean."""

    root: Element
    types: Mapping[str, tuple[str, tuple[Value, ...]]]

    def table(self, found: Import, decision: Element) -> Table | None:
        name = decision.get("name") or decision.get("id")
        element = decision.first("decisionTable")
        if element is None:
            found.report(decision.line, phrase("the decision `%(name)s` is no table", name=name))
            return None
        hit = element.get("hitPolicy", "UNIQUE").upper()
        aggregation = element.get("aggregation").upper()
        if hit not in HITS or (aggregation and aggregation not in AGGREGATIONS):
            found.report(
                element.line,
                phrase(
                    "the hit policy `%(hit)s %(aggregation)s`", hit=hit, aggregation=aggregation
                ).strip(),
            )
            return None
        outputs = tuple(self._output(it) for it in element.all("output"))
        rules = tuple(_rules(found, element))
        columns = [
            [rule.tests[at] for rule in rules if at < len(rule.tests)]
            for at in range(_count(element))
        ]
        inputs = tuple(
            self._input(found, it, columns[at]) for at, it in enumerate(element.all("input"))
        )
        names = (decision.get("name"), *(it.get("name") for it in decision.all("variable")))
        return Table(
            slug(name) or "decision",
            name,
            HITS[hit],
            inputs,
            _named(outputs, name),
            rules,
            aggregation.lower(),
            tuple(dict.fromkeys(it for it in names if it)),
            decision.line,
        )

    def _plain(self, name: str) -> tuple[str, tuple[Value, ...]]:
        """Return the basic type that *name* is, and the values that it allows."""
        values: tuple[Value, ...] = ()
        for _ in range(len(self.types) + 1):
            name = name.rpartition(":")[2]
            if name not in self.types:
                break
            name, more = self.types[name]
            values = values or more
        return (name if name in TYPES else ""), values

    def _output(self, element: Element) -> Output:
        listed = read_list(element.text("outputValues", "text"))
        order = listed or self._plain(element.get("typeRef"))[1]
        default = element.text("defaultOutputEntry", "text")
        name = element.get("label") or element.get("name")
        return Output(name, order, read_literal(default) if default else None)

    def _input(self, found: Import, element: Element, tests: Iterable[Test]) -> Input:
        expression = element.text("inputExpression", "text")
        first = element.first("inputExpression")
        declared = first.get("typeRef") if first else ""
        for data in self.root.all("inputData"):
            if data.get("name") == expression:
                declared = declared or next((it.get("typeRef") for it in data.all("variable")), "")
        kind, allowed = self._plain(declared)
        values = read_list(element.text("inputValues", "text")) or allowed
        kind = kind or _kind(tests, values)
        if not _is_name(expression):
            found.report(
                element.line,
                phrase("the input `%(expression)s` is more than a name", expression=expression),
            )
        title = element.get("label") or expression
        return Input(expression, title, kind, values, "", element.line)


def _count(element: Element) -> int:
    return sum(1 for _ in element.all("input"))


def _named(outputs: tuple[Output, ...], name: str) -> tuple[Output, ...]:
    """Return *outputs*, the only one of a table called as the decision is."""
    if len(outputs) == 1 and not outputs[0].name:
        return (replace(outputs[0], name=name),)
    return tuple(
        it if it.name else replace(it, name=f"Output {at}") for at, it in enumerate(outputs, 1)
    )


def _is_name(words: str) -> bool:
    """Return whether *words* are a name: no operator, no call, no path."""
    return bool(words) and not any(it in words for it in "+*/()[]{}<>=\"'") and " - " not in words


def _kind(tests: Iterable[Test], values: tuple[Value, ...]) -> str:
    for test in tests:
        if test.bands:
            return test.bands[0].source
        for value in test.values:
            return "date" if isinstance(value, Day) else kind_of(value)
    return kind_of(values[0]) if values else "string"


def _rules(found: Import, table: Element) -> Iterator[Rule]:
    for element in table.all("rule"):
        before = len(found.problems)
        tests = [
            read_test(it.text("text"), it.line, found.report) for it in element.all("inputEntry")
        ]
        gives = [_given(found, it) for it in element.all("outputEntry")]
        if len(found.problems) > before:
            continue
        why = element.text("description")
        why = why or "; ".join(
            it.text("text") for it in element.all("annotationEntry") if it.text("text")
        )
        whole = tuple(test for test in tests if test)
        yield Rule(whole, tuple(it for it in gives if it is not None), why, element.line)


def _given(found: Import, element: Element) -> Value | None:
    words = element.text("text")
    value = read_literal(words)
    if value is None:
        found.report(element.line, phrase("the output `%(words)s` is no literal", words=words))
    return value


def _linked(found: Import, tables: list[Table]) -> list[Table]:
    """Return *tables* with the inputs that another of them gives tied to it."""
    owners = {name: table for table in tables for name in table.names}
    linked = []
    for table in tables:
        inputs = []
        for it in table.inputs:
            owner = owners.get(it.name)
            if owner and len(owner.outputs) > 1:
                found.report(it.line, phrase("`%(name)s` has several parts", name=it.name))
            inputs.append(replace(it, inner=owner.id) if owner and owner is not table else it)
        linked.append(replace(table, inputs=tuple(inputs)))
    return linked


def _in_order(tables: Iterable[Table]) -> Iterator[Table]:
    """Yield *tables*, each behind those that it needs."""
    waiting = {table.id: table for table in tables}
    while waiting:
        ready = [
            it for it in waiting.values() if not waiting.keys() & {one.inner for one in it.inputs}
        ]
        for table in ready or list(waiting.values()):
            yield table
            del waiting[table.id]
