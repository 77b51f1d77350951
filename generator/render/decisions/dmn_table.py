"""Write a decision's table in DMN: a column for each input, a row for each way or rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from generator.decisions.conditions import condition_of, space_in, ways_to
from generator.decisions.cubes import Space, gaps
from generator.decisions.matching import RuleSets, meeting, numbers, owners_of, rule_sets
from generator.model.decisions import WHICH, Decision, Hit, Part, Question
from generator.model.values import Band, Shape
from generator.render.decisions.dmn_names import inputs_of
from generator.render.decisions.exports import listable
from generator.render.decisions.phrases import way_words
from generator.words.words import N_, Words

ANNOTATIONS = (N_("Basis"), N_("In words"))


@dataclass(frozen=True, slots=True)
class Row:
    """A row: for which combinations it holds, what comes out, on what ground, and why."""

    cube: int
    outcomes: tuple[str, ...]
    basis: str
    why: str


def has_rules(decision: Decision) -> bool:
    """Return whether the rows are the rules as written: there are too many ways, or none."""
    return bool(decision.rules) and not (decision.graph and listable(decision))


def table_lines(
    words: Words, decision: Decision, name: str, variables: Mapping[str, str]
) -> Iterator[str]:
    """Yield the table of *decision*; *variables* are inputs that other decisions give."""
    mark = "" if name == "outcome" else f"{decision.id}-"
    policy = str(decision.hit if has_rules(decision) else Hit.UNIQUE).upper()
    yield (
        f'<decisionTable id="{mark}table" hitPolicy="{policy}" preferredOrientation="Rule-as-Row">'
    )
    for question in decision.questions:
        yield from _columns(question, mark, variables.get(question.id, ""))
    yield from _output(decision, mark)
    yield from (f'  <annotation name="{escape(words.gettext(it))}"/>' for it in ANNOTATIONS)
    space = space_in(decision)
    for number, row in enumerate(_rows(decision, space), 1):
        yield from _Cells(words, space).row(decision, f"{mark}rule-{number}", row)
    yield "</decisionTable>"


# Private functions


def _columns(question: Question, mark: str, variable: str) -> Iterator[str]:
    for it in inputs_of(question):
        kind = "string" if variable else it.type
        yield f'  <input id="{mark}column-{it.id}" label={quoteattr(it.label)}>'
        yield f'    <inputExpression id="{mark}expression-{it.id}" typeRef="{kind}">'
        yield f"      <text>{variable or it.name}</text>"
        yield "    </inputExpression>"
        if it.type == "string":
            answers = question.alone if it.part.answer == WHICH else question.answers
            values = escape(",".join(_quoted(answer.id) for answer in answers))
            yield (
                f'    <inputValues id="{mark}values-{it.id}"><text>{values}</text></inputValues>'
            )
        yield "  </input>"


def _output(decision: Decision, mark: str) -> Iterator[str]:
    found = dict.fromkeys(", ".join(row.outcomes) for row in _rows(decision, space_in(decision)))
    singles = [outcome.id for outcome in decision.outcomes]
    values = ",".join(_quoted(it) for it in [*singles, *(it for it in found if ", " in it)])
    yield f'  <output id="{mark}column-outcome" name="outcome" typeRef="string">'
    yield (
        f'    <outputValues id="{mark}values-outcome"><text>{escape(values)}</text></outputValues>'
    )
    yield "  </output>"


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of a table in words."""

    words: Words
    space: Space

    def row(self, decision: Decision, name: str, row: Row) -> Iterator[str]:
        yield f'  <rule id="{name}">'
        if row.why:
            yield f"    <description>{escape(row.why)}</description>"
        for at, part in enumerate(decision.parts):
            cell = _cell(decision.question(part.question), part, self.space.values(row.cube, at))
            yield f'    <inputEntry id="{name}-{at + 1}"><text>{escape(cell)}</text></inputEntry>'
        outcome = escape(_quoted(", ".join(row.outcomes)))
        yield f'    <outputEntry id="{name}-outcome"><text>{outcome}</text></outputEntry>'
        yield from (
            f"    <annotationEntry><text>{escape(said)}</text></annotationEntry>"
            for said in (row.basis, self._in_words(decision, row))
        )
        yield "  </rule>"

    def _in_words(self, decision: Decision, row: Row) -> str:
        asked = "; ".join(
            f"{question.title} {way_words(self.words, question, values)}"
            for name, values in condition_of(decision, self.space, row.cube)
            for question in (decision.question(name),)
        )
        titles = "; ".join(decision.outcome(name).title for name in row.outcomes)
        return f"{asked or self.words.gettext('In any case')}: {titles}"


def _cell(question: Question, part: Part, values: Sequence[int]) -> str:
    """Return the FEEL unary test for the *values* of *part*."""
    if len(values) == part.size:
        return "-"
    if part.answer and part.answer != WHICH:
        return "true" if values[0] == 0 else "false"
    answers = question.alone if part.answer == WHICH else question.answers
    return ",".join(
        _band(question.shape, band) if (band := answers[it].band) else _quoted(answers[it].id)
        for it in values
    )


def _band(shape: Shape, band: Band) -> str:
    low, high = (_edge(shape, edge) for edge in (band.low, band.high))
    if band.low == band.high and low:
        return low
    if not high:
        return f"{'>=' if band.low_in else '>'}{low}"
    if not low:
        return f"{'<=' if band.high_in else '<'}{high}"
    return f"{'[' if band.low_in else '('}{low}..{high}{']' if band.high_in else ')'}"


def _edge(shape: Shape, edge: Decimal | None) -> str:
    if edge is None:
        return ""
    if shape is Shape.DATE:
        return f'date("{date.fromordinal(int(edge)).isoformat()}")'
    return f"{edge:f}"


def _rows(decision: Decision, space: Space) -> Iterator[Row]:
    if decision.graph is None or has_rules(decision):
        yield from _rules(decision, space)
        return
    rules = decision.ranked
    sets = rule_sets(decision.questions, rules)
    for outcomes in _ends(decision):
        for cube in ways_to(decision, decision.graph, outcomes):
            masks = [space.mask(cube, at) for at in range(len(decision.parts))]
            basis, why = _reasons(decision, sets, masks, outcomes)
            yield Row(cube, outcomes, basis, why)


def _ends(decision: Decision) -> list[tuple[str, ...]]:
    """Return what can come out, in the order of the outcomes in the file."""
    order = {outcome.id: at for at, outcome in enumerate(decision.outcomes)}
    steps = decision.graph.steps if decision.graph else ()
    ends = {step.outcomes for step in steps if not step.leads and step.outcomes}
    return sorted(ends, key=lambda it: [order[name] for name in it])


def _rules(decision: Decision, space: Space) -> Iterator[Row]:
    """Yield the rules as they are written; what is left to `otherwise` as what they leave open."""
    others = [space.cube(cube) for it in decision.rules if not it.otherwise for cube in it.cubes]
    for rule in decision.ranked:
        cubes = [space.cube(cube) for cube in rule.cubes]
        if rule.otherwise and decision.hit is not Hit.FIRST:
            cubes = list(gaps(space, space.all, others))
        basis = str(decision.rests_on(rule) or "")
        for cube in cubes:
            yield Row(cube, rule.gives, basis, decision.reason(rule).source)


def _reasons(
    decision: Decision, sets: RuleSets, masks: Sequence[int], outcomes: tuple[str, ...]
) -> tuple[str, str]:
    """Return on what a way with the values *masks* rests, and why: by rules, or by answers."""
    if decision.rules:
        owners = list(owners_of(decision.ranked))
        rules = dict.fromkeys(owners[at] for at in numbers(meeting(sets, masks)))
        found = [rule for rule in rules if rule.gives == outcomes]
        grounds: Iterator[str] = (str(decision.rests_on(rule) or "") for rule in found)
        reasons: Iterator[str] = (decision.reason(rule).source for rule in found)
    else:
        grounds = (str(decision.outcome(name).basis or "") for name in outcomes)
        reasons = _of_answers(decision, masks)
    return _listed(grounds), _listed(reasons)


def _of_answers(decision: Decision, masks: Sequence[int]) -> Iterator[str]:
    for part, mask in zip(decision.parts, masks, strict=True):
        question = decision.question(part.question)
        if part.answer or mask == (1 << part.size) - 1:
            continue
        yield from (it.because.source for at, it in enumerate(question.answers) if mask >> at & 1)


def _listed(words: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(it for it in words if it))


def _quoted(name: str) -> str:
    return f'"{name}"'
