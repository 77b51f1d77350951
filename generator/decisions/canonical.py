"""Turn a decision into plain values for JSON, always the same for the same decision."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from generator.model.decisions import Answer, Decision, Form, Outcome, Prose, Question, RuleRow
from generator.model.text import Name

FORMAT = "playbook-decision/1"


def to_plain(decision: Decision) -> dict[str, Any]:
    """Return *decision* as dicts, lists, strings and booleans; empty parts are there too."""
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
        "questions": [_question(it) for it in decision.questions],
        "outcomes": [_outcome(it) for it in decision.outcomes],
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
    parts = [
        decision.title,
        str(decision.form),
        str(decision.hit),
        decision.start,
        decision.introduction.source,
        [_question(it) for it in decision.questions],
        [_outcome(it) for it in decision.outcomes],
        [_rule(decision, it) for it in decision.rules],
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:8]


def rule_conditions(decision: Decision, rule: RuleRow) -> dict[str, list[str]]:
    """Return the values that *rule* holds for, by factor; factors of any value are left out."""
    found: dict[str, list[str]] = {}
    for factor, mask in zip(decision.questions, rule.masks, strict=True):
        if mask != (1 << len(factor.answers)) - 1:
            found[factor.id] = [it.id for at, it in enumerate(factor.answers) if mask >> at & 1]
    return found


# Private functions


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "title": question.title,
        "hint": question.hint.source,
        "why": question.why.source,
        "explanation": question.explanation.source,
        "ordered": question.ordered,
        "formerly": _ids(question.formerly),
        "answers": [_answer(it) for it in question.answers],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "title": answer.title,
        "target": answer.target.value if answer.target else None,
        "because": answer.because.source,
        "explanation": answer.explanation.source,
        "formerly": _ids(answer.formerly),
    }


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
    }


def _rule(decision: Decision, rule: RuleRow) -> dict[str, Any]:
    return {
        "when": rule_conditions(decision, rule),
        "outcome": rule.outcome.value,
        "basis": str(rule.basis) if rule.basis else None,
        "because": rule.because.source,
    }


def _sources(proses: Iterable[Prose]) -> str:
    return "\n\n".join(it.source for it in proses)


def _ids(names: Iterable[Name]) -> list[str]:
    return [name.value for name in names]
