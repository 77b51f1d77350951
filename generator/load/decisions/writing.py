"""Write a decision as its text: read again, it is the same decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.clauses import Condition
from generator.model.decisions import (
    Answer,
    Arrow,
    Decision,
    Form,
    Outcome,
    Prose,
    Question,
    RuleRow,
    Use,
)
from generator.model.text import Name
from generator.model.values import Shape


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
    if decision.pieces:
        blocks += ["# Pieces", *(block for it in decision.pieces for block in _outcome(it))]
    if decision.form is Form.TABLE:
        blocks += ["# Rules", _rules(decision)]
    if decision.tests:
        blocks += ["# Tests", _tests(decision)]
    return "\n\n".join(blocks) + "\n"


# Private functions


def _some(*blocks: str) -> list[str]:
    return [block for block in blocks if block]


def _label(name: str, formerly: Iterable[Name], *flags: str) -> str:
    former = ",".join(name.value for name in formerly)
    words = [f"#{name}", *flags, f"formerly={former}" if former else ""]
    return "{" + " ".join(_some(*words)) + "}"


def _question(question: Question) -> Iterator[str]:
    flags = [".ordered" if question.ordered else ""]
    flags += [f".{question.shape}" if question.shape is not Shape.CHOICE else ""]
    yield f"## {question.title} {_label(question.id, question.formerly, *flags)}"
    yield from _some("\n".join(f"{name}: {value}" for name, value in _fields_of(question)))
    yield from _some(question.explanation.source)
    lines = [_answer(answer) for answer in question.answers if _is_written(question, answer)]
    yield from _some("\n".join([*lines, *(_arrow(it) for it in question.arrows)]))


def _fields_of(question: Question) -> Iterator[tuple[str, str]]:
    unknown = "" if question.unknown is None else "yes" if question.unknown else "no"
    fields = (
        ("Hint", question.hint.source),
        ("Why", question.why.source),
        ("Unit", question.unit),
        ("Range", question.range.source if question.range else ""),
        ("Unknown", unknown),
        ("Decision", question.inner.value if question.inner else ""),
    )
    yield from ((name, value) for name, value in fields if value)


def _is_written(question: Question, answer: Answer) -> bool:
    """Return whether *answer* stands in the file: some come from a decision inside."""
    return question.inner is None or answer.span != question.inner.span


def _answer(answer: Answer) -> str:
    behind = answer.arrows[0] if answer.arrows and not answer.arrows[0].source else None
    single = behind if len(answer.arrows) == 1 else None
    target = f" {_arrow(single)}" if single else ""
    flags = [answer.band.source if answer.band else "", ".alone" if answer.alone else ""]
    lines = [f"- {answer.title} {_label(answer.id, answer.formerly, *flags)}{target}"]
    lines += [f"  {_arrow(it)}" for it in answer.arrows if it is not single]
    fields = (("Because", answer.because), ("Note", answer.note))
    lines += [f"  {name}: {prose.source}" for name, prose in fields if prose.source]
    if answer.explanation.source:
        lines.append(f"  {answer.explanation.source}")
    return "\n".join(lines)


def _arrow(arrow: Arrow) -> str:
    condition = f" if {arrow.source}" if arrow.source else ""
    return f"-> {', '.join(it.value for it in arrow.targets)}{condition}"


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    text: str
    when: Condition | None
    prose: bool = True


def _outcome(outcome: Outcome) -> Iterator[str]:
    yield f"## {outcome.title} {_label(outcome.id, outcome.formerly)}"
    advice = [_Block(it.start, it.source, it.when) for it in outcome.advice]
    mixed = [it for it in _placed(outcome) if advice and it.start < advice[-1].start]
    last = advice[-1].start if advice else 0
    for block in sorted([*advice, *mixed], key=lambda it: it.start):
        if block.start == last and outcome.short:
            yield f"Short: {outcome.short}"
        yield _said(block)
    if outcome.short and not advice:
        yield f"Short: {outcome.short}"
    yield from _some("\n".join(_fields(outcome, mixed)))


def _placed(outcome: Outcome) -> Iterator[_Block]:
    """Yield what has to keep its place before the last text: pieces, and what has a condition."""
    yield from (
        _Block(it.start, f"Use: {it.piece.value}", it.when, prose=False) for it in outcome.uses
    )


def _said(block: _Block) -> str:
    if block.when is None:
        return block.text
    between = "\n\n" if block.prose else "\n"
    return f"{_when(block.when)}{between}{block.text}"


def _when(condition: Condition) -> str:
    return "\n".join(
        f"When: {'; '.join(f'{it.question}={it.source}' for it in row)}" for row in condition.rows
    )


def _fields(outcome: Outcome, written: Sequence[_Block]) -> Iterator[str]:
    done = {block.start for block in written}
    said: list[tuple[str, Prose | Use]] = [
        *(("Do", it) for it in outcome.actions),
        *(("Caution", it) for it in outcome.cautions),
        *(("Use", it) for it in outcome.uses if it.start not in done),
    ]
    if outcome.uses or outcome.conditions:  # what a piece says may stand between
        said.sort(key=lambda it: it[1].start)
    yield from (_field(name, value) for name, value in said)
    if outcome.basis:
        yield f"Basis: {outcome.basis}"
    names = (("Cards", outcome.cards), ("Next", outcome.next), ("Instead-of", outcome.instead_of))
    for name, ids in names:
        if ids:
            yield f"{name}: {', '.join(it.value for it in ids)}"


def _field(name: str, value: Prose | Use) -> str:
    words = value.source if isinstance(value, Prose) else value.piece.value
    condition = f"{_when(value.when)}\n" if value.when else ""
    return f"{condition}{name}: {words}"


def _rules(decision: Decision) -> str:
    header = [*(factor.id for factor in decision.questions), "outcome", "basis", "because"]
    rows = [_rule(decision, rule) for rule in decision.rules]
    return _table(header, rows)


def _rule(decision: Decision, rule: RuleRow) -> list[str]:
    cells = []
    for factor, clause in zip(decision.questions, rule.cells, strict=True):
        if clause is None:
            cells.append("-")
        elif clause.negated or factor.several:
            cells.append(clause.source)
        else:
            cells.append(", ".join(it.id for it in factor.answers if clause.holds(it.id)))
    if rule.otherwise:
        cells[0] = "otherwise"
    return [*cells, ", ".join(rule.gives), rule.basis or "", rule.because.source]


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
