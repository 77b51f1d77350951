"""Write a decision as text: numbered questions, answers, rules, outcomes in full.

It is what prints, and what those read who do not see the chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from markupsafe import Markup

from generator.model.decisions import Answer, Arrow, Form, Outcome, Question, RuleRow
from generator.render.decisions.outcomes import outcome_html, rules_for
from generator.render.decisions.phrases import clause_words, condition_words
from generator.render.decisions.words import Writer, badge
from generator.render.html import former_html
from generator.words.words import Words


def questions_html(writer: Writer) -> Markup:
    """Return the questions or factors of the decision, numbered, each with its id as a place."""
    decision = writer.decision
    numbers = {it.id: number for number, it in enumerate(decision.questions, 1)}
    parts = "\n".join(_question(writer, it, numbers) for it in decision.questions)
    return Markup(f'<ol class="dc-outline">\n{parts}\n</ol>')  # noqa: S704  # escaped here


def rules_html(writer: Writer) -> Markup:
    """Return the table of rules, nothing for a tree."""
    decision = writer.decision
    if decision.form is Form.TREE:
        return Markup()
    say = writer.words.gettext
    heads = [
        *(it.title for it in decision.questions),
        say("Outcome"),
        say("Rests on"),
        say("Because"),
    ]
    head = "".join(f'<th scope="col">{escape(it)}</th>' for it in (say("Rule"), *heads))
    rows = "\n".join(_rule(writer, it) for it in decision.rules)
    return Markup(  # noqa: S704  # escaped here
        f'<div class="table-wrap" tabindex="0" role="group" aria-label="{say("Table: the rules")}">'
        f'<table class="pb-table"><caption class="visually-hidden">{say("The rules")}</caption>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )


def outcomes_html(writer: Writer) -> Markup:
    """Return every outcome in full, each with its id as a place."""
    decision = writer.decision
    parts = "\n".join(
        f'<section class="dc-outcome" aria-labelledby="{it.id}">\n{_heading(writer.words, it.id, it.title, former(it))}\n'
        f"{outcome_html(writer, it, rules_for(decision, it))}\n</section>"
        for it in decision.outcomes
    )
    return Markup(parts)  # noqa: S704  # escaped here


def former(thing: Question | Outcome) -> str:
    """Return the places that *thing* had before."""
    return former_html(name.value for name in thing.formerly)


# Private functions


def _heading(words: Words, name: str, title: str, before: str = "") -> str:
    label = words.gettext("Permanent link to “%(title)s”", title=escape(title))
    return (
        f'<h3 id="{name}">{before}{escape(title)} <a class="headerlink" href="#{name}"'
        f' data-pagefind-ignore="all" aria-label="{label}">#</a></h3>'
    )


def _question(writer: Writer, question: Question, numbers: Mapping[str, int]) -> str:
    hint = writer.line(question.hint)
    why = writer.line(question.why)
    answers = "\n".join(_answer(writer, it, numbers) for it in question.answers)
    parts = (
        _heading(writer.words, question.id, question.title, former(question)),
        f'<p class="dc-hint">{hint}</p>' if hint else "",
        str(writer.block(question.explanation)),
        f'<p class="dc-reason">{why}</p>' if why else "",
        f"<ul>\n{answers}\n</ul>",
        *(_otherwise(writer, it, numbers) for it in question.arrows),
    )
    inside = "\n".join(part for part in parts if part)
    return f'<li value="{numbers[question.id]}">\n{inside}\n</li>'


def _otherwise(writer: Writer, arrow: Arrow, numbers: Mapping[str, int]) -> str:
    where = _arrow(writer, arrow, numbers)
    return f"<p>{writer.words.gettext('Else: %(places)s', places=where)}</p>"


def _answer(writer: Writer, answer: Answer, numbers: Mapping[str, int]) -> str:
    words = escape(answer.title)
    arrows = "; ".join(_arrow(writer, it, numbers) for it in answer.arrows)
    words += f": {arrows}" if arrows else ""
    lines = (writer.line(answer.because), writer.line(answer.note))
    more = writer.block(answer.explanation)
    return f"<li>{words}{''.join(f'<br>{line}' for line in lines if line)}{more}</li>"


def _arrow(writer: Writer, arrow: Arrow, numbers: Mapping[str, int]) -> str:
    words, decision = writer.words, writer.decision
    places = []
    for name in (it.value for it in arrow.targets):
        number = numbers.get(name, 0)
        where = words.gettext("question %(number)s", number=number) if number else ""
        places.append(f'<a href="#{name}">{where or escape(decision.outcome(name).title)}</a>')
    where = f" {words.gettext('and')} ".join(places)
    if not arrow.when:
        return where
    condition = escape(condition_words(words, decision, [arrow.when]))
    return words.gettext("%(places)s if %(condition)s", places=where, condition=condition)


def _rule(writer: Writer, rule: RuleRow) -> str:
    decision = writer.decision
    cells = "".join(f"<td>{it}</td>" for it in _values(writer, rule))
    links = ", ".join(
        f'<a href="#{name}">{escape(decision.outcome(name).label)}</a>' for name in rule.gives
    )
    because = writer.line(decision.reason(rule))
    return (
        f'<tr><th scope="row">{rule.number}</th>{cells}<td>{links}</td>'
        f"<td>{badge(writer.words, decision.rests_on(rule))}</td><td>{because}</td></tr>"
    )


def _values(writer: Writer, rule: RuleRow) -> Iterator[str]:
    for factor, clause in zip(writer.decision.questions, rule.cells, strict=True):
        if rule.otherwise:
            yield writer.words.gettext("otherwise")
        elif clause is None:
            yield writer.words.gettext("any")
        else:
            yield escape(clause_words(writer.words, factor, clause))
