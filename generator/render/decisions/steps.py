"""Write what every page of a walk has: the way back, and the answers so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.decisions.matching import Matcher
from generator.model.decisions import Question
from generator.render.decisions.phrases import given_words
from generator.render.decisions.routes import Route, Routes, Stop, Turn
from generator.render.decisions.words import Writer, safe
from generator.render.desk import Edition
from generator.words.words import Words


@dataclass(frozen=True, slots=True)
class Work:
    """A cited work as a line of a list of references, as plain text, and as BibTeX."""

    html: str
    text: str
    bibtex: str


@dataclass(frozen=True, slots=True)
class Walked:
    """A decision with its routes and what all its pages share, on one of them."""

    writer: Writer
    routes: Routes
    matcher: Matcher
    version: str
    conditions: Mapping[str, tuple[str, ...]]  # when each outcome applies, in words
    applies: Mapping[str, str]  # the same as HTML
    works: Mapping[str, Work]  # what the decision cites, in the order of the style

    @property
    def edition(self) -> Edition:
        """Return what is printed."""
        return self.writer.edition

    @property
    def words(self) -> Words:
        """Return the words of the product."""
        return self.writer.words

    def at(self, here: str) -> Walked:
        """Return the same for the page *here*."""
        return replace(self, writer=self.writer.at(here))

    def link(self, address: str) -> str:
        """Return how the page leads to *address*."""
        return self.writer.link(address)


def opening(shared: Walked, route: Route) -> str:
    """Return what stands first on a page of the walk: the way back, and what this is a step of."""
    routes = shared.routes
    back = routes.base
    if route.asked or route.partial:
        back = routes.address(routes.before(route))
    return (
        f'<p class="dc-back"><a href="{safe(shared.link(back))}" data-dc-back>{shared.words.gettext("Back")}</a></p>\n'
        f'<p class="dc-of">{safe(routes.decision.title)}</p>'
    )


def whole_html(shared: Walked) -> str:
    """Return the way out of a walk: to the page of the decision."""
    href = safe(shared.link(shared.routes.base))
    title = shared.words.gettext("The whole decision on one page")
    return f'<p class="dc-whole"><a href="{href}">{title}</a></p>'


def given_html(shared: Walked, stop: Stop) -> str:
    """Return the answers so far, each with the ways to change it and keep the others."""
    route, routes = stop.route, shared.routes
    if not route.asked:
        return ""
    rows = []
    for number, ((name, value), turns) in enumerate(zip(route.asked, stop.turns, strict=True)):
        again = routes.address(routes.again(route, number))
        rows.append(_given(shared, routes.decision.question(name), value, turns, again))
    lines = "\n".join(rows)
    return (
        '<section class="dc-given" aria-labelledby="dc-given">\n'
        f'<h2 id="dc-given">{shared.words.gettext("Your answers")}</h2>\n'
        f"<dl>\n{lines}\n</dl>\n</section>"
    )


def notes_html(shared: Walked, route: Route) -> str:
    """Return the advice that answers gave on the way."""
    lines = []
    for name, value in route.asked:
        for answer in shared.routes.decision.question(name).chosen(value):
            words = shared.writer.line(answer.note)
            lines += [f"<li>{words}</li>"] if words else []
    if not lines:
        return ""
    return (
        '<div class="dc-notes" role="note">'
        f'<p class="dc-list-title">{shared.words.gettext("On the way")}</p>\n'
        f"<ul>{''.join(lines)}</ul></div>"
    )


# Private functions


def _given(
    shared: Walked, question: Question, value: str, turns: Iterable[Turn], again: str
) -> str:
    others = "".join(
        f'<li><a href="{safe(shared.link(it.address))}">{safe(it.words)}</a></li>' for it in turns
    )
    if question.several:
        others = f'<li><a href="{safe(shared.link(again))}">{shared.words.gettext("Choose again")}</a></li>'
    change = shared.words.gettext(
        'Change<span class="visually-hidden"> the answer to “%(question)s”</span>',
        question=safe(question.title),
    )
    return (
        f'<div class="dc-given__row"><dt>{safe(question.title)}</dt>'
        f'<dd data-dc-said="{safe(question.id)}"><span class="dc-said">'
        f"{safe(given_words(shared.words, question, value))}</span>"
        f'<details class="dc-change"><summary>{change}</summary><ul>{others}</ul></details>'
        "</dd></div>"
    )
