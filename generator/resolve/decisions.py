"""Look up the names in a decision: the works it cites, the cards and decisions it leads to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from generator.findings.diagnostics import Diagnostic, Rule
from generator.kinds import Kind
from generator.model.decisions import Answer, Decision, Outcome, Prose, Question
from generator.model.sheets import Sheet
from generator.model.text import Cluster, Name
from generator.resolve.links import Index
from generator.resolve.names import unknown
from generator.rules.cards import unknown_card
from generator.rules.decisions import unknown_decision
from generator.words.phrases import phrase

Settle = Callable[[Prose], Prose]


def settle_decision(
    decision: Decision, sheet: Sheet, index: Index, findings: list[Diagnostic]
) -> Decision:
    """Return *decision* with only those citations, cards and decisions that exist.

    *sheet* is its sheet, looked up: what it no longer cites is no citation.
    """
    known = {cluster.start: cluster for cluster in sheet.document.clusters}

    def settle(prose: Prose) -> Prose:
        return _with_known(prose, known)

    return replace(
        decision,
        sheet=sheet,
        introduction=settle(decision.introduction),
        questions=tuple(_question(it, settle) for it in decision.questions),
        outcomes=tuple(_Names(index, findings).outcome(it, settle) for it in decision.outcomes),
        rules=tuple(replace(it, because=settle(it.because)) for it in decision.rules),
    )


# Private functions


def _with_known(prose: Prose, known: Mapping[int, Cluster]) -> Prose:
    document = prose.document
    if document is None or not document.clusters:
        return prose
    clusters = tuple(known[it.start] for it in document.clusters if it.start in known)
    return replace(prose, document=replace(document, clusters=clusters))


def _question(question: Question, settle: Settle) -> Question:
    return replace(
        question,
        hint=settle(question.hint),
        why=settle(question.why),
        explanation=settle(question.explanation),
        answers=tuple(_answer(it, settle) for it in question.answers),
    )


def _answer(answer: Answer, settle: Settle) -> Answer:
    return replace(answer, because=settle(answer.because), explanation=settle(answer.explanation))


@dataclass(frozen=True, slots=True)
class _Names:
    """What names are looked up in, and where unknown ones are told."""

    index: Index
    findings: list[Diagnostic]

    def outcome(self, outcome: Outcome, settle: Settle) -> Outcome:
        cards = self._known(outcome.cards, Kind.CARD, unknown_card.RULE)
        following = self._known(outcome.next, Kind.DECISION, unknown_decision.RULE)
        return replace(
            outcome,
            advice=tuple(settle(it) for it in outcome.advice),
            actions=tuple(settle(it) for it in outcome.actions),
            cautions=tuple(settle(it) for it in outcome.cautions),
            cards=cards,
            next=following,
        )

    def _known(self, names: Iterable[Name], kind: Kind, rule: Rule) -> tuple[Name, ...]:
        known: Collection[str] = self.index.ids[kind]
        kept = []
        for name in names:
            if name.value in known:
                kept.append(name)
            elif not self.index.failed(kind, name.value):
                self.findings.append(
                    unknown(rule, name.span, phrase(kind.value), name.value, known)
                )
        return tuple(kept)
