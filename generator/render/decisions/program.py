"""Write what the walker needs to know of a decision to make its pages by itself, as JSON.

The pages of a walk are there without it. It is for what they cannot know: answers that stand in
the address alone, as in a decision with very many ways, or behind "I do not know".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from generator.decisions.speech import Said, spoken
from generator.model.clauses import Clause, Condition
from generator.model.decisions import Answer, Form, Outcome, Question, RuleRow
from generator.model.values import Band
from generator.render.decisions.memo_page import reason_html, reviewed_words, rule_html
from generator.render.decisions.outcomes import clause_plain, ground_html, links_html, said_html
from generator.render.decisions.phrases import condition_words
from generator.render.decisions.steps import Walked
from generator.render.decisions.widgets import inner_html
from generator.render.decisions.words import safe


def walk_json_text(shared: Walked) -> str:
    """Return the program of the walk of a decision; links in it are those of its page.

    It prints words at any place, so citations stand in the sentence.
    """
    routes = shared.routes
    writer = shared.writer.without_notes()
    shared = replace(shared, writer=writer)
    decision, graph = routes.decision, routes.graph
    return json.dumps(
        {
            "id": decision.id,
            "title": decision.title,
            "version": shared.version,
            "reviewed": reviewed_words(shared),
            "large": routes.large,
            "names": list(routes.names),
            "tree": decision.form is Form.TREE,
            "questions": {it.id: _question(shared, it) for it in decision.questions},
            "outcomes": {it.id: _outcome(shared, it) for it in decision.outcomes},
            "steps": [
                [step.question, step.part, list(step.leads)] if step.leads else list(step.outcomes)
                for step in graph.steps
            ],
            "left": list(routes.left),
            "rules": [_rule(shared, it) for it in decision.ranked],
            "works": [[key, work.html] for key, work in shared.works.items()],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def band_text(band: Band | None) -> str:
    """Return *band* as the walker reads it, "" for none."""
    if band is None:
        return ""
    low, high = ("" if it is None else f"{it:f}" for it in (band.low, band.high))
    return f"{'[' if band.low_in else '('}{low},{high}{']' if band.high_in else ')'}"


# Private functions


def _question(shared: Walked, question: Question) -> dict[str, Any]:
    writer = shared.writer
    return {
        "title": question.title,
        "hint": str(writer.line(question.hint)),
        "more": str(writer.block(question.explanation)),
        "why": str(writer.block(question.why)),
        "shape": str(question.shape),
        "unit": question.unit,
        "unknown": shared.routes.decision.offers_unknown(question),
        "inner": inner_html(writer, question),
        "answers": [_answer(shared, it) for it in question.answers],
    }


def _answer(shared: Walked, answer: Answer) -> dict[str, Any]:
    writer = shared.writer
    found = {
        "id": answer.id,
        "title": answer.title,
        "note": str(writer.line(answer.note)),
        "because": str(writer.line(answer.because)),
        "more": str(writer.block(answer.explanation)),
        "band": band_text(answer.band),
        "alone": answer.alone,
    }
    return {name: value for name, value in found.items() if value}


def _outcome(shared: Walked, outcome: Outcome) -> dict[str, Any]:
    writer, decision = shared.writer, shared.routes.decision
    own = outcome.basis or decision.form is Form.TREE
    return {
        "title": outcome.title,
        "ground": ground_html(writer.words, decision, outcome, ()) if own else "",
        "said": [_said(shared, it) for it in spoken(decision, [outcome.id])[outcome.id]],
        "links": links_html(writer, outcome),
        "applies": shared.applies[outcome.id],
    }


def _said(shared: Walked, said: Said) -> list[Any]:
    words = (
        safe(condition_words(shared.words, shared.routes.decision, said.when)) if said.when else ""
    )
    rows = [_condition(it) for it in said.when]
    html = said_html(shared.writer, said)
    return [said.kind, html, rows, words, said.piece, said.use]


def _condition(condition: Condition) -> list[Any]:
    return [[clause_plain(clause) for clause in row] for row in condition.rows]


def _rule(shared: Walked, rule: RuleRow) -> dict[str, Any]:
    decision, writer = shared.routes.decision, shared.writer
    first = decision.outcome(rule.outcome.value)
    return {
        "asks": [clause_plain(it) for it in _asked(rule.cells)],
        "gives": list(rule.gives),
        "row": rule_html(writer, rule),
        "reason": reason_html(writer, rule),
        "ground": "" if first.basis else ground_html(writer.words, decision, first, [rule]),
    }


def _asked(cells: Iterable[Clause | None]) -> Iterator[Clause]:
    return (it for it in cells if it)
