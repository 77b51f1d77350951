"""Look up the names in a course: works it cites, statements its questions rest on, cards it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

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
    names = _Names(known, anchors, index, findings)
    modules = tuple(names.module(it) for it in course.modules)
    introduction = names.settled(course.introduction)
    return replace(course, sheet=sheet, introduction=introduction, modules=modules)


# Private functions


@dataclass(frozen=True, slots=True)
class _Names:
    """What the names in a course are looked up in, and where unknown ones are told."""

    known: Known
    anchors: Mapping[str, None]
    index: Index
    findings: list[Diagnostic]

    def module(self, module: Module) -> Module:
        return replace(
            module,
            aim=self.settled(module.aim),
            text=self.settled(module.text),
            reading_text=self.settled(module.reading_text),
            readings=tuple(self._reading(it) for it in module.readings),
            doing_text=self.settled(module.doing_text),
            activities=tuple(self._activity(it) for it in module.activities),
            discussing_text=self.settled(module.discussing_text),
            discussions=tuple(self.settled(it) for it in module.discussions),
            checking_text=self.settled(module.checking_text),
            questions=tuple(self._question(it) for it in module.questions),
            trainer=self.settled(module.trainer),
        )

    def settled(self, prose: Prose) -> Prose:
        document = prose.document
        if document is None or not document.clusters:
            return prose
        clusters = tuple(self.known[it.start] for it in document.clusters if it.start in self.known)
        return replace(prose, document=replace(document, clusters=clusters))

    def _reading(self, reading: Reading) -> Reading:
        return replace(reading, line=self.settled(reading.line), why=self.settled(reading.why))

    def _activity(self, activity: Activity) -> Activity:
        return replace(activity, text=self.settled(activity.text))

    def _question(self, question: Question) -> Question:
        self.findings.extend(
            no_statement(name, self.anchors)
            for name in question.said_by
            if name.value not in self.anchors
            and not self.index.failed(Kind.CARD, name.value.partition("#")[0])
        )
        return replace(
            question,
            text=self.settled(question.text),
            options=tuple(self._option(it) for it in question.options),
            because=self.settled(question.because),
            known=tuple(it for it in question.said_by if it.value in self.anchors),
        )

    def _option(self, option: Option) -> Option:
        return replace(
            option, words=self.settled(option.words), because=self.settled(option.because)
        )
