"""Write a memo for taking along: as Markdown, and the works it cites as BibTeX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.render.addresses import canonical
from generator.render.decisions.memo import Memo
from generator.render.decisions.memo_page import reviewed_words
from generator.render.decisions.outcomes import ITSELF, ITSELF_WORDS, grounds_of, is_its_own
from generator.render.decisions.phrases import clause_words, given_words
from generator.render.decisions.routes import Route
from generator.render.decisions.steps import Walked
from generator.render.decisions.words import BASES


def memo_markdown(shared: Walked, memo: Memo) -> str:
    """Return *memo* as Markdown."""
    return "\n\n".join(_blocks(shared, memo)) + "\n"


def memo_bibtex(memo: Memo) -> str:
    """Return the works that *memo* cites as they stand in the bibliography."""
    return "\n\n".join(work.bibtex for work in memo.works) + ("\n" if memo.works else "")


# Private functions


def _blocks(shared: Walked, memo: Memo) -> Iterator[str]:
    decision, say = shared.routes.decision, shared.words.gettext
    yield f"# {memo.title}"
    yield f"*{decision.title}*"
    for outcome in memo.outcomes:
        if len(memo.outcomes) > 1:
            yield f"## {outcome.title}"
        yield from _outcome(shared, memo, outcome.id)
    yield from _list(f"## {say('Answers')}", _answers(shared, memo.route))
    yield from _list(f"## {say('On the way')}", _notes(shared, memo.route))
    yield from _list(f"## {say('Why')}", _why(shared, memo))
    yield from _list(
        f"## {say('What would change this')}",
        (f"{it.question} {it.answer}: {it.words}" for it in memo.others),
    )
    lines = (line for outcome in memo.outcomes for line in shared.conditions[outcome.id])
    yield from _list(f"## {say('When it applies')}", lines)
    yield from _list(f"## {say('References')}", (work.text for work in memo.works))
    yield _version(shared, memo)


def _outcome(shared: Walked, memo: Memo, name: str) -> Iterator[str]:
    decision, plain = shared.routes.decision, shared.writer.plain
    outcome, say = decision.outcome(name), shared.words.gettext
    for ground in grounds_of(decision, outcome, memo.grounding):
        yield f"**{say(BASES[ground].label)}.** {say(BASES[ground].words)}"
    if is_its_own(decision, outcome):
        yield f"**{say(ITSELF)}.** {say(ITSELF_WORDS)}"
    said = memo.said[name]
    yield from (plain(it.prose) for it in said if it.kind == "advice")
    yield from (f"> **{say('Caution')}:** {plain(it.prose)}" for it in said if it.kind == "caution")
    mark = "###" if len(memo.outcomes) > 1 else "##"
    title = f"{mark} {say('What to do')}"
    yield from _list(title, (plain(it.prose) for it in said if it.kind == "action"))


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    words = "\n".join(f"- {line}" for line in lines)
    if words:
        yield title
        yield words


def _answers(shared: Walked, route: Route) -> Iterator[str]:
    decision = shared.routes.decision
    for name, value in route.asked:
        question = decision.question(name)
        yield f"{question.title} **{given_words(shared.words, question, value)}**"


def _notes(shared: Walked, route: Route) -> Iterator[str]:
    for name, value in route.asked:
        for answer in shared.routes.decision.question(name).chosen(value):
            if answer.note.source:
                yield shared.writer.plain(answer.note)


def _why(shared: Walked, memo: Memo) -> Iterator[str]:
    decision, plain, say = shared.routes.decision, shared.writer.plain, shared.words.gettext
    for rule in memo.rules:
        asked = "; ".join(
            f"{factor.title} {clause_words(shared.words, factor, clause)}"
            for factor, clause in zip(decision.questions, rule.cells, strict=True)
            if clause
        )
        words = asked or (say("no other rule holds") if rule.otherwise else say("any answers"))
        held = say("Rule %(number)s: %(answers)s.", number=rule.number, answers=words)
        yield f"{held} {plain(decision.reason(rule))}".rstrip()
    if not memo.rules:
        yield from dict.fromkeys(plain(decision.reason(it)) for it in memo.between)
    for name, value in memo.route.asked:
        question = decision.question(name)
        proses = [question.why, *(answer.because for answer in question.chosen(value))]
        said = " ".join(words for words in (plain(prose) for prose in proses) if words)
        if said:
            yield f"{question.title} {said}"


def _version(shared: Walked, memo: Memo) -> str:
    address = memo.stop.address
    whole = canonical(shared.edition.settings.site_url, address)
    where = f"{whole or address}?v={shared.version}"
    reviewed = reviewed_words(shared)
    said = shared.words.gettext("Version %(version)s:", version=shared.version)
    if not reviewed:
        return f"{said} {where}"
    last = shared.words.gettext("The decision was reviewed %(day)s.", day=reviewed)
    return f"{said} {where} {last}"
