"""Write the pages of a walk: a question with its answers as links, an outcome as a memo.

They are many and small, so they are joined from strings; the theme is poured round them like
round any other page. All works without script: the address is the state.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from generator.decisions.canonical import version
from generator.decisions.conditions import SHOWN, minimal_conditions
from generator.decisions.matching import matcher_of
from generator.decisions.permalink import LIMIT, former_addresses, names_of, segment
from generator.decisions.standing import standing
from generator.model.clauses import UNKNOWN
from generator.model.decisions import Answer, Decision, Question, Step
from generator.model.site import Asset, Page
from generator.model.values import MEASURED
from generator.render.addresses import canonical, path_of
from generator.render.decisions.memo import Memo, memo_of
from generator.render.decisions.memo_page import conditions_html, memo_html, standing_html
from generator.render.decisions.memo_text import memo_bibtex, memo_markdown
from generator.render.decisions.phrases import DO_NOT_KNOW, way_lines
from generator.render.decisions.program import band_text
from generator.render.decisions.routes import Routes, Stop, is_first
from generator.render.decisions.steps import (
    Walked,
    Work,
    given_html,
    notes_html,
    opening,
    whole_html,
)
from generator.render.decisions.widgets import inner_html, measure_html, several_html
from generator.render.decisions.words import Writer, keys_of, safe
from generator.render.desk import Edition
from generator.render.notes import with_notes
from generator.render.suggest import suggestion_address
from generator.words.words import Words

SECTION = "decisions"


def walked(writer: Writer, routes: Routes) -> Walked:
    """Gather what the pages of a walk share."""
    decision, edition = routes.decision, writer.edition
    ways = {it.id: minimal_conditions(decision, it.id, SHOWN + 1) for it in decision.outcomes}
    several = any(len(step.outcomes) > 1 for step in routes.graph.steps)
    applies = {it.id: conditions_html(writer, it, ways[it.id], several) for it in decision.outcomes}
    cited = set(keys_of(decision.proses()))
    works = {key: _work(edition, key) for key in edition.references if key in cited}
    words = {
        name: tuple(
            "; ".join(
                f"{title} {answers}" for title, answers in way_lines(edition.words, decision, it)
            )
            for it in found[:SHOWN]
        )
        for name, found in ways.items()
    }
    return Walked(writer, routes, matcher_of(decision), version(decision), words, applies, works)


def walk_pages(shared: Walked) -> Iterator[Page | Asset]:
    """Yield the page at the end of each route, at each address that it has had.

    Beside each memo there are the memo as Markdown, and the works that it cites as BibTeX.
    """
    routes = shared.routes
    sheet = routes.decision.sheet
    bases = [routes.base, *(f"decisions/{it}/" for it in (sheet.meta.aliases if sheet else ()))]
    for stop in routes.stops():
        ends = not stop.unknown and bool(routes.graph.steps[stop.route.at].outcomes)
        memo = memo_of(shared, stop) if ends else None
        rests = [stop.address.removeprefix(routes.base), *_before(routes, stop)]
        for base, rest in product(bases, rests):
            yield _page(shared, stop, memo, base + rest)
            if memo and not routes.large:
                yield from _files(shared, memo, base + rest)


# Private functions


def _work(edition: Edition, key: str) -> Work:
    reference = edition.playbook.references[key]
    label = edition.gettext("Details incomplete")
    stub = f' <span class="pb-badge pb-badge--incomplete">{label}</span>'
    html = f"{edition.references[key]}{stub if reference.incomplete else ''}"
    return Work(
        f'<li id="ref-{reference.slug}">{html}</li>',
        edition.citations.reference_text(key),
        reference.entry.source,
    )


def _files(shared: Walked, memo: Memo, address: str) -> Iterator[Asset]:
    yield Asset(f"{address}memo.md", memo_markdown(shared, memo))
    if memo.works:
        yield Asset(f"{address}memo.bib", memo_bibtex(memo))


def _page(shared: Walked, stop: Stop, memo: Memo | None, at: str) -> Page:
    """Return the page of *stop* at the address *at*, which may be an old one."""
    here = path_of(at)
    shared = shared.at(here)
    routes, edition = shared.routes, shared.edition
    title = routes.decision.title
    name, written = _content(shared, stop, memo)
    body = with_notes(written, edition.citations, here, words=edition.words)
    own = canonical(edition.settings.site_url, stop.address) or f"/{stop.address}"
    slots = {
        "title": f"{safe(name)} · {safe(title)}",
        "description": safe(
            edition.gettext("A step of the decision: %(decision)s", decision=title)
        ),
        "canonical": safe(canonical(edition.settings.site_url, stop.address)),
        "suggest": safe(
            suggestion_address(edition.words, edition.settings.suggest, f"{title}: {name}", own)
        ),
        "body": f"<div {_state(shared, stop)}>\n{body}\n</div>",
    }
    return Page(here, SECTION, slots, listed=False)


def _said(routes: Routes, stop: Stop) -> tuple[tuple[str, str], ...]:
    """Return each question of the way to *stop* with its answer, be it that nobody knows."""
    unknown = (routes.graph.steps[stop.route.at].question, UNKNOWN)
    return (*stop.route.asked, unknown) if stop.unknown else stop.route.asked


def _before(routes: Routes, stop: Stop) -> Iterator[str]:
    """Yield every older address of *stop*, as it stands behind that of the decision."""
    decision, route = routes.decision, stop.route
    step = routes.graph.steps[route.at]
    if routes.large:
        yield from (f"{it}/" for it in _names_before(decision, step, routes.names[route.at]))
        return
    behind = []
    if route.partial:
        question = decision.question(step.question)
        parts = (it.rpartition(".") for it in routes.answered(route))
        behind = [names_of(question)]
        behind += [
            [f"{it}.{said}" for it in _part_names(question, name)] for name, _, said in parts
        ]
    for names in former_addresses(decision, _said(routes, stop), behind):
        yield "/".join(names) + "/"


def _names_before(decision: Decision, step: Step, now: str) -> Iterator[str]:
    """Yield what the page of *step* was called in a large decision, where it is called *now*."""
    if step.question:
        question = decision.question(step.question)
        parts = [f"~{it}" for it in _part_names(question, step.part)] if step.part else [""]
        heads = ["".join(it) for it in product(names_of(question), parts)]
    else:
        names = product(*(names_of(decision.outcome(it)) for it in step.outcomes))
        heads = ["+".join(it) for it in islice(names, LIMIT)]
    if now.startswith(heads[0]):
        yield from (f"{it}{now.removeprefix(heads[0])}" for it in heads[1:])


def _part_names(question: Question, part: str) -> list[str]:
    """Return the name of a *part* of a question, then those that it had before."""
    return next((names_of(it) for it in question.answers if it.id == part), [part])


def _state(shared: Walked, stop: Stop) -> str:
    """Return the attributes that tell the walker where it is."""
    routes = shared.routes
    given = [segment(*pair) for pair in _said(routes, stop)]
    state = {
        "walk": routes.decision.id,
        "version": shared.version,
        "base": shared.link(routes.base),
        "given": " ".join(given),
    }
    words = [f'data-dc-{name}="{safe(value)}"' for name, value in state.items()]
    words += ["data-dc-large"] if routes.large else []
    words += ["data-dc-unknown"] if stop.unknown else []
    return " ".join(['class="dc-walk"', *words])


def _content(shared: Walked, stop: Stop, memo: Memo | None) -> tuple[str, str]:
    """Return what the page of *stop* is called, and its body."""
    routes = shared.routes
    step = routes.graph.steps[stop.route.at]
    if stop.unknown:
        question = routes.decision.question(step.question)
        answers = {**dict(stop.route.asked), question.id: UNKNOWN}
        found = standing(routes.decision, answers)
        name = shared.words.gettext("Without an answer to “%(question)s”", question=question.title)
        return name, standing_html(shared, stop, found)
    if step.leads:
        return routes.decision.question(step.question).title, _question(shared, stop)
    if memo:
        return memo.title, memo_html(shared, memo)
    return shared.words.gettext("No rule says what to do"), _no_rule(shared, stop)


def _question(shared: Walked, stop: Stop) -> str:
    routes, writer, route = shared.routes, shared.writer, stop.route
    step = routes.graph.steps[route.at]
    question = routes.decision.question(step.question)
    why = writer.block(question.why, marked=True)
    hint = writer.line(question.hint)
    asked = shared.words.gettext("Why we ask")
    parts = (
        opening(shared, route),
        notes_html(shared, route),
        f"<h1>{safe(question.title)}</h1>",
        f'<p class="dc-hint">{hint}</p>' if hint else "",
        str(writer.block(question.explanation)),
        *_answers(shared, stop, question),
        f'<p class="dc-left">{_left(shared.words, routes.left[route.at] - 1)}</p>',
        f'<details class="dc-why"><summary>{asked}</summary>{why}</details>' if why else "",
        given_html(shared, stop),
        "<section data-dc-answers></section>" if routes.large else "",
        whole_html(shared),
    )
    return "\n".join(part for part in parts if part)


def _answers(shared: Walked, stop: Stop, question: Question) -> Iterator[str]:
    """Yield what the reader of a question can answer, as links; the walker makes fields of some."""
    routes, route = shared.routes, stop.route
    if question.inner:
        yield inner_html(shared.writer, question)
    if question.shape in MEASURED:
        yield measure_html(question)
    if question.several and is_first(routes, route):
        prefix = "" if routes.large else shared.link(f"{routes.base}{routes.rest(route)}")
        yield several_html(question, prefix)
    lines = list(_choices(shared, stop, question))
    if routes.offers_unknown(route):
        href = safe(shared.link(routes.unknown(route)))
        name = segment(question.id, UNKNOWN)
        lines.append(
            f'<li><a class="dc-answer dc-answer--unknown" data-dc-answer="{name}" href="{href}">'
            f"{shared.words.gettext(DO_NOT_KNOW)}</a></li>"
        )
    items = "\n".join(lines)
    label = shared.words.gettext("Answers")
    yield f'<ul class="dc-answers" aria-label="{label}">\n{items}\n</ul>'


def _choices(shared: Walked, stop: Stop, question: Question) -> Iterator[str]:
    routes = shared.routes
    hrefs = [shared.link(routes.address(to)) for to in routes.onward(stop.route)]
    part = routes.graph.steps[stop.route.at].part
    if not part:
        for answer, href in zip(question.answers, hrefs, strict=True):
            name = segment(question.id, answer.id)
            yield _answer(shared, answer, f'data-dc-answer="{name}"', href)
        return
    asked = question.answer(part)
    say = shared.words.gettext
    titles = (say("Yes"), say("No")) if asked else [answer.title for answer in question.alone]
    if asked:
        more = shared.writer.block(asked.explanation)
        yield f'<li class="dc-part"><strong>{safe(asked.title)}</strong>{more}</li>'
    for title, href in zip(titles, hrefs, strict=True):
        yield f'<li><a class="dc-answer" data-dc-part href="{safe(href)}">{safe(title)}</a></li>'


def _answer(shared: Walked, answer: Answer, name: str, href: str) -> str:
    more = shared.writer.block(answer.explanation)
    explained = f'<div class="dc-explained">{more}</div>' if more else ""
    band = band_text(answer.band)
    edges = f' data-dc-band="{band}"' if band else ""
    words = f'{name}{edges} href="{safe(href)}">{safe(answer.title)}'
    return f'<li><a class="dc-answer" {words}</a>{explained}</li>'


def _left(words: Words, more: int) -> str:
    if more < 1:
        return words.gettext("This is the last question.")
    return words.ngettext(
        "At most %(num)s more question after this one.",
        "At most %(num)s more questions after this one.",
        more,
    )


def _no_rule(shared: Walked, stop: Stop) -> str:
    return "\n".join(
        (
            opening(shared, stop.route),
            f"<h1>{shared.words.gettext('No rule says what to do')}</h1>",
            f"<p>{shared.words.gettext('The decision has no rule for these answers.')}</p>",
            given_html(shared, stop),
            whole_html(shared),
        )
    )
