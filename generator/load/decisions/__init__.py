"""Read a decision from its text, and write it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from posixpath import basename

from generator.decisions.graph import compile_graph
from generator.decisions.trees import survey_tree
from generator.findings.diagnostics import Diagnostic, Text, instead
from generator.findings.suggestions import closest, did_you_mean
from generator.kinds import KINDS, Kind
from generator.load.decisions.asking import settle_arrows
from generator.load.decisions.findings import Reading
from generator.load.decisions.headings import Ids
from generator.load.decisions.inner import Inside
from generator.load.decisions.lines import Part, lines_of, parts
from generator.load.decisions.names import check_names
from generator.load.decisions.outcomes import read_outcomes, read_pieces
from generator.load.decisions.questions import read_questions
from generator.load.decisions.slips import find_slips
from generator.load.decisions.tables import read_rules, read_tests
from generator.load.decisions.writing import format_decision
from generator.load.front_matter import FrontMatter, load_front
from generator.load.markdown import find_cut
from generator.model.decisions import Decision, Form, Ground, Hit, Outcome, Prose, Question
from generator.model.sheets import Sheet
from generator.model.text import Allowance, Document, Heading
from generator.rules.decisions import (
    decision_bad_id,
    decision_duplicate_id,
    decision_missing_id,
    decision_missing_section,
    decision_stray_text,
    decision_unknown_section,
    decision_unknown_target,
)
from generator.words.phrases import phrase

__all__ = ["document_of", "format_decision", "inner_of", "load_decision"]

FOLDER = KINDS[Kind.DECISION].source
SECTIONS = {
    Form.TREE: ("Questions", "Outcomes", "Pieces", "Tests"),
    Form.TABLE: ("Factors", "Outcomes", "Pieces", "Rules", "Tests"),
}


def load_decision(
    text: Text, facet_keys: Collection[str] | None = (), inside: Inside = None
) -> tuple[Decision, tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Read the decision of *text*; *facet_keys* are those of `load_front`.

    What cannot be read is left out and said in a finding; the decision is then not ``sound`` and
    has no graph. Outside `kb/decisions/` a title is front matter enough. *inside* has the other
    decisions by their ids. Without them one that takes their outcomes as answers is only begun:
    nothing is said of it, and `inner_of` names what it waits for.
    """
    ours = text.path.startswith(FOLDER)
    front, allowances, findings = load_front(Kind.DECISION, text, facet_keys, strict=ours)
    reading = Reading(text)
    decision, by_name = _begin(reading, front, inside)
    slips = find_cut(text, front.body) or tuple(find_slips(text, lines_of(text, front.body)))
    if slips or not text.content.strip():  # of an empty file it is told that it is
        return _unread(decision, front), allowances, (*findings, *slips)
    decision = replace(decision, ours=ours, unknown=_unknown(front, decision, ours=ours))
    waits = inside is None and bool(inner_of(decision))
    if not waits:
        decision = _finish(reading, decision, front, by_name)
    document = document_of(decision, () if waits else reading.allowances)
    sheet = Sheet(Kind.DECISION, decision.id, text.path, front.meta, front.places, document)
    decision = replace(decision, sheet=sheet, sound=decision.sound and not waits)
    if waits:
        return decision, (), ()
    return decision, allowances, (*findings, *reading.firm, *reading.soft)


def inner_of(decision: Decision) -> tuple[str, ...]:
    """Return the ids of the decisions whose outcomes are answers in *decision*."""
    named = (question.inner.value for question in decision.questions if question.inner)
    return tuple(dict.fromkeys(named))


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
        slips=tuple(it for document in found for it in document.slips),
    )


# Private functions


def _unread(decision: Decision, front: FrontMatter) -> Decision:
    """Return *decision* as one of which nothing more can be said."""
    bare = replace(decision, questions=(), outcomes=(), pieces=(), sound=False)
    sheet = Sheet(
        Kind.DECISION, decision.id, bare.text.path, front.meta, front.places, document_of(bare)
    )
    ours = decision.text.path.startswith(FOLDER)
    return replace(bare, sheet=sheet, ours=ours)


def _begin(
    reading: Reading, front: FrontMatter, inside: Inside
) -> tuple[Decision, Mapping[str, Part]]:
    """Read all but the tables: what they name has to be known first."""
    text = reading.text
    introduction, *sections = parts(lines_of(text, front.body), 1)
    form = _form(front, sections)
    by_name = _sections(reading, sections, form)
    ids = Ids(reading, phrase("question or outcome"))
    entries = _entries(reading, by_name, "Questions" if form is Form.TREE else "Factors")
    questions = tuple(read_questions(reading, entries, form, ids, inside))
    questions = settle_arrows(reading, questions) if not _broken(reading) else questions
    by_id = {question.id: question for question in questions}
    outcomes = _entries(reading, by_name, "Outcomes")
    pieces = _entries(reading, by_name, "Pieces")
    decision = Decision(
        id=basename(text.path).removesuffix(".md"),
        title=front.meta.title or basename(text.path).removesuffix(".md"),
        text=text,
        form=form,
        questions=questions,
        outcomes=tuple(read_outcomes(reading, outcomes, ids, by_id)),
        hit=Hit(front.meta.decision.hit),
        introduction=reading.prose_of(introduction.lines),
        front=text.content[: front.body],
        pieces=tuple(read_pieces(reading, pieces, by_id)),
        basis=Ground(front.meta.decision.basis) if front.meta.decision.basis else None,
        because=_because(reading, front),
        sections={name: reading.span(it.heading) for name, it in by_name.items() if it.heading},
        inside=inside or {},
    )
    return decision, by_name


def _because(reading: Reading, front: FrontMatter) -> Prose:
    """Return the reason in the front matter, read where it stands."""
    if not front.meta.decision.because:
        return Prose()
    span = front.places["because",]
    start = reading.text.offset(span.line, span.column)
    end = reading.text.offset(span.end_line, span.end_column)
    if reading.text.content[start] in {'"', "'"}:
        start, end = start + 1, end - 1
    return reading.prose(start, end)


def _unknown(front: FrontMatter, decision: Decision, *, ours: bool) -> bool:
    """Return whether readers may say that they do not know: in tables of ours they may."""
    if not front.meta.decision.unknown:
        return ours and decision.form is Form.TABLE
    return front.meta.decision.unknown == "yes"


def _broken(reading: Reading) -> bool:
    """Return whether ids are missing, so that names cannot be looked up."""
    return any(it.rule in _OF_IDS for it in reading.firm)


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
        return Form(front.meta.decision.kind)
    titles = {it.heading.words for it in sections if it.heading}
    return Form.TABLE if titles & {"# Factors", "# Rules"} else Form(front.meta.decision.kind)


def _sections(reading: Reading, found: Iterable[Part], form: Form) -> Mapping[str, Part]:
    by_name: dict[str, Part] = {}
    for part in found:
        if part.heading is None:
            continue
        name = part.heading.words.removeprefix("# ").strip()
        span = reading.span(part.heading)
        if name not in SECTIONS[form]:
            every = ", ".join(f"`# {it}`" for it in SECTIONS[form])
            help = did_you_mean(
                name,
                SECTIONS[form],
                phrase("a %(form)s has %(every)s", form=phrase(form), every=every),
            )
            message = phrase("a %(form)s has no section `%(name)s`", form=phrase(form), name=name)
            reading.fault(decision_unknown_section.RULE, span, message, help)
        elif name in by_name:
            message = phrase("the section `%(name)s` stands twice", name=name)
            reading.fault(decision_unknown_section.RULE, span, message, phrase("join the two"))
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
        message = phrase(
            "text stands between `# %(section)s` and its first heading", section=section
        )
        help = phrase("move it to the introduction, or write `## ` before a heading")
        reading.fault(decision_stray_text.RULE, reading.span(stray), message, help)
    return entries


def _finish(
    reading: Reading, decision: Decision, front: FrontMatter, by_name: Mapping[str, Part]
) -> Decision:
    _check_sections(reading, decision)
    if _broken(reading):
        return replace(decision, sound=False)
    check_names(reading, decision)
    known = (decision.questions, decision.outcomes)
    tables = {name: by_name[name].lines if name in by_name else () for name in ("Rules", "Tests")}
    decision = replace(
        decision,
        start=_start(reading, decision.questions, front),
        rules=tuple(read_rules(reading, tables["Rules"], *known)),
        tests=tuple(read_tests(reading, tables["Tests"], *known)),
    )
    if reading.firm or any(not it.sound for it in _inner(decision)):
        return replace(decision, sound=False)
    if decision.form is Form.TREE:
        graph, survey = survey_tree(decision)
        return replace(decision, graph=graph, survey=survey)
    return replace(decision, graph=compile_graph(decision))


def _inner(decision: Decision) -> Iterator[Decision]:
    names = (name for name in inner_of(decision) if name in decision.inside)
    return (decision.inside[name] for name in names)


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
            message = phrase("the decision has no %(name)s", name=name.lower())
            help = phrase("write them below `# %(name)s`", name=name)
            span = decision.sections.get(name, reading.text.span(0))
            reading.fault(decision_missing_section.RULE, span, message, help)
    if decision.form is Form.TABLE and "Rules" not in decision.sections:
        message = phrase("the table has no rules")
        span = reading.text.span(0)
        reading.fault(
            decision_missing_section.RULE, span, message, phrase("write them below `# Rules`")
        )


def _start(reading: Reading, questions: Sequence[Question], front: FrontMatter) -> str:
    known = [it.id for it in questions]
    name = front.meta.decision.start
    if name in known:
        return str(name)
    if name:
        message = phrase("there is no question `%(name)s` to start with", name=name)
        help = did_you_mean(name, known, phrase("write the id of a question"))
        if meant := next((it.id for it in questions if it.title == name), ""):
            help = phrase("write its id, `%(renamed)s`", renamed=meant)
        where = front.places["start",]
        fix = instead(where, closest(name, known))
        reading.fault(decision_unknown_target.RULE, where, message, help, fix=fix)
    return known[0] if known else ""
