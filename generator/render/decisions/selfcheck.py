"""Write a `collect` table as a self-check: each answer beside what it means."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from markupsafe import Markup

from generator.decisions.canonical import rule_conditions
from generator.model.decisions import Answer, Question, RuleRow
from generator.render.decisions.words import Writer, badge


def selfcheck_html(writer: Writer, here: str) -> Markup:
    """Return the questions with, beside each answer, the findings that it has by itself.

    Rules of several factors follow below. It is never unrolled into ways.
    """
    decision = writer.decision
    single: dict[str, list[RuleRow]] = {}
    together: list[RuleRow] = []
    for rule in decision.rules:
        names = list(rule_conditions(decision, rule))
        if len(names) == 1:
            single.setdefault(names[0], []).append(rule)
        else:
            together.append(rule)
    parts = [_question(writer, it, single.get(it.id, []), here) for it in decision.questions]
    parts += _together(writer, together, here)
    return Markup("\n".join(parts))  # noqa: S704  # escaped here


# Private functions


def _question(writer: Writer, question: Question, rules: list[RuleRow], here: str) -> str:
    hint = writer.line(question.hint, here)
    why = writer.line(question.why, here)
    rows = "\n".join(_row(writer, question, answer, rules, here) for answer in question.answers)
    name, title = question.id, escape(question.title)
    return "\n".join(
        part
        for part in (
            f'<section class="dc-check" aria-labelledby="{name}">',
            f'<h3 id="{name}">{title}</h3>',
            f'<p class="dc-hint">{hint}</p>' if hint else "",
            str(writer.block(question.explanation, here)),
            f'<p class="dc-reason">{why}</p>' if why else "",
            f'<div class="table-wrap" tabindex="0" role="group" aria-label="Table: {title}">',
            '<table class="pb-table">',
            f'<caption class="visually-hidden">{title}</caption>',
            '<thead><tr><th scope="col">If you answer</th><th scope="col">then</th></tr></thead>',
            f"<tbody>\n{rows}\n</tbody></table></div>\n</section>",
        )
        if part
    )


def _row(
    writer: Writer, question: Question, answer: Answer, rules: list[RuleRow], here: str
) -> str:
    bit = 1 << question.index(answer.id)
    at = writer.decision.questions.index(question)
    found = [_finding(writer, rule, here) for rule in rules if rule.masks[at] & bit]
    said = "<br>".join(found) or "nothing to do here"
    more = writer.block(answer.explanation, here)
    return f'<tr><th scope="row">{escape(answer.title)}{more}</th><td>{said}</td></tr>'


def _finding(writer: Writer, rule: RuleRow, here: str) -> str:
    outcome = writer.decision.outcome(rule.outcome.value)
    because = writer.line(rule.because, here)
    reason = f'<br><span class="dc-because">{because}</span>' if because else ""
    name = f'<a href="#{outcome.id}">{escape(outcome.title)}</a>'
    return f"{name} {badge(rule.basis)}{reason}"


def _together(writer: Writer, rules: list[RuleRow], here: str) -> Iterator[str]:
    if not rules:
        return
    yield '<section class="dc-check" aria-labelledby="dc-together">'
    yield '<h3 id="dc-together">All together</h3>\n<ul>'
    for rule in rules:
        conditions = [
            f"{escape(question.title)} <strong>{_answers(question, values)}</strong>"
            for question, values in _conditions(writer, rule)
        ]
        said = "; ".join(conditions) or "In any case"
        yield f"<li>{said}: {_finding(writer, rule, here)}</li>"
    yield "</ul>\n</section>"


def _conditions(writer: Writer, rule: RuleRow) -> Iterator[tuple[Question, list[str]]]:
    for name, values in rule_conditions(writer.decision, rule).items():
        yield writer.decision.question(name), values


def _answers(question: Question, values: list[str]) -> str:
    return escape(" or ".join(it.title for it in question.answers if it.id in values))
