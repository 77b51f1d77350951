"""Write the pages of a walk: a question with its answers as links, an outcome as a memo.

They are many and small, so they are joined from strings; the theme is poured round them like
round any other page. All works without script: the address is the state.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from generator.decisions.canonical import version
from generator.decisions.conditions import minimal_conditions
from generator.decisions.matching import matcher_of
from generator.decisions.permalink import former_addresses, segment
from generator.model.decisions import Answer
from generator.model.site import Asset, Page
from generator.render.addresses import canonical, link, path_of
from generator.render.decisions.memo import (
    Memo,
    condition_words,
    conditions_html,
    memo_bibtex,
    memo_html,
    memo_markdown,
    memo_of,
)
from generator.render.decisions.routes import Routes, Stop
from generator.render.decisions.steps import Walked, Work, given_html, opening
from generator.render.decisions.words import Writer, keys_of, safe
from generator.render.desk import Edition
from generator.render.slots import crumbs

SECTION = "decisions"


def walked(edition: Edition, writer: Writer, routes: Routes) -> Walked:
    """Gather what the pages of a walk share."""
    decision = routes.decision
    conditions = {it.id: minimal_conditions(decision, it.id) for it in decision.outcomes}
    applies = {name: conditions_html(decision, it) for name, it in conditions.items()}
    cited = set(keys_of(decision.proses()))
    works = {key: _work(edition, key) for key in edition.references if key in cited}
    words = {
        name: tuple(condition_words(decision, it) for it in found)
        for name, found in conditions.items()
    }
    return Walked(
        edition, writer, routes, matcher_of(decision), version(decision), words, applies, works
    )


def walk_pages(shared: Walked) -> Iterator[Page | Asset]:
    """Yield the page at the end of each route, at each address that it has had.

    Beside each memo there are the memo as Markdown, and the works that it cites as BibTeX.
    """
    routes = shared.routes
    sheet = routes.decision.sheet
    bases = [routes.base, *(f"decisions/{it}/" for it in (sheet.meta.aliases if sheet else ()))]
    for stop in routes.stops():
        asked = stop.route.asked
        memo = memo_of(shared, stop) if routes.graph.steps[stop.route.at].outcome else None
        rests = [stop.address.removeprefix(routes.base)]
        if not routes.large:
            rests += ["/".join(it) + "/" for it in former_addresses(routes.decision, asked)]
        for base, rest in product(bases, rests):
            yield _page(shared, stop, memo, base + rest)
            yield from _files(shared, memo, base + rest) if memo else ()


# Private functions


def _work(edition: Edition, key: str) -> Work:
    reference = edition.playbook.references[key]
    stub = ' <span class="pb-badge pb-badge--incomplete">Details incomplete</span>'
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
    routes, edition = shared.routes, shared.edition
    step = routes.graph.steps[stop.route.at]
    title = routes.decision.title
    trail = edition.crumbs(here, ("decisions/", "Decisions"), (routes.base, title))
    if step.leads:
        name = routes.decision.question(step.question).title
        body = _question(shared, stop, here)
    elif memo:
        name = memo.outcome.title
        body = memo_html(shared, memo, here)
    else:
        name = "No rule says what to do"
        body = _no_rule(shared, stop, here)
    slots = {
        "title": f"{safe(name)} · {safe(title)}",
        "description": safe(f"A step of the decision: {title}"),
        "canonical": safe(canonical(edition.settings.site_url, stop.address)),
        "crumbs": crumbs([(it.title, it.href) for it in trail]),
        "body": (
            f'<div class="dc-walk" data-dc-walk="{safe(routes.decision.id)}"'
            f' data-dc-version="{shared.version}">\n{body}\n</div>'
        ),
    }
    return Page(here, SECTION, slots, listed=False)


def _question(shared: Walked, stop: Stop, here: str) -> str:
    routes, writer, route = shared.routes, shared.writer, stop.route
    question = routes.decision.question(routes.graph.steps[route.at].question)
    pairs = zip(question.answers, routes.onward(route), strict=True)
    answers = "\n".join(
        _answer(
            shared, answer, segment(question.id, answer.id), link(routes.address(to), here), here
        )
        for answer, to in pairs
    )
    why = writer.block(question.why, here, marked=True)
    hint = writer.line(question.hint, here)
    parts = (
        opening(shared, route, here),
        f"<h1>{safe(question.title)}</h1>",
        f'<p class="dc-hint">{hint}</p>' if hint else "",
        str(writer.block(question.explanation, here)),
        f'<ul class="dc-answers" aria-label="Answers">\n{answers}\n</ul>',
        f'<p class="dc-left">{_left(routes.left[route.at] - 1)}</p>',
        f'<details class="dc-why"><summary>Why we ask</summary>{why}</details>' if why else "",
        given_html(shared, stop, here),
    )
    return "\n".join(part for part in parts if part)


def _answer(shared: Walked, answer: Answer, name: str, href: str, here: str) -> str:
    more = shared.writer.block(answer.explanation, here)
    explained = f'<div class="dc-explained">{more}</div>' if more else ""
    words = f'data-dc-answer="{name}" href="{safe(href)}">{safe(answer.title)}'
    return f'<li><a class="dc-answer" {words}</a>{explained}</li>'


def _left(more: int) -> str:
    if more < 1:
        return "This is the last question."
    return f"At most {more} more {'question' if more == 1 else 'questions'} after this one."


def _no_rule(shared: Walked, stop: Stop, here: str) -> str:
    return "\n".join(
        (
            opening(shared, stop.route, here),
            "<h1>No rule says what to do</h1>",
            "<p>The decision has no rule for these answers.</p>",
            given_html(shared, stop, here),
        )
    )
