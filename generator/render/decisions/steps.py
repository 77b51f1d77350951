"""Write what every page of a walk has: the way back, and the answers so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.render.addresses import link
from generator.render.decisions.routes import Route, Routes
from generator.render.decisions.words import Writer, safe
from generator.render.edition import Edition


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


def given_html(shared: Walked, route: Route, here: str) -> str:
    """Return the answers so far, each with the ways to change it and keep the others."""
    if not route.asked:
        return "<section data-dc-answers></section>" if shared.routes.large else ""
    rows = "\n".join(_given(shared, route, at, here) for at in range(len(route.asked)))
    return (
        '<section class="dc-given" aria-labelledby="dc-given">\n<h2 id="dc-given">Your answers</h2>\n'
        f'<dl class="pb-rows">\n{rows}\n</dl>\n</section>'
    )


# Private functions


def _given(shared: Walked, route: Route, at: int, here: str) -> str:
    routes = shared.routes
    name, value = route.asked[at]
    question = routes.decision.question(name)
    others = "".join(
        f'<li><a href="{safe(link(routes.address(routes.changed(route, at, number)), here))}">'
        f"{safe(it.title)}</a></li>"
        for number, it in enumerate(question.answers)
        if it.id != value
    )
    chosen = question.answer(value)
    hidden = f'<span class="visually-hidden"> the answer to “{safe(question.title)}”</span>'
    return (
        f'<div class="pb-rows__row"><dt>{safe(question.title)}</dt>'
        f"<dd>{safe(chosen.title if chosen else value)}"
        f'<details class="dc-change"><summary>Change{hidden}</summary><ul>{others}</ul></details>'
        "</dd></div>"
    )
