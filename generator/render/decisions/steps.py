"""Write what every page of a walk has: the way back, and the answers so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.decisions.matching import Matcher
from generator.model.decisions import Question
from generator.render.addresses import link
from generator.render.decisions.routes import Route, Routes, Stop, Turn
from generator.render.decisions.words import Writer, safe
from generator.render.desk import Edition


@dataclass(frozen=True, slots=True)
class Work:
    """A cited work as a line of a list of references, as plain text, and as BibTeX."""

    html: str
    text: str
    bibtex: str


@dataclass(frozen=True, slots=True)
class Walked:
    """A decision with its routes and what all its pages share."""

    edition: Edition
    writer: Writer
    routes: Routes
    matcher: Matcher
    version: str
    conditions: Mapping[str, tuple[str, ...]]  # when each outcome applies, in words
    applies: Mapping[str, str]  # the same as HTML
    works: Mapping[str, Work]  # what the decision cites, in the order of the style


def opening(shared: Walked, route: Route, here: str) -> str:
    """Return what stands first on a page of the walk: the way back, and what this is a step of."""
    routes = shared.routes
    back = routes.base
    if route.asked:
        back = routes.address(routes.before(route))
    return (
        f'<p class="dc-back"><a href="{safe(link(back, here))}" data-dc-back>Back</a></p>\n'
        f'<p class="dc-of"><a href="{safe(link(routes.base, here))}">'
        f"{safe(routes.decision.title)}</a></p>"
    )


def given_html(shared: Walked, stop: Stop, here: str) -> str:
    """Return the answers so far, each with the ways to change it and keep the others."""
    asked = stop.route.asked
    if not asked:
        return "<section data-dc-answers></section>" if shared.routes.large else ""
    rows = "\n".join(
        _given(shared.routes.decision.question(name), value, turns, here)
        for (name, value), turns in zip(asked, stop.turns, strict=True)
    )
    return (
        '<section class="dc-given" aria-labelledby="dc-given">\n<h2 id="dc-given">Your answers</h2>\n'
        f'<dl class="pb-rows">\n{rows}\n</dl>\n</section>'
    )


# Private functions


def _given(question: Question, value: str, turns: Iterable[Turn], here: str) -> str:
    others = "".join(
        f'<li><a href="{safe(link(it.address, here))}">{safe(it.answer.title)}</a></li>'
        for it in turns
    )
    chosen = question.answer(value)
    hidden = f'<span class="visually-hidden"> the answer to “{safe(question.title)}”</span>'
    return (
        f'<div class="pb-rows__row"><dt>{safe(question.title)}</dt>'
        f"<dd>{safe(chosen.title if chosen else value)}"
        f'<details class="dc-change"><summary>Change{hidden}</summary><ul>{others}</ul></details>'
        "</dd></div>"
    )
