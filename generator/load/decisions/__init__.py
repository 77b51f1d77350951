"""Read a decision from its text, and write it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TypeVar

from generator.decisions.graph import compile_graph
from generator.decisions.model import Decision, Form, Hit, Outcome, Question
from generator.diagnostics import Diagnostic, Span, Text
from generator.load.decisions.findings import Reading
from generator.load.decisions.front import Front, read_front
from generator.load.decisions.headings import Ids
from generator.load.decisions.lines import Part, lines_of, parts
from generator.load.decisions.outcomes import read_outcomes
from generator.load.decisions.questions import read_questions
from generator.load.decisions.tables import read_rules, read_tests
from generator.load.decisions.writing import format_decision
from generator.model import Document, Name, Sheet
from generator.rules import (
    decision_missing_section,
    decision_stray_text,
    decision_unknown_form,
    decision_unknown_section,
    decision_unknown_target,
)
from generator.suggestions import did_you_mean

__all__ = ["document_of", "format_decision", "load_decision"]

FOLDER = "kb/decisions/"
SECTIONS = {
    Form.TREE: ("Questions", "Outcomes", "Tests"),
    Form.TABLE: ("Factors", "Outcomes", "Rules", "Tests"),
}


def load_decision(
    text: Text, sheet: Sheet | None = None
) -> tuple[Decision, tuple[Diagnostic, ...]]:
    """Read the decision of *text*; ``sheet`` is the same file with its front matter checked.

    What cannot be read is left out and said in a finding; the decision is then not ``sound`` and
    has no graph.
    """
    reading = Reading(text)
    front = read_front(text)
    form = _choice(reading, front, "kind", Form, Form.TREE)
    hit = _choice(reading, front, "hit", Hit, Hit.UNIQUE)
    introduction, *sections = parts(lines_of(text, front.body), 1)
    by_name = _sections(reading, sections, form)
    ids = Ids(reading, "question or outcome")
    first = "Questions" if form is Form.TREE else "Factors"
    decision = Decision(
        id=PurePosixPath(text.path).stem,
        title=front.get("title") or PurePosixPath(text.path).stem,
        text=text,
        form=form,
        questions=tuple(read_questions(reading, _entries(reading, by_name, first), form, ids)),
        outcomes=tuple(read_outcomes(reading, _entries(reading, by_name, "Outcomes"), ids)),
        hit=hit,
        introduction=reading.prose_of(introduction.lines),
        front=front.source,
        sheet=sheet,
        ours=text.path.startswith(FOLDER),
        sections={name: reading.span(it.heading) for name, it in by_name.items() if it.heading},
    )
    return _finish(reading, decision, front, by_name)


def document_of(decision: Decision) -> Document:
    """Return the links and citations of all its Markdown as one document without events."""
    proses = [prose.document for prose in decision.proses() if prose.document]
    return Document(
        decision.text,
        0,
        (),
        links=tuple(sorted((it for doc in proses for it in doc.links), key=lambda it: it.start)),
        clusters=tuple(
            sorted((it for doc in proses for it in doc.clusters), key=lambda it: it.start)
        ),
        allowances=tuple(it for doc in proses for it in doc.allowances),
    )


# Private functions

Choice = TypeVar("Choice", bound=StrEnum)


def _choice(
    reading: Reading, front: Front, key: str, choices: type[Choice], default: Choice
) -> Choice:
    name = front.pairs.get(key)
    if name is None:
        return default
    if name.value in {str(it) for it in choices}:
        return choices(name.value)
    known = [str(it) for it in choices]
    reading.unknown(decision_unknown_form.RULE, name, key, known)
    return default


def _sections(reading: Reading, found: Iterable[Part], form: Form) -> Mapping[str, Part]:
    by_name: dict[str, Part] = {}
    for part in found:
        if part.heading is None:
            continue
        name = part.heading.words.removeprefix("# ").strip()
        span = reading.span(part.heading)
        if name not in SECTIONS[form]:
            every = ", ".join(f"`# {it}`" for it in SECTIONS[form])
            help = did_you_mean(name, SECTIONS[form], f"a {form} has {every}")
            message = f"a {form} has no section `{name}`"
            reading.fault(decision_unknown_section.RULE, span, message, help)
        elif name in by_name:
            message = f"the section `{name}` stands twice"
            reading.fault(decision_unknown_section.RULE, span, message, "join the two")
        else:
            by_name[name] = part
    return by_name


def _entries(reading: Reading, by_name: Mapping[str, Part], section: str) -> Sequence[Part]:
    part = by_name.get(section)
    if part is None:
        return ()
    above, *entries = parts(part.lines, 2)
    stray = next((line for line in above.lines if line.words), None)
    if stray:
        message = f"text stands between `# {section}` and its first heading"
        help = "move it to the introduction, or write `## ` before a heading"
        reading.fault(decision_stray_text.RULE, reading.span(stray), message, help)
    return entries


def _finish(
    reading: Reading, decision: Decision, front: Front, by_name: Mapping[str, Part]
) -> tuple[Decision, tuple[Diagnostic, ...]]:
    _check_sections(reading, decision)
    _check_targets(reading, decision)
    known = (decision.questions, decision.outcomes)
    tables = {name: by_name[name].lines if name in by_name else () for name in ("Rules", "Tests")}
    decision = replace(
        decision,
        start=_start(reading, decision.questions, front),
        rules=tuple(read_rules(reading, tables["Rules"], *known)),
        tests=tuple(read_tests(reading, tables["Tests"], *known)),
    )
    sound = not reading.firm
    graph = compile_graph(decision) if sound else None
    return replace(decision, sound=sound, graph=graph), (*reading.firm, *reading.soft)


def _check_sections(reading: Reading, decision: Decision) -> None:
    """Find the sections that are needed and not there, or there and empty."""
    if any(it.rule == decision_unknown_section.RULE.id for it in reading.firm):
        return
    wanted = {SECTIONS[decision.form][0]: decision.questions, "Outcomes": decision.outcomes}
    for name, things in wanted.items():
        if not things:
            message = f"the decision has no {name.lower()}"
            help = f"write them below `# {name}`"
            span = decision.sections.get(name, reading.text.span(0))
            reading.fault(decision_missing_section.RULE, span, message, help)
    if decision.form is Form.TABLE and "Rules" not in decision.sections:
        message = "the table has no rules"
        span = reading.text.span(0)
        reading.fault(decision_missing_section.RULE, span, message, "write them below `# Rules`")


def _check_targets(reading: Reading, decision: Decision) -> None:
    known = [*(it.id for it in decision.questions), *(it.id for it in decision.outcomes)]
    former = _former(decision.questions) | _former(decision.outcomes)
    for question in decision.questions:
        for answer in question.answers:
            if answer.target and answer.target.value not in known:
                _unknown_target(reading, answer.target, known, former)


def _former(things: Iterable[Question | Outcome]) -> dict[str, str]:
    return {old.value: thing.id for thing in things for old in thing.formerly}


def _unknown_target(
    reading: Reading, target: Name, known: Sequence[str], former: Mapping[str, str]
) -> None:
    renamed = former.get(target.value)
    message = f"there is no question or outcome `{target.value}`"
    help = (
        f"write `{renamed}`, its id now"
        if renamed
        else did_you_mean(target.value, known, "write the id of a question or of an outcome")
    )
    reading.fault(decision_unknown_target.RULE, target.span, message, help)


def _start(reading: Reading, questions: Sequence[Question], front: Front) -> str:
    first = questions[0].id if questions else ""
    name = front.pairs.get("start")
    if name is None or name.value in [it.id for it in questions]:
        return name.value if name else first
    _unknown_start(reading, name, name.span, questions)
    return first


def _unknown_start(reading: Reading, name: Name, span: Span, questions: Sequence[Question]) -> None:
    message = f"there is no question `{name.value}` to start with"
    help = did_you_mean(name.value, [it.id for it in questions], "write the id of a question")
    reading.fault(decision_unknown_target.RULE, span, message, help)
