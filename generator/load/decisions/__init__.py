"""Read a decision from its text, and write it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from posixpath import basename

from generator.decisions.graph import compile_graph
from generator.findings.diagnostics import Diagnostic, Text, instead
from generator.findings.suggestions import closest, did_you_mean
from generator.kinds import KINDS, Kind
from generator.load.decisions.findings import Reading
from generator.load.decisions.headings import Ids
from generator.load.decisions.lines import Part, lines_of, parts
from generator.load.decisions.outcomes import read_outcomes
from generator.load.decisions.questions import read_questions
from generator.load.decisions.tables import read_rules, read_tests
from generator.load.decisions.writing import format_decision
from generator.load.front_matter import FrontMatter, load_front
from generator.model.decisions import Decision, Form, Hit, Outcome, Question
from generator.model.sheets import Sheet
from generator.model.text import Allowance, Document, Heading, Name
from generator.rules.decisions import (
    decision_bad_id,
    decision_duplicate_id,
    decision_missing_id,
    decision_missing_section,
    decision_stray_text,
    decision_unknown_section,
    decision_unknown_target,
)

__all__ = ["document_of", "format_decision", "load_decision"]

FOLDER = KINDS[Kind.DECISION].source
SECTIONS = {
    Form.TREE: ("Questions", "Outcomes", "Tests"),
    Form.TABLE: ("Factors", "Outcomes", "Rules", "Tests"),
}


def load_decision(
    text: Text, facet_keys: Collection[str] | None = ()
) -> tuple[Decision, tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Read the decision of *text*; *facet_keys* are those of `load_front`.

    What cannot be read is left out and said in a finding; the decision is then not ``sound`` and
    has no graph. Outside `kb/decisions/` a title is front matter enough.
    """
    ours = text.path.startswith(FOLDER)
    front, allowances, findings = load_front(Kind.DECISION, text, facet_keys, strict=ours)
    reading = Reading(text)
    introduction, *sections = parts(lines_of(text, front.body), 1)
    form = _form(front, sections)
    by_name = _sections(reading, sections, form)
    ids = Ids(reading, "question or outcome")
    first = "Questions" if form is Form.TREE else "Factors"
    decision = Decision(
        id=basename(text.path).removesuffix(".md"),
        title=front.meta.title or basename(text.path).removesuffix(".md"),
        text=text,
        form=form,
        questions=tuple(read_questions(reading, _entries(reading, by_name, first), form, ids)),
        outcomes=tuple(read_outcomes(reading, _entries(reading, by_name, "Outcomes"), ids)),
        hit=Hit(front.meta.hit),
        introduction=reading.prose_of(introduction.lines),
        front=text.content[: front.body],
        ours=ours,
        sections={name: reading.span(it.heading) for name, it in by_name.items() if it.heading},
    )
    decision = _finish(reading, decision, front, by_name)
    document = document_of(decision, reading.allowances)
    sheet = Sheet(
        Kind.DECISION, decision.id, text.path, front.meta, front.places, document, front.prose
    )
    found = (*findings, *reading.firm, *reading.soft)
    return replace(decision, sheet=sheet), allowances, found


def document_of(decision: Decision, allowances: Iterable[Allowance] = ()) -> Document:
    """Return the links and citations of all its Markdown as one document without events.

    Its headings are the questions, the outcomes and the rules: places on the decision's page.
    """
    found = [prose.document for prose in decision.proses() if prose.document]
    links = sorted((it for document in found for it in document.links), key=lambda it: it.start)
    clusters = (it for document in found for it in document.clusters)
    return Document(
        decision.text,
        0,
        (),
        headings=tuple(_headings(decision)),
        links=tuple(links),
        clusters=tuple(sorted(clusters, key=lambda it: it.start)),
        allowances=tuple(allowances),
    )


# Private functions


def _headings(decision: Decision) -> Iterator[Heading]:
    things: tuple[Question | Outcome, ...] = (*decision.questions, *decision.outcomes)
    for thing in things:
        start = decision.text.offset(thing.span.line, thing.span.column)
        end = start + len(thing.title)
        former = tuple(name.value for name in thing.formerly)
        yield Heading(3, thing.title, thing.id, start, end, thing.span, True, former)
    if "Rules" in decision.sections:
        span = decision.sections["Rules"]
        start = decision.text.offset(span.line, span.column)
        yield Heading(
            3, "The rules", "dc-rules", start, start + len("# Rules"), span, explicit=True
        )


def _form(front: FrontMatter, sections: Iterable[Part]) -> Form:
    """Return the kind that the front matter says; where that is faulty, the one of the sections."""
    if front.complete:
        return Form(front.meta.kind)
    titles = {it.heading.words for it in sections if it.heading}
    return Form.TABLE if titles & {"# Factors", "# Rules"} else Form(front.meta.kind)


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
    reading: Reading, decision: Decision, front: FrontMatter, by_name: Mapping[str, Part]
) -> Decision:
    _check_sections(reading, decision)
    if any(it.rule in _OF_IDS for it in reading.firm):
        return replace(decision, sound=False)
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
    return replace(decision, sound=sound, graph=graph)


# With one of these, names cannot be looked up: more findings would tell of the same cause.
_OF_IDS = frozenset(
    it.RULE.id
    for it in (
        decision_bad_id,
        decision_duplicate_id,
        decision_missing_id,
        decision_missing_section,
        decision_unknown_section,
    )
)


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
    fix = instead(target.span, renamed or closest(target.value, known))
    reading.fault(decision_unknown_target.RULE, target.span, message, help, fix=fix)


def _start(reading: Reading, questions: Sequence[Question], front: FrontMatter) -> str:
    known = [it.id for it in questions]
    name = front.meta.start
    if name in known:
        return str(name)
    if name:
        message = f"there is no question `{name}` to start with"
        help = did_you_mean(name, known, "write the id of a question")
        where = front.places["start",]
        fix = instead(where, closest(name, known))
        reading.fault(decision_unknown_target.RULE, where, message, help, fix=fix)
    return known[0] if known else ""
