"""Tell what a decision says otherwise than before: policies, words, grounds, citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model.decisions import Decision, Outcome, Prose, Question, RuleRow
from generator.words.phrases import phrase


def changes(before: Decision, after: Decision) -> Iterator[str]:
    """Yield a sentence for each thing that *after* says otherwise than *before*.

    Ids that were renamed (`formerly=`) count as the same.
    """
    if before.rules and after.rules and before.hit is not after.hit:
        yield phrase("the hit policy was `%(was)s`, is `%(now)s`", was=before.hit, now=after.hit)
    yield from _ground(phrase("the table"), before.basis, after.basis)
    yield from _questions(before, after)
    yield from _outcomes(before, after)
    yield from _rules(before, after)


# Private functions


def _ground(whose: str, was: object, now: object) -> Iterator[str]:
    if was != now:
        yield phrase(
            "the basis of %(whose)s was %(was)s, is %(now)s",
            whose=whose,
            was=_named(was),
            now=_named(now),
        )


def _named(value: object) -> str:
    return f"`{value}`" if value else phrase("not said")


def _pairs(
    before: Mapping[str, Question] | Mapping[str, Outcome],
    after: Iterable[Question] | Iterable[Outcome],
) -> Iterator[tuple[Question | Outcome | None, Question | Outcome]]:
    for thing in after:
        names = (thing.id, *(name.value for name in thing.formerly))
        yield next((before[name] for name in names if name in before), None), thing


def _questions(before: Decision, after: Decision) -> Iterator[str]:
    for was, now in _pairs(before.questions_by_id, after.questions):
        if isinstance(was, Question) and isinstance(now, Question):
            name = phrase("the question `%(id)s`", id=now.id)
            if was.title != now.title or _answers(was) != _answers(now):
                yield phrase("%(thing)s has other words", thing=name)
            yield from _cited(name, _of_question(was), _of_question(now))


def _answers(question: Question) -> list[str]:
    return [it.title for it in question.answers]


def _of_question(question: Question) -> Iterator[Prose]:
    yield from (question.hint, question.why, question.explanation)
    for answer in question.answers:
        yield from (answer.because, answer.note, answer.explanation)


def _outcomes(before: Decision, after: Decision) -> Iterator[str]:
    kept = set()
    for was, now in _pairs(before.outcomes_by_id, after.outcomes):
        name = phrase("the outcome `%(id)s`", id=now.id)
        if not isinstance(was, Outcome) or not isinstance(now, Outcome):
            yield phrase("%(thing)s is new", thing=name)
            continue
        kept.add(was.id)
        if _words(before, was) != _words(after, now):
            yield phrase("%(thing)s has other words", thing=name)
        yield from _ground(name, was.basis, now.basis)
        yield from _cited(name, _said(before, was), _said(after, now))
    for it in before.outcomes:
        if it.id not in kept:
            yield phrase("the outcome `%(id)s` is gone", id=it.id)


def _said(decision: Decision, outcome: Outcome) -> Iterator[Prose]:
    yield from outcome.proses
    for use in outcome.uses:
        piece = decision.pieces_by_id.get(use.piece.value)
        yield from piece.proses if piece else ()


def _words(decision: Decision, outcome: Outcome) -> list[object]:
    said = ((" ".join(it.source.split()), it.when) for it in _said(decision, outcome))
    return [outcome.title, *said, *((it.piece.value, it.when) for it in outcome.uses)]


def _rules(before: Decision, after: Decision) -> Iterator[str]:
    known = {_key(before, rule): rule for rule in before.rules}
    for rule in after.rules:
        was = known.get(_key(after, rule))
        if was is None:
            continue
        name = phrase("rule %(number)s", number=rule.number)
        yield from _ground(name, before.rests_on(was), after.rests_on(rule))
        reasons = before.reason(was), after.reason(rule)
        if reasons[0].source != reasons[1].source:
            yield phrase("%(thing)s has another reason", thing=name)
        yield from _cited(name, reasons[:1], reasons[1:])


def _key(decision: Decision, rule: RuleRow) -> tuple[object, ...]:
    """Return what *rule* asks and gives, by which it is known again."""
    asked = tuple(
        (factor.id, clause.terms, clause.negated)
        for factor, clause in zip(decision.questions, rule.cells, strict=True)
        if clause
    )
    return (frozenset(asked), frozenset(rule.gives), rule.otherwise)


def _cited(whose: str, was: Iterable[Prose], now: Iterable[Prose]) -> Iterator[str]:
    old, new = (
        {cite.key.value: None for it in proses for cluster in it.clusters for cite in cluster.cites}
        for proses in (was, now)
    )
    for key in sorted(new.keys() - old.keys()):
        yield phrase("%(thing)s cites `%(key)s` now", thing=whose, key=key)
    for key in sorted(old.keys() - new.keys()):
        yield phrase("%(thing)s cites `%(key)s` no longer", thing=whose, key=key)
