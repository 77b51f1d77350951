"""Tell what a decision says otherwise than before: policies, words, grounds, citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model.decisions import Decision, Outcome, Prose, Question, RuleRow


def changes(before: Decision, after: Decision) -> Iterator[str]:
    """Yield a sentence for each thing that *after* says otherwise than *before*.

    Ids that were renamed (`formerly=`) count as the same.
    """
    if before.rules and after.rules and before.hit is not after.hit:
        yield f"the hit policy was `{before.hit}`, is `{after.hit}`"
    yield from _ground("the table", before.basis, after.basis)
    yield from _questions(before, after)
    yield from _outcomes(before, after)
    yield from _rules(before, after)


# Private functions


def _ground(whose: str, was: object, now: object) -> Iterator[str]:
    if was != now:
        yield f"the basis of {whose} was {_named(was)}, is {_named(now)}"


def _named(value: object) -> str:
    return f"`{value}`" if value else "not said"


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
            name = f"the question `{now.id}`"
            if was.title != now.title or _answers(was) != _answers(now):
                yield f"{name} has other words"
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
        name = f"the outcome `{now.id}`"
        if not isinstance(was, Outcome) or not isinstance(now, Outcome):
            yield f"{name} is new"
            continue
        kept.add(was.id)
        if _words(before, was) != _words(after, now):
            yield f"{name} has other words"
        yield from _ground(name, was.basis, now.basis)
        yield from _cited(name, _said(before, was), _said(after, now))
    yield from (f"the outcome `{it.id}` is gone" for it in before.outcomes if it.id not in kept)


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
        name = f"rule {rule.number}"
        yield from _ground(name, before.rests_on(was), after.rests_on(rule))
        reasons = before.reason(was), after.reason(rule)
        if reasons[0].source != reasons[1].source:
            yield f"{name} has another reason"
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
        yield f"{whose} cites `{key}` now"
    for key in sorted(old.keys() - new.keys()):
        yield f"{whose} cites `{key}` no longer"
