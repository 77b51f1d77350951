"""Write the page of an outcome, which is the memo: what was asked, what came out, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.decisions.canonical import rule_conditions
from generator.decisions.conditions import Condition
from generator.model.decisions import Decision, Outcome, Prose, RuleRow, Step
from generator.render.addresses import canonical, link
from generator.render.decisions.outcomes import grounds_of, outcome_html, proses_of
from generator.render.decisions.routes import Route, Stop
from generator.render.decisions.steps import Walked, Work, given_html, opening
from generator.render.decisions.words import BASES, badge, keys_of, safe
from generator.render.lines import day


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A single answer given otherwise, what then comes out or is asked, and where that stands."""

    question: str
    answer: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Memo:
    """What stands in the memo at the end of a route; ``works`` are cited on the way there."""

    stop: Stop
    outcome: Outcome
    rules: tuple[RuleRow, ...]
    works: tuple[Work, ...]
    others: tuple[Otherwise, ...]

    @property
    def route(self) -> Route:
        """Return the way to the outcome."""
        return self.stop.route


def memo_of(shared: Walked, stop: Stop) -> Memo:
    """Gather the memo at *stop*, where there is an outcome."""
    decision, route = shared.routes.decision, stop.route
    outcome = decision.outcome(shared.routes.graph.steps[route.at].outcome)
    found = shared.matcher.matching(dict(route.asked)) if route.asked else decision.rules
    rules = tuple(rule for rule in found if rule.outcome.value == outcome.id)
    keys = set(keys_of(_proses(decision, route, outcome, rules)))
    works = tuple(work for key, work in shared.works.items() if key in keys)
    return Memo(stop, outcome, rules, works, tuple(_others(shared, stop)))


def memo_html(shared: Walked, memo: Memo, here: str) -> str:
    """Return *memo* as the body of the page *here*."""
    parts = (
        opening(shared, memo.route, here),
        f"<h1>{safe(memo.outcome.title)}</h1>",
        outcome_html(shared.writer, memo.outcome, here, memo.rules),
        given_html(shared, memo.stop, here),
        _why(shared, memo, here),
        _otherwise(memo, here),
        shared.applies[memo.outcome.id],
        _references(memo),
        _about(shared, memo),
    )
    return "\n".join(part for part in parts if part)


def memo_markdown(shared: Walked, memo: Memo) -> str:
    """Return *memo* as Markdown."""
    return "\n\n".join(_blocks(shared, memo)) + "\n"


def memo_bibtex(memo: Memo) -> str:
    """Return the works that *memo* cites as they stand in the bibliography."""
    return "\n\n".join(work.bibtex for work in memo.works) + ("\n" if memo.works else "")


def condition_words(decision: Decision, condition: Condition) -> str:
    """Return *condition* in words."""
    return "; ".join(
        f"{decision.question(name).title} {' or '.join(_titles(decision, name, values))}"
        for name, values in condition
    )


def conditions_html(decision: Decision, conditions: Iterable[Condition]) -> str:
    """Return when an outcome applies; nothing where it is not known."""
    lines = "".join(
        f"<li>{'; '.join(_part(decision, name, values) for name, values in condition)}</li>\n"
        for condition in conditions
    )
    if not lines:
        return ""
    title = '<h2 id="dc-conditions">When it applies</h2>'
    return f"{title}\n<p>This comes out if one of these holds:</p>\n<ul>\n{lines}</ul>"


# Private functions


def _part(decision: Decision, name: str, values: Iterable[str]) -> str:
    titles = safe(" or ".join(_titles(decision, name, values)))
    return f"{safe(decision.question(name).title)} <strong>{titles}</strong>"


def _proses(
    decision: Decision, route: Route, outcome: Outcome, rules: Iterable[RuleRow]
) -> Iterator[Prose]:
    for name, value in route.asked:
        answer = decision.question(name).answer(value)
        if answer:
            yield from (answer.explanation, answer.because)
    yield from proses_of(outcome)
    yield from (rule.because for rule in rules)
    for name, _ in route.asked:
        yield decision.question(name).why


def _why(shared: Walked, memo: Memo, here: str) -> str:
    """Return the rules that fired, or the reasons of questions and answers, with what they cite."""
    lines = [_rule(shared, rule, here) for rule in memo.rules]
    if not shared.routes.decision.rules:
        lines = [*_reasons(shared, memo.route, here)]
    if not lines:
        return ""
    return f'<h2 id="dc-why">Why</h2>\n<ul class="dc-reasons">\n{"".join(lines)}</ul>'


def _rule(shared: Walked, rule: RuleRow, here: str) -> str:
    decision = shared.routes.decision
    conditions = rule_conditions(decision, rule).items()
    parts = [_part(decision, name, values) for name, values in conditions]
    because = shared.writer.line(rule.because, here)
    reason = f"<br>{because}" if because else ""
    return f"<li>Rule {rule.number}: {'; '.join(parts)} {badge(rule.basis)}{reason}</li>\n"


def _titles(decision: Decision, name: str, values: Iterable[str]) -> list[str]:
    wanted = set(values)
    return [it.title for it in decision.question(name).answers if it.id in wanted]


def _reasons(shared: Walked, route: Route, here: str) -> Iterator[str]:
    for name, value in route.asked:
        question = shared.routes.decision.question(name)
        answer = question.answer(value)
        proses = (question.why, answer.because) if answer else (question.why,)
        words = " ".join(it for it in (shared.writer.line(prose, here) for prose in proses) if it)
        if words and answer:
            yield (
                f"<li>{safe(question.title)} <strong>{safe(answer.title)}</strong>"
                f"<br>{words}</li>\n"
            )


def _others(shared: Walked, stop: Stop) -> Iterator[Otherwise]:
    """Yield the single answers that lead elsewhere."""
    decision, steps = shared.routes.decision, shared.routes.graph.steps
    now = steps[stop.route.at].outcome
    for (name, _), turns in zip(stop.route.asked, stop.turns, strict=True):
        for turn in turns:
            step = steps[turn.to]
            if step.leads or step.outcome != now:
                title, words = decision.question(name).title, _words(decision, step)
                yield Otherwise(title, turn.answer.title, words, turn.address)


def _words(decision: Decision, step: Step) -> str:
    if step.leads:
        return f"the next question is “{decision.question(step.question).title}”"
    return decision.outcome(step.outcome).title if step.outcome else "no rule says what to do"


def _otherwise(memo: Memo, here: str) -> str:
    lines = "".join(
        f"<li>{safe(it.question)} <strong>{safe(it.answer)}</strong>: "
        f'<a href="{safe(link(it.address, here))}">{safe(it.words)}</a></li>\n'
        for it in memo.others
    )
    if not lines:
        return ""
    return (
        '<h2 id="dc-otherwise">What would change this</h2>\n'
        f"<p>One answer given otherwise, the others as they are:</p>\n<ul>\n{lines}</ul>"
    )


def _references(memo: Memo) -> str:
    if not memo.works:
        return ""
    lines = "\n".join(work.html for work in memo.works)
    return (
        '<section role="doc-bibliography" aria-labelledby="dc-references">\n'
        '<h2 id="dc-references">References</h2>\n'
        f'<ul class="pb-references">\n{lines}\n</ul>\n</section>'
    )


def _about(shared: Walked, memo: Memo) -> str:
    bibtex = '<li><a href="memo.bib" download>Its references (BibTeX)</a></li>'
    reviewed = _reviewed(shared)
    said = f"reviewed {reviewed}, " if reviewed else ""
    own = f"./?v={shared.version}"
    return (
        '<div class="dc-about">\n<h2 id="dc-about">About this memo</h2>\n'
        f'<p>The decision: {said}version <code>{shared.version}</code>.<span class="dc-today" data-dc-today>'
        f'</span> <a href="{own}" rel="bookmark">Link to this memo</a>: should the decision change, the link '
        "says so.</p>\n"
        '<ul class="dc-downloads"><li><a href="memo.md" download>This memo (Markdown)</a></li>'
        f"{bibtex if memo.works else ''}</ul>\n</div>"
    )


def _reviewed(shared: Walked) -> str:
    sheet = shared.routes.decision.sheet
    reviewed = sheet.meta.reviewed if sheet else None
    return day(reviewed).words if reviewed else ""


# Private functions: Markdown


def _blocks(shared: Walked, memo: Memo) -> Iterator[str]:
    decision, outcome, plain = shared.routes.decision, memo.outcome, shared.writer.plain
    yield f"# {outcome.title}"
    yield f"*{decision.title}*"
    for ground in grounds_of(outcome, memo.rules):
        yield f"**{BASES[ground].label}.** {BASES[ground].words}"
    yield from (plain(part) for part in outcome.advice)
    yield from (f"> **Caution:** {plain(it)}" for it in outcome.cautions)
    yield from _list("## What to do", (plain(it) for it in outcome.actions))
    yield from _list("## Answers", _answers(decision, memo.route))
    yield from _list("## Why", _why_lines(shared, memo))
    yield from _list(
        "## What would change this",
        (f"{it.question} {it.answer}: {it.words}" for it in memo.others),
    )
    yield from _list("## When it applies", shared.conditions[outcome.id])
    yield from _list("## References", (work.text for work in memo.works))
    address = memo.stop.address
    whole = canonical(shared.edition.settings.site_url, address)
    where = f"{whole or address}?v={shared.version}"
    reviewed = _reviewed(shared)
    said = f" The decision was reviewed {reviewed}." if reviewed else ""
    yield f"Version {shared.version}: {where}{said}"


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    words = "\n".join(f"- {line}" for line in lines)
    if words:
        yield title
        yield words


def _answers(decision: Decision, route: Route) -> Iterator[str]:
    for name, value in route.asked:
        question = decision.question(name)
        answer = question.answer(value)
        yield f"{question.title} **{answer.title if answer else value}**"


def _why_lines(shared: Walked, memo: Memo) -> Iterator[str]:
    decision, plain = shared.routes.decision, shared.writer.plain
    for rule in memo.rules:
        conditions = rule_conditions(decision, rule).items()
        words = "; ".join(
            f"{decision.question(name).title} {' or '.join(_titles(decision, name, values))}"
            for name, values in conditions
        )
        yield f"Rule {rule.number}: {words}. {plain(rule.because)}".rstrip()
    for name, value in memo.route.asked if not decision.rules else ():
        question = decision.question(name)
        answer = question.answer(value)
        said = " ".join(
            it for it in (plain(question.why), plain(answer.because) if answer else "") if it
        )
        if said:
            yield f"{question.title} {said}"
