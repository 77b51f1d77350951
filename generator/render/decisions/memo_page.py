"""Write the page of an outcome, which is the memo; and that of what is still possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.decisions.conditions import SHOWN
from generator.decisions.conditions import Condition as Way
from generator.decisions.standing import Standing
from generator.model.decisions import Outcome, RuleRow
from generator.render.decisions.memo import Memo
from generator.render.decisions.outcomes import outcome_html, said_html
from generator.render.decisions.phrases import clause_words, given_words, way_lines
from generator.render.decisions.routes import Route, Stop
from generator.render.decisions.steps import Walked, given_html, notes_html, opening, whole_html
from generator.render.decisions.words import Writer, badge, safe
from generator.render.lines import day
from generator.words.words import N_, Words


def memo_html(shared: Walked, memo: Memo) -> str:
    """Return *memo* as the body of its page."""
    known = not shared.routes.large
    parts = (
        opening(shared, memo.route),
        f"<h1>{safe(memo.title)}</h1>",
        *_outcomes(shared.writer, memo),
        given_html(shared, memo.stop),
        notes_html(shared, memo.route),
        why_html(shared, memo) if known else leading_html(shared.writer, memo.between),
        _otherwise(shared, memo) if known else "",
        *(shared.applies[outcome.id] for outcome in memo.outcomes),
        _references(shared.words, memo),
        _about(shared, memo),
    )
    return "\n".join(part for part in parts if part)


def standing_html(shared: Walked, stop: Stop, found: Standing) -> str:
    """Return what is still possible at *stop*, whose reader does not know the answer."""
    routes = shared.routes
    question = routes.decision.question(routes.graph.steps[stop.route.at].question)
    answers = "".join(
        f'<li><a href="{safe(shared.link(routes.address(to)))}">{safe(words)}</a></li>'
        for words, to in _as_if(shared, stop.route)
    )
    parts = (
        opening(
            shared,
            Route((*stop.route.asked, ("", "")), 0, (*stop.route.steps, stop.route.at)),
        ),
        f"<h1>{_open(shared.words, question.title)}</h1>",
        possible_html(shared, found),
        settling_html(shared.writer, found),
        whichever_html(shared.writer, found),
        f'<h2 id="dc-as-if">{shared.words.gettext("Go on as if you knew")}</h2>\n<ul>{answers}</ul>',
        given_html(shared, stop),
        whole_html(shared),
    )
    return "\n".join(part for part in parts if part)


def possible_html(shared: Walked, found: Standing) -> str:
    """Return what can come out, each with its place on the decision's page."""
    decision, base = shared.routes.decision, shared.link(shared.routes.base)
    lines = []
    for row in found.possible:
        names = [decision.outcome(name) for name in row]
        words = "; ".join(f'<a href="{safe(base)}#{it.id}">{safe(it.title)}</a>' for it in names)
        lines.append(f"<li>{words or shared.words.gettext('No rule says what to do')}</li>")
    title = shared.words.gettext("Still possible")
    return f'<h2 id="dc-possible">{title}</h2>\n<ul>{"".join(lines)}</ul>'


def settling_html(writer: Writer, found: Standing) -> str:
    """Return the open questions that would settle it."""
    lines = []
    for it in found.settling:
        question = writer.decision.question(it.question)
        why = writer.line(question.why)
        enough = writer.words.gettext("An answer to it alone would do.")
        alone = f" {enough}" if it.alone else ""
        lines.append(
            f"<li><strong>{safe(question.title)}</strong>{alone}{f'<br>{why}' if why else ''}</li>"
        )
    title = f'<h2 id="dc-settle">{writer.words.gettext("What would settle it")}</h2>\n'
    return f"{title}<ul>{''.join(lines)}</ul>" if lines else ""


def whichever_html(writer: Writer, found: Standing) -> str:
    """Return what is to be done whatever comes out."""
    lines = "".join(f"<li>{said_html(writer, it)}</li>" for it in found.whichever)
    title = writer.words.gettext("What to do whichever it is")
    title = f'<h2 id="dc-whichever">{title}</h2>\n'
    if not lines:
        nothing = writer.words.gettext(
            "The outcomes that are left have nothing in common: settle it first."
        )
        return f"{title}<p>{nothing}</p>"
    return f"{title}<ul>{lines}</ul>"


def why_html(shared: Walked, memo: Memo) -> str:
    """Return the rules that held, or the reasons of answers; and why the questions were asked."""
    decision = shared.routes.decision
    parts = [rules_html(shared.writer, memo.rules)]
    if not memo.rules and memo.between:
        parts = [_between(shared.writer, memo.between)]
    parts.append(_reasons(shared, memo.route, table=bool(decision.rules)))
    return "\n".join(part for part in parts if part)


def rules_html(writer: Writer, rules: Sequence[RuleRow]) -> str:
    """Return *rules* as a small table: what each asks, what it rests on, and why."""
    if not rules:
        return ""
    rows = "".join(rule_html(writer, rule) for rule in rules)
    return f'<h2 id="dc-why">{writer.words.gettext("Why")}</h2>\n{_rules_table(writer.words, rows)}'


def leading_html(writer: Writer, rules: Sequence[RuleRow]) -> str:
    """Return all *rules* that lead to an outcome whose reader's answers are not known here."""
    rows = "".join(rule_html(writer, rule) for rule in rules)
    title = f'<h2 id="dc-leading">{writer.words.gettext("The rules that lead here")}</h2>'
    return f"{title}\n{_rules_table(writer.words, rows)}" if rows else ""


def conditions_html(writer: Writer, outcome: Outcome, ways: Sequence[Way], several: bool) -> str:
    """Return when *outcome* applies; nothing where it is not known."""
    shown = ways[:SHOWN]
    words = writer.words
    lines = [_way(writer, way) for way in shown]
    if not any(lines):
        return ""
    heading = words.gettext("When it applies")
    if several:
        heading = words.gettext("When it applies of “%(outcome)s”", outcome=safe(outcome.title))
    title = f'<h2 id="dc-conditions-{outcome.id}">{heading}</h2>'
    if len(lines) == 1:
        return f"{title}\n<p>{words.gettext('This comes out if')}</p>\n{lines[0]}"
    items = "".join(f"<li>{line}</li>\n" for line in lines)
    others = words.gettext("There are more ways than are listed here.")
    more = f"<p>{others}</p>" if len(ways) > SHOWN else ""
    lead = words.gettext("This comes out if one of these holds:")
    return f"{title}\n<p>{lead}</p>\n<ol>\n{items}</ol>{more}"


# Private functions

_HEADS = (N_("Rule"), N_("It holds for"), N_("Rests on"), N_("Because"))


def _open(words: Words, question: str) -> str:
    return words.gettext(
        "What is still possible without an answer to “%(question)s”", question=safe(question)
    )


def _rules_table(words: Words, rows: str) -> str:
    heads = (words.gettext(it) for it in _HEADS)
    return _table(words.gettext("The rules"), words.gettext("Table: the rules"), heads, rows)


def _outcomes(writer: Writer, memo: Memo) -> Iterator[str]:
    for outcome in memo.outcomes:
        if len(memo.outcomes) > 1:
            yield f"<h2>{safe(outcome.title)}</h2>"
        yield outcome_html(writer, outcome, memo.grounding, memo.said[outcome.id])


def _way(writer: Writer, way: Way) -> str:
    lines = "".join(
        f"<li>{safe(title)} <strong>{safe(answers)}</strong></li>"
        for title, answers in way_lines(writer.words, writer.decision, way)
    )
    return f"<ul>{lines}</ul>" if lines else f"<p>{writer.words.gettext('In any case.')}</p>"


def rule_html(writer: Writer, rule: RuleRow) -> str:
    """Return *rule* as a row of the table of rules."""
    decision = writer.decision
    asked = "".join(
        f"<li>{safe(factor.title)} <strong>{safe(clause_words(writer.words, factor, clause))}</strong></li>"
        for factor, clause in zip(decision.questions, rule.cells, strict=True)
        if clause
    )
    say = writer.words.gettext
    holds = say("all that no other rule holds for") if rule.otherwise else say("any answers")
    cells = f"<ul>{asked}</ul>" if asked else holds
    because = writer.line(decision.reason(rule))
    ground = badge(writer.words, decision.rests_on(rule))
    return (
        f'<tr data-dc-rule="{rule.number}"><th scope="row">{rule.number}</th><td>{cells}</td>'
        f"<td>{ground}</td><td>{because}</td></tr>\n"
    )


def reason_html(writer: Writer, rule: RuleRow) -> str:
    """Return what *rule* rests on and why, without what it asks."""
    ground, words = writer.decision.rests_on(rule), writer.decision.reason(rule)
    return f"<li>{badge(writer.words, ground)} {writer.line(words)}</li>"


def _between(writer: Writer, rules: Iterable[RuleRow]) -> str:
    """Return the reasons of rules that cover what was not asked between them."""
    lines = "".join(dict.fromkeys(reason_html(writer, rule) for rule in rules))
    lead = writer.words.gettext(
        "Whatever the answers to the questions that were not asked, a rule leads here. "
        "These are the reasons:"
    )
    return f'<h2 id="dc-why">{writer.words.gettext("Why")}</h2>\n<p>{lead}</p>\n<ul>{lines}</ul>'


def _reasons(shared: Walked, route: Route, *, table: bool) -> str:
    """Return why the questions on the way are asked, and why their answers count."""
    writer = shared.writer
    rows = []
    for name, value in route.asked:
        question = shared.routes.decision.question(name)
        proses = [question.why, *(answer.because for answer in question.chosen(value))]
        words = " ".join(it for it in (writer.line(prose) for prose in proses) if it)
        if words:
            given = "" if table else f"<td>{safe(given_words(writer.words, question, value))}</td>"
            rows.append(
                f'<tr><th scope="row">{safe(question.title)}</th>{given}<td>{words}</td></tr>\n'
            )
    if not rows:
        return ""
    say = writer.words.gettext
    heads: tuple[str, ...]
    if table:
        heads = (say("Question"), say("Why it is asked"))
        title = f'<h3 id="dc-asked">{say("Why these questions")}</h3>'
    else:
        heads = (say("Question"), say("Your answer"), say("Because"))
        title = f'<h2 id="dc-why">{say("Why")}</h2>'
    caption, label = say("The questions asked"), say("Table: the questions asked")
    return f"{title}\n{_table(caption, label, heads, ''.join(rows))}"


def _table(caption: str, label: str, heads: Iterable[str], rows: str) -> str:
    head = "".join(f'<th scope="col">{it}</th>' for it in heads)
    return (
        f'<div class="table-wrap" tabindex="0" role="group" aria-label="{label}">'
        f'<table class="pb-table"><caption class="visually-hidden">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>"
    )


def _otherwise(shared: Walked, memo: Memo) -> str:
    lines = "".join(
        f"<li>{safe(it.question)} <strong>{safe(it.answer)}</strong>: "
        f'<a href="{safe(shared.link(it.address))}">{safe(it.words)}</a></li>\n'
        for it in memo.others
    )
    if not lines:
        return ""
    return (
        f'<h2 id="dc-otherwise">{shared.words.gettext("What would change this")}</h2>\n'
        f"<p>{shared.words.gettext('One answer given otherwise, the others as they are:')}</p>\n"
        f"<ul>\n{lines}</ul>"
    )


def _as_if(shared: Walked, route: Route) -> Iterator[tuple[str, Route]]:
    routes = shared.routes
    step = routes.graph.steps[route.at]
    question = routes.decision.question(step.question)
    if question.several:
        yield shared.words.gettext("Answer it after all"), route
        return
    for answer, to in zip(question.answers, routes.onward(route), strict=True):
        yield answer.title, to


def _references(words: Words, memo: Memo) -> str:
    if not memo.works:
        return ""
    lines = "\n".join(work.html for work in memo.works)
    return (
        '<section role="doc-bibliography" aria-labelledby="dc-references">\n'
        f'<h2 id="dc-references">{words.gettext("References")}</h2>\n'
        f'<ul class="pb-references">\n{lines}\n</ul>\n</section>'
    )


def _about(shared: Walked, memo: Memo) -> str:
    files = ""
    if not shared.routes.large:
        say = shared.words.gettext
        bibtex = f'<li><a href="memo.bib" download>{say("Its references (BibTeX)")}</a></li>'
        files = (
            '<ul class="dc-downloads"><li>'
            f'<a href="memo.md" download>{say("This memo (Markdown)")}</a></li>'
            f"{bibtex if memo.works else ''}</ul>\n"
        )
    return about_html(shared, files)


def about_html(shared: Walked, files: str) -> str:
    """Return what stands at the end of a memo: its version, its link, its *files*."""
    reviewed = reviewed_words(shared)
    say = shared.words.gettext
    base = safe(shared.link(shared.routes.base))
    title = safe(shared.routes.decision.title)
    which = f'<a href="{base}">{title}</a>'
    version = f"<code>{shared.version}</code>"
    about = say("The decision: %(decision)s, version %(version)s.", decision=which, version=version)
    if reviewed:
        about = say(
            "The decision: %(decision)s, reviewed %(day)s, version %(version)s.",
            decision=which,
            day=reviewed,
            version=version,
        )
    lasting = say(
        '<a href="./?v=%(version)s" rel="bookmark">Link to this memo</a>: should the decision '
        "change, the link says so.",
        version=shared.version,
    )
    return (
        f'<div class="dc-about">\n<h2 id="dc-about">{say("About this memo")}</h2>\n'
        f'<p>{about}<span class="dc-today" data-dc-today></span> {lasting}</p>\n{files}</div>'
    )


def reviewed_words(shared: Walked) -> str:
    """Return the day on which the decision was last reviewed."""
    sheet = shared.routes.decision.sheet
    reviewed = sheet.meta.reviewed if sheet else None
    return day(shared.words, reviewed).words if reviewed else ""
