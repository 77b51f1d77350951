"""Look up the names in a course: works it cites, statements its questions rest on, cards it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.findings.diagnostics import Diagnostic
from generator.kinds import Kind
from generator.model.courses import Activity, Course, Module, Option, Question, Reading
from generator.model.decisions import Prose
from generator.model.sheets import Sheet
from generator.model.text import Cluster
from generator.resolve.links import Index
from generator.resolve.statements import no_statement

Known = Mapping[int, Cluster]


def settle_course(
    course: Course,
    sheet: Sheet,
    anchors: Mapping[str, None],
    index: Index,
    findings: list[Diagnostic],
) -> Course:
    """Return *course* with only those citations that exist, and statements among *anchors*.

    *sheet* is its sheet, looked up: what it no longer cites is no citation.
    """
    known = {cluster.start: cluster for cluster in sheet.document.clusters}
    modules = tuple(_module(it, known, anchors, index, findings) for it in course.modules)
    introduction = _settled(course.introduction, known)
    return replace(course, sheet=sheet, introduction=introduction, modules=modules)


# Private functions


def _module(
    module: Module,
    known: Known,
    anchors: Mapping[str, None],
    index: Index,
    findings: list[Diagnostic],
) -> Module:
    return replace(
        module,
        aim=_settled(module.aim, known),
        text=_settled(module.text, known),
        reading_text=_settled(module.reading_text, known),
        readings=tuple(_reading(it, known) for it in module.readings),
        doing_text=_settled(module.doing_text, known),
        activities=tuple(_activity(it, known) for it in module.activities),
        discussing_text=_settled(module.discussing_text, known),
        discussions=tuple(_settled(it, known) for it in module.discussions),
        checking_text=_settled(module.checking_text, known),
        questions=tuple(_question(it, known, anchors, index, findings) for it in module.questions),
        trainer=_settled(module.trainer, known),
    )


def _settled(prose: Prose, known: Known) -> Prose:
    document = prose.document
    if document is None or not document.clusters:
        return prose
    clusters = tuple(known[it.start] for it in document.clusters if it.start in known)
    return replace(prose, document=replace(document, clusters=clusters))


def _reading(reading: Reading, known: Known) -> Reading:
    return replace(reading, line=_settled(reading.line, known), why=_settled(reading.why, known))


def _activity(activity: Activity, known: Known) -> Activity:
    return replace(activity, text=_settled(activity.text, known))


def _question(
    question: Question,
    known: Known,
    anchors: Mapping[str, None],
    index: Index,
    findings: list[Diagnostic],
) -> Question:
    findings.extend(
        no_statement(name, anchors)
        for name in question.said_by
        if name.value not in anchors and not index.failed(Kind.CARD, name.value.partition("#")[0])
    )
    return replace(
        question,
        text=_settled(question.text, known),
        options=tuple(_option(it, known) for it in question.options),
        because=_settled(question.because, known),
        known=tuple(it for it in question.said_by if it.value in anchors),
    )


def _option(option: Option, known: Known) -> Option:
    return replace(
        option, words=_settled(option.words, known), because=_settled(option.because, known)
    )
