"""Look for the names in a decision's own parts: targets of arrows, pieces, other outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.findings.diagnostics import instead
from generator.findings.suggestions import closest, did_you_mean
from generator.load.decisions.findings import Reading
from generator.model.decisions import Arrow, Decision, Outcome, Question
from generator.model.text import Name
from generator.rules.decisions import (
    decision_unknown_outcome,
    decision_unknown_piece,
    decision_unknown_target,
)
from generator.words.phrases import phrase


def check_names(reading: Reading, decision: Decision) -> None:
    """Find the names in arrows, ``Use:`` and ``Instead-of:`` that lead nowhere in *decision*."""
    former = _former(decision.questions) | _former(decision.outcomes)
    for arrow in _arrows(decision):
        _check_arrow(reading, decision, arrow, former)
    known = list(decision.pieces_by_id)
    for thing in (*decision.outcomes, *decision.pieces):
        for use in thing.uses:
            if use.piece.value not in known:
                reading.unknown(decision_unknown_piece.RULE, use.piece, phrase("piece"), known)
    outcomes = [outcome.id for outcome in decision.outcomes]
    for name in (name for outcome in decision.outcomes for name in outcome.instead_of):
        if name.value not in outcomes:
            reading.unknown(decision_unknown_outcome.RULE, name, phrase("outcome"), outcomes)


# Private functions


def _arrows(decision: Decision) -> Iterator[Arrow]:
    for question in decision.questions:
        yield from question.arrows
        for answer in question.answers:
            yield from answer.arrows


def _former(things: Iterable[Question | Outcome]) -> dict[str, str]:
    return {old.value: thing.id for thing in things for old in thing.formerly}


def _titled(decision: Decision) -> dict[str, str]:
    """Return the ids of what an arrow may name by its title, as it stands or as a link."""
    things: tuple[Question | Outcome, ...] = (*decision.questions, *decision.outcomes)
    links = {f"[{words}](#{it.id})": it.id for it in things for words in (it.title, it.id)}
    return {**{it.title: it.id for it in things}, **links}


def _check_arrow(
    reading: Reading, decision: Decision, arrow: Arrow, former: Mapping[str, str]
) -> None:
    known = [*decision.questions_by_id, *decision.outcomes_by_id]
    unknown = [name for name in arrow.targets if name.value not in known]
    for name in unknown:
        _unknown_target(reading, name, known, {**former, **_titled(decision)})
    asked = [name for name in arrow.targets if name.value in decision.questions_by_id]
    if not unknown and asked and len(arrow.targets) > 1:
        message = phrase(
            "`%(asked)s` is a question, and an arrow leads to one question alone",
            asked=asked[0].value,
        )
        help = phrase("let it lead to the question, or to outcomes, which come out together")
        reading.fault(decision_unknown_target.RULE, asked[0].span, message, help)


def _unknown_target(
    reading: Reading, target: Name, known: Sequence[str], former: Mapping[str, str]
) -> None:
    renamed = former.get(target.value)
    message = phrase("there is no question or outcome `%(target)s`", target=target.value)
    help = (
        phrase("write its id, `%(renamed)s`", renamed=renamed)
        if renamed
        else did_you_mean(
            target.value, known, phrase("write the id of a question or of an outcome")
        )
    )
    fix = instead(target.span, renamed or closest(target.value, known))
    reading.fault(decision_unknown_target.RULE, target.span, message, help, fix=fix)
