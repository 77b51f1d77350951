"""Cards require each other in a circle.

## What it finds

`requires:` that leads from a card through others back to it.

## Why it matters

"Requires" says what comes first. In a circle nothing does, and a reader who wants to begin at the
beginning finds none.

## Wrong

```yaml
# kb/cards/purpose-first.md
related:
  requires:
    why-we-meet: the goals come from it
```

```yaml
# kb/cards/why-we-meet.md
related:
  requires:
    purpose-first: it is made for them
```

## Right

```yaml
# kb/cards/why-we-meet.md
related:
  requires:
    purpose-first: we meet for goals
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.kinds import Kind
from generator.model.playbook import Playbook
from generator.words.phrases import phrase

RULE = Rule("requires-loop", Severity.WARNING)
RELATION = "requires"


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each circle, the next one as if the first were mended."""
    required = {
        card: [it.card for it in related if it.forward and it.type == RELATION and it.card != card]
        for card, related in playbook.relations.items()
    }
    circle = _circle(required)
    while circle:
        yield _finding(circle, playbook)
        required[circle[0]].remove(circle[1])
        circle = _circle(required)


# Private functions


def _circle(required: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return cards each of which requires the next, the first again at the end; () if none."""
    try:
        TopologicalSorter(required).prepare()
    except CycleError as error:
        backwards: list[str] = error.args[1]
        round_trip = backwards[::-1][:-1]
        first = round_trip.index(min(round_trip))
        turned = (*round_trip[first:], *round_trip[:first])
        return (*turned, turned[0])
    return ()


def _finding(circle: tuple[str, ...], playbook: Playbook) -> Diagnostic:
    cards = playbook.sheets[Kind.CARD]
    pairs = tuple(pairwise(circle))
    places = [cards[one].at("related", RELATION, "#", other) for one, other in pairs]
    return RULE.at(
        places[0],
        phrase(
            "cards require each other in a circle: %(list)s",
            list=" -> ".join(f"`{it}`" for it in circle),
        ),
        help=phrase("decide which comes first, and take its `requires` off"),
        notes=[Note(place, phrase("and here")) for place in places[1:]],
    )
