"""Say which decisions rest on a card, and under which outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.render.desk import Desk
from generator.render.frames import Link


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that leads to a card, and the outcomes that do."""

    link: Link
    outcomes: tuple[Link, ...]


def decisions_for_card(desk: Desk, card: str) -> Iterator[Decided]:
    """Yield the decisions of which an outcome names *card*, for the page *here*."""
    for name in desk.edition.decided.get(card, ()):
        target = Target(Kind.DECISION, name)
        if desk.holds(target):
            outcomes = tuple(
                Link(desk.href(Target(Kind.DECISION, name, it.id)), it.title)
                for it in desk.playbook.decisions[name].outcomes
                if card in {named.value for named in it.cards}
            )
            yield Decided(desk.link(target), outcomes)
