"""Write a `collect` table as a self-check: each answer beside what it means."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape

from markupsafe import Markup

from generator.decisions.canonical import rule_conditions
from generator.model.clauses import UNKNOWN
from generator.model.decisions import Answer, Question, RuleRow
from generator.render.decisions.memo_page import reason_html
from generator.render.decisions.outcomes import clause_plain
from generator.render.decisions.outline import former
from generator.render.decisions.phrases import DO_NOT_KNOW, clause_words
from generator.render.decisions.words import Writer, badge


def selfcheck_html(writer: Writer) -> Markup:
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
    parts = [_question(writer, it, single.get(it.id, [])) for it in decision.questions]
    parts += _together(writer, together)
    parts.append(_findings(writer))
    return Markup("\n".join(parts))  # noqa: S704  # escaped here


# Private functions


def _question(writer: Writer, question: Question, rules: list[RuleRow]) -> str:
    hint = writer.line(question.hint)
    why = writer.line(question.why)
    rows = "\n".join(_row(writer, question, answer, rules) for answer in question.answers)
    name, title, say = question.id, escape(question.title), writer.words.gettext
    label = say("Table: %(title)s", title=title)
    return "\n".join(
        part
        for part in (
            f'<section class="dc-check" aria-labelledby="{name}">',
            f'<h3 id="{name}">{former(question)}{title}</h3>',
            f'<p class="dc-hint">{hint}</p>' if hint else "",
            str(writer.block(question.explanation)),
            f'<p class="dc-reason">{why}</p>' if why else "",
            _field(writer, question),
            f'<div class="table-wrap" tabindex="0" role="group" aria-label="{label}">',
            '<table class="pb-table">',
            f'<caption class="visually-hidden">{title}</caption>',
            (
                f'<thead><tr><th scope="col">{say("If you answer")}</th>'
                f'<th scope="col">{say("then")}</th></tr></thead>'
            ),
            f"<tbody>\n{rows}\n</tbody></table></div>\n</section>",
        )
        if part
    )


def _field(writer: Writer, question: Question) -> str:
    """Return the place where the script asks; empty without it."""
    answers = [[it.id, it.title, int(it.alone)] for it in question.answers]
    if writer.decision.offers_unknown(question):
        answers.append([UNKNOWN, writer.words.gettext(DO_NOT_KNOW), 1])
    words = escape(json.dumps(answers, ensure_ascii=False, separators=(",", ":")))
    return (
        f'<div class="dc-field" data-dc-ask="{words}" data-dc-name="{question.id}"'
        f' data-dc-shape="{question.shape}"></div>'
    )


def _findings(writer: Writer) -> str:
    """Return the place where the script writes what the answers mean."""
    decision = writer.decision
    rules = [
        {
            "asks": [clause_plain(clause) for clause in rule.cells if clause],
            "gives": list(rule.gives),
            "reason": reason_html(writer, rule),
            "otherwise": rule.otherwise,
        }
        for rule in decision.rules
    ]
    outcomes = [
        {"id": it.id, "title": it.title, "instead": [name.value for name in it.instead_of]}
        for it in decision.outcomes
    ]
    made = {"title": decision.title, "rules": rules, "outcomes": outcomes}
    words = escape(json.dumps(made, ensure_ascii=False, separators=(",", ":")))
    return f'<section class="dc-mine" data-dc-findings="{words}"></section>'


def _row(writer: Writer, question: Question, answer: Answer, rules: list[RuleRow]) -> str:
    at = writer.decision.questions.index(question)
    cells = [(rule, rule.cells[at]) for rule in rules]
    found = [_finding(writer, rule) for rule, it in cells if it and it.holds(answer.id)]
    said = "<br>".join(found) or writer.words.gettext("nothing to do here")
    more = writer.block(answer.explanation)
    return f'<tr><th scope="row">{escape(answer.title)}{more}</th><td>{said}</td></tr>'


def _finding(writer: Writer, rule: RuleRow) -> str:
    decision = writer.decision
    because = writer.line(decision.reason(rule))
    reason = f'<br><span class="dc-because">{because}</span>' if because else ""
    names = ", ".join(
        f'<a href="#{name}">{escape(decision.outcome(name).title)}</a>' for name in rule.gives
    )
    return f"{names} {badge(writer.words, decision.rests_on(rule))}{reason}"


def _together(writer: Writer, rules: list[RuleRow]) -> Iterator[str]:
    if not rules:
        return
    yield '<section class="dc-check" aria-labelledby="dc-together">'
    yield f'<h3 id="dc-together">{writer.words.gettext("All together")}</h3>\n<ul>'
    for rule in rules:
        conditions = [
            f"{escape(factor.title)} <strong>{escape(clause_words(writer.words, factor, clause))}</strong>"
            for factor, clause in zip(writer.decision.questions, rule.cells, strict=True)
            if clause
        ]
        said = "; ".join(conditions) or (
            writer.words.gettext("Otherwise")
            if rule.otherwise
            else writer.words.gettext("In any case")
        )
        yield f"<li>{said}: {_finding(writer, rule)}</li>"
    yield "</ul>\n</section>"
