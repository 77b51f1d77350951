"""The reports stay pages that a phone lays out at once, however much there is to report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from generator.kinds import Kind
from generator.model.playbook import BadLink, LinkCheck, Target
from generator.render import health as found
from generator.render.frames import Link, View
from generator.render.printing import print_page
from generator.render.views import evidence, health

if TYPE_CHECKING:
    import pytest
    from jinja2 import Environment

    from generator.render.desk import Edition

DAY = date(2026, 11, 1)
MOST = 5000 - 200  # elements: some two hundred stand round each page


def elements(view: View, edition: Edition, templates: Environment) -> int:
    body = print_page(view, edition, templates).slots["body"]
    return body.count("<") - body.count("</")


def test_health(edition: Edition, templates: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many bad links, each on many pages, some are named, and works as many as still fit."""
    cards = (Target(Kind.CARD, "alpha"),) * 60
    bad = [
        (BadLink(f"https://e.example/{it}", moved=False, day=DAY, words="404"), cards)
        for it in range(300)
    ]
    monkeypatch.setattr(found, "bad_links", lambda _: tuple(bad))
    playbook = replace(edition.playbook, checked=LinkCheck(DAY, 300, ()))
    (view,) = health.views(replace(edition, playbook=playbook))
    row = health.Alone(Link("a", "A"), 9, ((Link("b", "B"), 1),) * health.NAMED, 5)
    stubs = ((Link("c", "C"), 1),) * 400
    full = replace(view, facts=replace(view.facts, alone=(row,) * health.WORKS, stubs=stubs))
    reviews = health.REVIEWS * 7
    assert elements(full, edition, templates) + reviews < MOST


def test_evidence(edition: Edition, templates: Environment) -> None:
    """Of cards with thirty statements each fewer stand on a page."""
    card = edition.cards[0]
    judged = edition.evidence[card.id].judged
    said = replace(edition.evidence[card.id], judged=(judged * 30)[:30])
    many = replace(edition, cards=(card,) * 600, evidence={**edition.evidence, card.id: said})
    pages = list(evidence.views(many))
    assert sum(len(it.facts.rows) for it in pages[1:]) == 600
    assert max(elements(it, many, templates) for it in pages) < MOST
    assert len(pages) < 14
