"""Turn a decision into plain values for JSON, always the same for the same decision."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from generator.model.clauses import Clause, Condition
from generator.model.decisions import (
    Answer,
    Arrow,
    Decision,
    Form,
    Outcome,
    Prose,
    Question,
    RuleRow,
)
from generator.model.text import Name
from generator.model.values import Shape

FORMAT = "playbook-decision/1"


def to_plain(decision: Decision) -> dict[str, Any]:
    """Return *decision* as dicts, lists, strings and booleans.

    Empty parts are there too, but for those that few decisions have: pieces, bands, conditions.
    """
    table = decision.form is Form.TABLE
    return {
        "format": FORMAT,
        "id": decision.id,
        "title": decision.title,
        "kind": str(decision.form),
        "hit": str(decision.hit) if table else None,
        "start": None if table else decision.start,
        "version": version(decision),
        "introduction": decision.introduction.source,
        **_some(
            basis=str(decision.basis) if decision.basis else None,
            because=decision.because.source,
            unknown=[it.id for it in decision.questions if decision.offers_unknown(it)],
        ),
        "questions": [_question(it) for it in decision.questions],
        "outcomes": [_outcome(it) for it in decision.outcomes],
        **_some(pieces=[_piece(it) for it in decision.pieces]),
        "rules": [_rule(decision, it) for it in decision.rules],
        "tests": [
            {
                "case": test.case,
                "answers": {question.value: answer.value for question, answer in test.answers},
                "expect": _ids(test.expect),
            }
            for test in decision.tests
        ],
    }


def version(decision: Decision) -> str:
    """Return eight characters that change when the walk or a word of it changes.

    Front matter other than the title, and the tests, are left out: a review changes nothing for
    a reader who has kept a result.
    """
    parts: list[Any] = [
        decision.title,
        str(decision.form),
        str(decision.hit),
        decision.start,
        decision.introduction.source,
        [_question(it) for it in decision.questions],
        [_outcome(it) for it in decision.outcomes],
        [_rule(decision, it) for it in decision.rules],
    ]
    more = [[_piece(it) for it in decision.pieces], decision.basis, decision.because.source]
    parts += [more] if any(more) else []
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:8]


def rule_conditions(decision: Decision, rule: RuleRow) -> dict[str, list[str]]:
    """Return the values that *rule* holds for, by factor; factors of any value are left out.

    Of several answers each value says what must be chosen: ``fever+cough``, ``not fever``.
    """
    found: dict[str, list[str]] = {}
    for factor, clause in zip(decision.questions, rule.cells, strict=True):
        if clause and factor.several:
            found[factor.id] = _choices(clause)
        elif clause:
            found[factor.id] = [it.id for it in factor.answers if clause.holds(it.id)]
    return found


# Private functions


def _some(**parts: Any) -> dict[str, Any]:
    """Return those of *parts* that say something."""
    return {name: value for name, value in parts.items() if value}


def _choices(clause: Clause) -> list[str]:
    words = ["+".join(name if it else f"not {name}" for name, it in term) for term in clause.terms]
    return [f"not {word}" for word in words] if clause.negated else words


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "title": question.title,
        "hint": question.hint.source,
        "why": question.why.source,
        "explanation": question.explanation.source,
        "ordered": question.ordered,
        "formerly": _ids(question.formerly),
        **_some(
            shape=str(question.shape) if question.shape is not Shape.CHOICE else "",
            unit=question.unit,
            range=question.range.source if question.range else "",
            decision=question.inner.value if question.inner else "",
            arrows=[_arrow(it) for it in question.arrows],
        ),
        "answers": [_answer(it) for it in question.answers],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    plain = len(answer.arrows) == 1 and not answer.arrows[0].source
    single = plain and len(answer.arrows[0].targets) == 1
    return {
        "id": answer.id,
        "title": answer.title,
        "target": answer.target.value if answer.target else None,
        "because": answer.because.source,
        "explanation": answer.explanation.source,
        "formerly": _ids(answer.formerly),
        **_some(
            note=answer.note.source,
            band=answer.band.source if answer.band else "",
            alone=answer.alone,
            arrows=[] if single else [_arrow(it) for it in answer.arrows],
        ),
    }


def _arrow(arrow: Arrow) -> dict[str, Any]:
    return {"targets": _ids(arrow.targets), "if": arrow.source}


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "id": outcome.id,
        "title": outcome.title,
        "short": outcome.short,
        "advice": _sources(outcome.advice),
        "actions": [it.source for it in outcome.actions],
        "cautions": [it.source for it in outcome.cautions],
        "basis": str(outcome.basis) if outcome.basis else None,
        "cards": _ids(outcome.cards),
        "next": _ids(outcome.next),
        "formerly": _ids(outcome.formerly),
        **_some(**{"instead-of": _ids(outcome.instead_of)}),
        **_some(blocks=_blocks(outcome) if outcome.uses or outcome.conditions else []),
    }


def _piece(piece: Outcome) -> dict[str, Any]:
    return {"id": piece.id, "title": piece.title, "blocks": _blocks(piece)}


def _blocks(outcome: Outcome) -> list[dict[str, Any]]:
    """Return what *outcome* says block by block, each with the condition on which it does."""
    kinds = (("advice", outcome.advice), ("do", outcome.actions), ("caution", outcome.cautions))
    found = [
        (it.start, {"kind": kind, "text": it.source, "when": _rows(it.when)})
        for kind, proses in kinds
        for it in proses
    ]
    found += [
        (it.start, {"kind": "use", "text": it.piece.value, "when": _rows(it.when)})
        for it in outcome.uses
    ]
    return [block for _, block in sorted(found, key=lambda it: it[0])]


def _rows(condition: Condition | None) -> list[str]:
    """Return *condition* as authors write it, a row for each ``When:``."""
    if condition is None:
        return []
    return ["; ".join(f"{it.question}={it.source}" for it in row) for row in condition.rows]


def _rule(decision: Decision, rule: RuleRow) -> dict[str, Any]:
    return {
        "when": rule_conditions(decision, rule),
        "outcome": rule.outcome.value,
        "basis": str(rule.basis) if rule.basis else None,
        "because": rule.because.source,
        **_some(
            outcomes=_ids(rule.outcomes) if len(rule.outcomes) > 1 else [],
            otherwise=rule.otherwise,
        ),
    }


def _sources(proses: Iterable[Prose]) -> str:
    return "\n\n".join(it.source for it in proses)


def _ids(names: Iterable[Name]) -> list[str]:
    return [name.value for name in names]
