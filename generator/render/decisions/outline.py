"""Write a decision as text: numbered questions, answers, rules, outcomes in full.

It is what prints, and what those read who do not see the chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from markupsafe import Markup

from generator.model.decisions import Answer, Arrow, Decision, Form, Outcome, Question, RuleRow
from generator.render.decisions.outcomes import outcome_html, rules_for
from generator.render.decisions.phrases import clause_words, condition_words
from generator.render.decisions.words import Writer, badge
from generator.render.html import former_html


def questions_html(writer: Writer, here: str) -> Markup:
    """Return the questions or factors of the decision, numbered, each with its id as a place."""
    decision = writer.decision
    numbers = {it.id: number for number, it in enumerate(decision.questions, 1)}
    parts = "\n".join(_question(writer, it, numbers, here) for it in decision.questions)
    return Markup(f'<ol class="dc-outline">\n{parts}\n</ol>')  # noqa: S704  # escaped here


def rules_html(writer: Writer, here: str) -> Markup:
    """Return the table of rules, nothing for a tree."""
    decision = writer.decision
    if decision.form is Form.TREE:
        return Markup()
    heads = [*(it.title for it in decision.questions), "Outcome", "Rests on", "Because"]
    head = "".join(f'<th scope="col">{escape(it)}</th>' for it in ("Rule", *heads))
    rows = "\n".join(_rule(writer, it, here) for it in decision.rules)
    return Markup(  # noqa: S704  # escaped here
        '<div class="table-wrap" tabindex="0" role="group" aria-label="Table: the rules">'
        '<table class="pb-table"><caption class="visually-hidden">The rules</caption>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )


def outcomes_html(writer: Writer, here: str) -> Markup:
    """Return every outcome in full, each with its id as a place."""
    decision = writer.decision
    parts = "\n".join(
        f'<section class="dc-outcome" aria-labelledby="{it.id}">\n{_heading(it.id, it.title, former(it))}\n'
        f"{outcome_html(writer, it, here, rules_for(decision, it))}\n</section>"
        for it in decision.outcomes
    )
    return Markup(parts)  # noqa: S704  # escaped here


def former(thing: Question | Outcome) -> str:
    """Return the places that *thing* had before."""
    return former_html(name.value for name in thing.formerly)


# Private functions


def _heading(name: str, words: str, before: str = "") -> str:
    return (
        f'<h3 id="{name}">{before}{escape(words)} <a class="headerlink" href="#{name}"'
        f' data-pagefind-ignore="all" aria-label="Permanent link to “{escape(words)}”">#</a></h3>'
    )


def _question(writer: Writer, question: Question, numbers: Mapping[str, int], here: str) -> str:
    decision = writer.decision
    hint = writer.line(question.hint, here)
    why = writer.line(question.why, here)
    answers = "\n".join(_answer(writer, decision, it, numbers, here) for it in question.answers)
    parts = (
        _heading(question.id, question.title, former(question)),
        f'<p class="dc-hint">{hint}</p>' if hint else "",
        str(writer.block(question.explanation, here)),
        f'<p class="dc-reason">{why}</p>' if why else "",
        f"<ul>\n{answers}\n</ul>",
        *(f"<p>Else: {_arrow(decision, it, numbers)}</p>" for it in question.arrows),
    )
    inside = "\n".join(part for part in parts if part)
    return f'<li value="{numbers[question.id]}">\n{inside}\n</li>'


def _answer(
    writer: Writer, decision: Decision, answer: Answer, numbers: Mapping[str, int], here: str
) -> str:
    words = escape(answer.title)
    arrows = "; ".join(_arrow(decision, it, numbers) for it in answer.arrows)
    words += f": {arrows}" if arrows else ""
    lines = (writer.line(answer.because, here), writer.line(answer.note, here))
    more = writer.block(answer.explanation, here)
    return f"<li>{words}{''.join(f'<br>{line}' for line in lines if line)}{more}</li>"


def _arrow(decision: Decision, arrow: Arrow, numbers: Mapping[str, int]) -> str:
    places = []
    for name in (it.value for it in arrow.targets):
        where = f"question {numbers[name]}" if name in numbers else ""
        places.append(f'<a href="#{name}">{where or escape(decision.outcome(name).title)}</a>')
    condition = f" if {escape(condition_words(decision, [arrow.when]))}" if arrow.when else ""
    return f"{' and '.join(places)}{condition}"


def _rule(writer: Writer, rule: RuleRow, here: str) -> str:
    decision = writer.decision
    cells = "".join(f"<td>{it}</td>" for it in _values(decision, rule))
    links = ", ".join(
        f'<a href="#{name}">{escape(decision.outcome(name).label)}</a>' for name in rule.gives
    )
    because = writer.line(decision.reason(rule), here)
    return (
        f'<tr><th scope="row">{rule.number}</th>{cells}<td>{links}</td>'
        f"<td>{badge(decision.rests_on(rule))}</td><td>{because}</td></tr>"
    )


def _values(decision: Decision, rule: RuleRow) -> Iterator[str]:
    for factor, clause in zip(decision.questions, rule.cells, strict=True):
        if rule.otherwise:
            yield "otherwise"
        elif clause is None:
            yield "any"
        else:
            yield escape(clause_words(factor, clause))
