"""Look up the names in a course: works it cites, statements its questions rest on, cards it reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.decisions.model import Prose
from generator.diagnostics import Diagnostic
from generator.model import Cluster, Document, Event, Kind, Playbook, Sheet, Statement
from generator.model_courses import Activity, Course, Module, Option, Question, Reading
from generator.resolve.links import Index
from generator.resolve.statements import anchors_of, no_statement

Sheets = Mapping[Kind, Mapping[str, Sheet]]
Known = Mapping[int, Cluster]


def settle_course(
    course: Course, sheet: Sheet, sheets: Sheets, index: Index, findings: list[Diagnostic]
) -> Course:
    """Return *course* with only those citations and statements that exist.

    *sheet* is its sheet, looked up: what it no longer cites is no citation.
    """
    known = {cluster.start: cluster for cluster in sheet.document.clusters}
    anchors = anchors_of(sheets)
    modules = tuple(_module(it, known, anchors, index, findings) for it in course.modules)
    introduction = _settled(course.introduction, known)
    return replace(course, sheet=sheet, introduction=introduction, modules=modules)


def statement_of(name: str, playbook: Playbook) -> Statement | None:
    """Return the statement called *name*, ``card#statement``; None where there is none."""
    card, _, anchor = name.partition("#")
    sheet = playbook.sheets[Kind.CARD].get(card)
    statements = sheet.document.statements if sheet else ()
    return next((it for it in statements if it.anchor == anchor), None)


def card_of(reading: Reading, course: Course, playbook: Playbook) -> Sheet | None:
    """Return the card that *reading* leads to, None where it leads to another thing."""
    target = playbook.links.get((course.text.path, reading.link.start))
    if target is None or target.kind is not Kind.CARD:
        return None
    return playbook.sheets[Kind.CARD].get(target.id)


def edition_of_card(card: Sheet) -> str:
    """Return the edition of *card*: eight digits that change with what its statements say.

    They are of the SHA-256 of each statement's plain words without citations, its basis and the
    keys that it cites. Notes, ids, the order of works and white space leave it as it is.
    """
    said = "\n".join(_said(card.document, it) for it in card.document.statements)
    return hashlib.sha256(said.encode()).hexdigest()[:8]


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


def _said(document: Document, statement: Statement) -> str:
    keys = sorted({it.key.value for cluster in statement.clusters for it in cluster.cites})
    words = " ".join("".join(_words(document, statement)).split())
    return f"{words}\0{statement.basis or ''}\0{' '.join(keys)}"


def _words(document: Document, statement: Statement) -> Iterator[str]:
    """Yield the plain words of *statement*, piece by piece, without its citations."""
    for event in document.events:
        if statement.start <= event.start < statement.end:
            yield from _event_words(document, event, statement)


def _event_words(document: Document, event: Event, statement: Statement) -> Iterator[str]:
    if event.kind in {"soft-break", "hard-break"}:
        yield " "
    elif event.kind == "code":
        yield str(event.value)
    elif event.kind == "text":
        yield from _uncited(document, event, statement)


def _uncited(document: Document, event: Event, statement: Statement) -> Iterator[str]:
    source = document.text.content[event.start : event.end]
    cited = [it for it in statement.clusters if it.start < event.end and event.start < it.end]
    if not cited or source != event.value:  # an entity, which is no citation
        yield str(event.value)
        return
    at = event.start
    for cluster in cited:
        yield document.text.content[at : max(cluster.start, at)]
        at = max(at, cluster.end)
    yield document.text.content[min(at, event.end) : event.end]
