"""Write a decision as its text: read again, it is the same decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.decisions import Answer, Decision, Form, Outcome, Question, RuleRow
from generator.model.text import Name


def format_decision(decision: Decision) -> str:
    """Return the text of *decision* in the one order of its parts."""
    blocks = [
        *_some(decision.front.rstrip("\n")),
        *_some(decision.introduction.source),
        "# Questions" if decision.form is Form.TREE else "# Factors",
        *(block for question in decision.questions for block in _question(question)),
        "# Outcomes",
        *(block for outcome in decision.outcomes for block in _outcome(outcome)),
    ]
    if decision.form is Form.TABLE:
        blocks += ["# Rules", _rules(decision)]
    if decision.tests:
        blocks += ["# Tests", _tests(decision)]
    return "\n\n".join(blocks) + "\n"


# Private functions


def _some(*blocks: str) -> list[str]:
    return [block for block in blocks if block]


def _label(name: str, formerly: Iterable[Name], ordered: bool = False) -> str:
    former = ",".join(name.value for name in formerly)
    words = [f"#{name}", ".ordered" if ordered else "", f"formerly={former}" if former else ""]
    return "{" + " ".join(_some(*words)) + "}"


def _question(question: Question) -> Iterator[str]:
    yield f"## {question.title} {_label(question.id, question.formerly, question.ordered)}"
    fields = [("Hint", question.hint.source), ("Why", question.why.source)]
    yield from _some("\n".join(f"{name}: {value}" for name, value in fields if value))
    yield from _some(question.explanation.source)
    yield from _some("\n".join(_answer(answer) for answer in question.answers))


def _answer(answer: Answer) -> str:
    target = f" -> {answer.target.value}" if answer.target else ""
    lines = [f"- {answer.title} {_label(answer.id, answer.formerly)}{target}"]
    if answer.because.source:
        lines.append(f"  Because: {answer.because.source}")
    if answer.explanation.source:
        lines.append(f"  {answer.explanation.source}")
    return "\n".join(lines)


def _outcome(outcome: Outcome) -> Iterator[str]:
    yield f"## {outcome.title} {_label(outcome.id, outcome.formerly)}"
    for advice in outcome.advice[:-1]:
        yield advice.source
    if outcome.short:
        yield f"Short: {outcome.short}"
    for advice in outcome.advice[-1:]:
        yield advice.source
    yield from _some("\n".join(_fields(outcome)))


def _fields(outcome: Outcome) -> Iterator[str]:
    yield from (f"Do: {action.source}" for action in outcome.actions)
    yield from (f"Caution: {caution.source}" for caution in outcome.cautions)
    if outcome.basis:
        yield f"Basis: {outcome.basis}"
    for name, ids in (("Cards", outcome.cards), ("Next", outcome.next)):
        if ids:
            yield f"{name}: {', '.join(it.value for it in ids)}"


def _rules(decision: Decision) -> str:
    header = [*(factor.id for factor in decision.questions), "outcome", "basis", "because"]
    rows = [_rule(decision, rule) for rule in decision.rules]
    return _table(header, rows)


def _rule(decision: Decision, rule: RuleRow) -> list[str]:
    cells = []
    for factor, mask in zip(decision.questions, rule.masks, strict=True):
        chosen = [it.id for at, it in enumerate(factor.answers) if mask >> at & 1]
        cells.append("-" if len(chosen) == len(factor.answers) else ", ".join(chosen))
    return [*cells, rule.outcome.value, rule.basis or "", rule.because.source]


def _tests(decision: Decision) -> str:
    rows = [
        [
            test.case,
            "; ".join(f"{question.value}={answer.value}" for question, answer in test.answers),
            ", ".join(outcome.value for outcome in test.expect),
        ]
        for test in decision.tests
    ]
    return _table(["case", "answers", "expect"], rows)


def _table(header: list[str], rows: Iterable[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
