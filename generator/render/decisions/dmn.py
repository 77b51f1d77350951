"""Write a decision as DMN 1.3, the OMG's notation of decision tables.

Questions become input data, each way through a row with `-` for what is not asked, so that one
table serves trees and tables; a `collect` table keeps its rules, and so does one with very many ways:
every input is needed then. Several answers are an input of true or false each. A decision inside
is a decision of its own. Citations become knowledge sources. FEEL reads `core-to` as a
difference, so names there have `_` for `-`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from generator.decisions.walk import count_ways
from generator.model.decisions import Decision
from generator.model.text import Cluster
from generator.render.decisions.dmn_diagram import Requirement, diagram
from generator.render.decisions.dmn_names import answer_words, feel_name, inputs_of, ncname
from generator.render.decisions.dmn_table import has_rules, table_lines
from generator.words.words import WORDS, Words

__all__ = ["cells_of", "dmn_text", "feel_name"]

NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/"
SPACES = (
    ("dmndi", "https://www.omg.org/spec/DMN/20191111/DMNDI/"),
    ("dc", "http://www.omg.org/spec/DMN/20180521/DC/"),
    ("di", "http://www.omg.org/spec/DMN/20180521/DI/"),
)


def dmn_text(
    decision: Decision, sources: Mapping[str, str] | None = None, words: Words = WORDS
) -> str:
    """Return *decision* as a DMN document; *sources* has the words of each cited work by key."""
    decisions = [decision, *_inner(decision)]
    keys = sorted({cite.key.value for it in decisions for c in _clusters(it) for cite in c.cites})
    inputs: dict[str, list[str]] = {}
    for it in decisions:
        for question in it.questions:
            if not _is_inner(it, question.inner.value if question.inner else ""):
                inputs.setdefault(question.id, list(_input(it, question.id)))
    document = _Document(decision)
    body = [
        *(line for it in decisions for line in document.decision(words, it)),
        *(line for lines in inputs.values() for line in lines),
        *(_source(key, (sources or {}).get(key, key)) for key in keys),
        *diagram(document.requirements(decisions)),
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        _opening(decision),
        *(f"  {line}" for line in body),
        "</definitions>",
    ]
    return "\n".join(lines) + "\n"


def cells_of(decision: Decision) -> int | None:
    """Return how many cells the document's table has at most, None for more than can be counted."""
    rows = len(decision.rules) if has_rules(decision) else count_ways(decision)
    return None if rows is None else rows * len(decision.parts)


# Private functions


def _opening(decision: Decision) -> str:
    name, space = quoteattr(decision.title), quoteattr(f"urn:playbook:{decision.id}")
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in SPACES)
    return (
        f'<definitions xmlns="{NAMESPACE}" {spaces} id="decision-{decision.id}" '
        f"name={name} namespace={space}>"
    )


def _inner(decision: Decision) -> list[Decision]:
    """Return the decisions inside *decision*, and those inside them, each once."""
    found: dict[str, Decision] = {}
    stack = [decision]
    while stack:
        outer = stack.pop()
        for question in outer.questions:
            name = question.inner.value if question.inner else ""
            if _is_inner(outer, name) and name not in found:
                found[name] = outer.inside[name]
                stack.append(outer.inside[name])
    return list(found.values())


def _is_inner(decision: Decision, name: str) -> bool:
    """Return whether the decision called *name* is written into the same document."""
    inner = decision.inside.get(name)
    return inner is not None and inner.sound and not inner.collects


def _clusters(decision: Decision) -> Iterator[Cluster]:
    return (cluster for prose in decision.proses() for cluster in prose.clusters)


@dataclass(frozen=True, slots=True)
class _Document:
    """A document, and its main decision."""

    main: Decision

    def decision(self, words: Words, decision: Decision) -> Iterator[str]:
        name = self._name_of(decision)
        yield f'<decision id="{name}" name={quoteattr(decision.title)}>'
        if has_rules(decision) and not decision.collects:
            needed = words.gettext("Every input is needed.")
            yield f"  <description>{needed}</description>"
        yield f"  <question>{answer_words(None, None, decision.title)}</question>"
        yield f'  <variable id="variable-{name}" name="{self._variable(decision)}" typeRef="string"/>'
        for it in self._requirements_of(decision):
            yield f'  <{it.kind}Requirement id="{it.id}">'
            yield f'    <required{it.what} href="#{it.target}"/>'
            yield f"  </{it.kind}Requirement>"
        names = {
            question.id: f"outcome_{question.inner.value.replace('-', '_')}"
            for question in decision.questions
            if question.inner and _is_inner(decision, question.inner.value)
        }
        yield from (f"  {line}" for line in table_lines(words, decision, name, names))
        yield "</decision>"

    def requirements(self, decisions: Iterable[Decision]) -> list[Requirement]:
        return [it for decision in decisions for it in self._requirements_of(decision)]

    def _name_of(self, decision: Decision) -> str:
        return "outcome" if decision is self.main else f"outcome-{decision.id}"

    def _variable(self, decision: Decision) -> str:
        return "outcome" if decision is self.main else f"outcome_{decision.id.replace('-', '_')}"

    def _requirements_of(self, decision: Decision) -> Iterator[Requirement]:
        name = self._name_of(decision)
        mark = "" if decision is self.main else f"{decision.id}-"
        for question in decision.questions:
            inner = question.inner.value if question.inner else ""
            if _is_inner(decision, inner):
                yield Requirement(
                    f"{mark}requires-{question.id}",
                    "information",
                    "Decision",
                    f"outcome-{inner}",
                    name,
                )
                continue
            for it in inputs_of(question):
                to = f"input-{it.id}"
                yield Requirement(f"{mark}requires-{it.id}", "information", "Input", to, name)
        keys = sorted({cite.key.value for it in _clusters(decision) for cite in it.cites})
        for key in keys:
            to = f"source-{ncname(key)}"
            yield Requirement(f"{mark}rests-on-{ncname(key)}", "authority", "Authority", to, name)


def _input(decision: Decision, name: str) -> Iterator[str]:
    question = decision.question(name)
    for it in inputs_of(question):
        yield (f'<inputData id="input-{it.id}" name="{it.name}" label={quoteattr(it.label)}>')
        yield f"  <description>{answer_words(question, it)}</description>"
        yield f'  <variable id="variable-{it.id}" name="{it.name}" typeRef="{it.type}"/>'
        yield "</inputData>"


def _source(key: str, words: str) -> str:
    return f'<knowledgeSource id="source-{ncname(key)}" name={quoteattr(words)}/>'
