"""Write a decision as DMN 1.3, the OMG's notation of decision tables.

Questions become input data, each way through a row with `-` for what is not asked, so that one
table serves trees and tables; a `collect` table keeps its rules, and so does one with very many ways:
every input is needed then. Citations become knowledge
sources. FEEL reads `core-to` as a difference, so names there have `_` for `-`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from generator.decisions.conditions import ways_to
from generator.decisions.cubes import Space, space_of
from generator.decisions.matching import RuleSets, meeting, numbers, rule_sets
from generator.decisions.walk import count_ways
from generator.model.decisions import Decision, Hit, Outcome, Question
from generator.model.text import Cluster
from generator.render.decisions.exports import listable

NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/"


def dmn_text(decision: Decision, sources: Mapping[str, str] | None = None) -> str:
    """Return *decision* as a DMN document; *sources* has the words of each cited work by key."""
    keys = sorted({cite.key.value for it in _clusters(decision) for cite in it.cites})
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        _opening(decision),
        *_indented(_decision(decision, keys)),
        *(line for question in decision.questions for line in _indented(_input(question))),
        *(line for key in keys for line in _indented(_source(key, (sources or {}).get(key, key)))),
        "</definitions>",
    ]
    return "\n".join(lines) + "\n"


def cells_of(decision: Decision) -> int | None:
    """Return how many cells the document's table has at most, None for more than can be counted."""
    rows = len(decision.rules) if _has_rules(decision) else count_ways(decision)
    return None if rows is None else rows * len(decision.questions)


def feel_name(name: str) -> str:
    """Return the id *name* as a name that FEEL reads as one."""
    return f"q_{name.replace('-', '_')}"


# Private functions


def _opening(decision: Decision) -> str:
    name, space = quoteattr(decision.title), quoteattr(f"urn:playbook:{decision.id}")
    return (
        f'<definitions xmlns="{NAMESPACE}" id="decision-{decision.id}" '
        f"name={name} namespace={space}>"
    )


def _clusters(decision: Decision) -> Iterator[Cluster]:
    return (cluster for prose in decision.proses() for cluster in prose.clusters)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _input(question: Question) -> Iterator[str]:
    name = feel_name(question.id)
    yield f'<inputData id="input-{question.id}" name="{name}" label={quoteattr(question.title)}>'
    yield f'  <variable id="variable-{question.id}" name="{name}" typeRef="string"/>'
    yield "</inputData>"


def _source(key: str, words: str) -> Iterator[str]:
    yield f'<knowledgeSource id="source-{_ncname(key)}" name={quoteattr(words)}/>'


def _ncname(key: str) -> str:
    """Return *key* as a part of an XML id, no two keys alike."""
    return "".join(it if it.isascii() and it.isalnum() else f"_{ord(it):x}_" for it in key)


def _decision(decision: Decision, keys: Sequence[str]) -> Iterator[str]:
    rules = _has_rules(decision)
    policy = str(decision.hit if rules else Hit.UNIQUE).upper()
    yield f'<decision id="outcome" name={quoteattr(decision.title)}>'
    if rules and not decision.collects:
        yield "  <description>Every input is needed.</description>"
    yield '  <variable id="variable-outcome" name="outcome" typeRef="string"/>'
    for question in decision.questions:
        yield f'  <informationRequirement id="requires-{question.id}">'
        yield f'    <requiredInput href="#input-{question.id}"/>'
        yield "  </informationRequirement>"
    for key in keys:
        yield f'  <authorityRequirement id="rests-on-{_ncname(key)}">'
        yield f'    <requiredAuthority href="#source-{_ncname(key)}"/>'
        yield "  </authorityRequirement>"
    yield f'  <decisionTable id="table" hitPolicy="{policy}" preferredOrientation="Rule-as-Row">'
    for question in decision.questions:
        yield from _column(question)
    yield from _output(decision.outcomes)
    for number, (cells, outcome, why) in enumerate(_rows(decision), 1):
        yield from _row(number, cells, outcome, why)
    yield "  </decisionTable>"
    yield "</decision>"


def _column(question: Question) -> Iterator[str]:
    values = ",".join(_quoted(answer.id) for answer in question.answers)
    yield f'    <input id="column-{question.id}" label={quoteattr(question.title)}>'
    yield f'      <inputExpression id="expression-{question.id}" typeRef="string">'
    yield f"        <text>{feel_name(question.id)}</text>"
    yield "      </inputExpression>"
    yield f'      <inputValues id="values-{question.id}"><text>{escape(values)}</text></inputValues>'
    yield "    </input>"


def _output(outcomes: Iterable[Outcome]) -> Iterator[str]:
    values = ",".join(_quoted(outcome.id) for outcome in outcomes)
    yield '    <output id="column-outcome" name="outcome" typeRef="string">'
    yield f'      <outputValues id="values-outcome"><text>{escape(values)}</text></outputValues>'
    yield "    </output>"


def _row(number: int, cells: Sequence[str], outcome: str, why: str) -> Iterator[str]:
    yield f'    <rule id="rule-{number}">'
    if why:
        yield f"      <description>{escape(why)}</description>"
    for at, cell in enumerate(cells, 1):
        yield f'      <inputEntry id="rule-{number}-{at}"><text>{escape(cell)}</text></inputEntry>'
    yield f'      <outputEntry id="rule-{number}-outcome"><text>{_quoted(outcome)}</text></outputEntry>'
    yield "    </rule>"


def _rows(decision: Decision) -> Iterator[tuple[list[str], str, str]]:
    space = space_of([len(question.answers) for question in decision.questions])
    if decision.graph is None or _has_rules(decision):
        for rule in decision.rules:
            cells = _cells(decision, space, space.cube(rule.masks))
            yield cells, rule.outcome.value, rule.because.source
        return
    sets = rule_sets(decision.questions, decision.rules)
    for outcome in decision.outcomes:
        for cube in ways_to(decision, decision.graph, outcome.id):
            masks = [space.mask(cube, at) for at in range(len(decision.questions))]
            why = _why(decision, sets, masks, outcome)
            yield _cells(decision, space, cube), outcome.id, "; ".join(dict.fromkeys(why))


def _has_rules(decision: Decision) -> bool:
    """Return whether the rows are the rules as written: there are too many ways, or none."""
    return bool(decision.rules) and not (decision.graph and listable(decision))


def _cells(decision: Decision, space: Space, cube: int) -> list[str]:
    return [
        "-"
        if space.free(cube, at)
        else ",".join(_quoted(question.answers[it].id) for it in space.values(cube, at))
        for at, question in enumerate(decision.questions)
    ]


def _why(
    decision: Decision, sets: RuleSets, masks: Sequence[int], outcome: Outcome
) -> Iterator[str]:
    """Yield why the values *masks* lead to *outcome*: the reasons of rules, or of answers."""
    rules = (decision.rules[at] for at in numbers(meeting(sets, masks))) if decision.rules else ()
    for rule in rules:
        if rule.outcome.value == outcome.id and rule.because.source:
            yield rule.because.source
    for question, mask in zip(decision.questions, masks, strict=True):
        if not decision.rules and mask != (1 << len(question.answers)) - 1:
            chosen = (it for at, it in enumerate(question.answers) if mask >> at & 1)
            yield from (it.because.source for it in chosen if it.because.source)


def _quoted(name: str) -> str:
    return f'"{name}"'
