"""Say which decisions rest on a card, and under which outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.render.desk import Edition
from generator.render.frames import Link


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that leads to a card, and the outcomes that do."""

    link: Link
    outcomes: tuple[Link, ...]


def decisions_for_card(edition: Edition, card: str, here: str) -> Iterator[Decided]:
    """Yield the decisions of which an outcome names *card*, for the page *here*."""
    for name in edition.decided.get(card, ()):
        target = Target(Kind.DECISION, name)
        if edition.holds(target):
            outcomes = tuple(
                Link(edition.href(Target(Kind.DECISION, name, it.id), here), it.title)
                for it in edition.playbook.decisions[name].outcomes
                if card in {named.value for named in it.cards}
            )
            yield Decided(edition.link(target, here), outcomes)
