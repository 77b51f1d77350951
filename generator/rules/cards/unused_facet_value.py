"""No card has a value of the vocabulary.

## What it finds

A topic, or a value of another facet in `kb/vocabulary.yml`, that no published card has. It is told
for information and never counts: a vocabulary may be ahead of the cards.

## Why it matters

Its page would be empty. Perhaps a card lacks it that should have it.

## Wrong

```yaml
values:
  - id: rumours
    title: Rumours
    description: Talk that nobody can trace.
```

## Right

Give the value to a card, or take it out of the vocabulary:

```yaml
topics: [listening, rumours]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.findings.suggestions import closest
from generator.model.playbook import Playbook
from generator.model.sheets import Facet
from generator.words.phrases import phrase

RULE = Rule("unused-facet-value", Severity.INFO)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each value that no published card has; wait until every card is sound."""
    if playbook.failed or not all(card.complete for card in playbook.cards()):
        return
    for facet in playbook.facets.values():
        used = set(_used(facet, playbook))
        for value in facet.values.values():
            if value.id not in used:
                yield RULE.at(
                    value.span,
                    phrase(
                        "no published card has the %(facet)s `%(value)s`",
                        facet=facet.title.lower(),
                        value=value.id,
                    ),
                    help=phrase("give it to a card, or take it out"),
                )


# Private functions


def _used(facet: Facet, playbook: Playbook) -> Iterator[str]:
    for card in playbook.published_cards():
        yield from card.meta.facets.get(facet.key, ())
    yield from (closest(name.value, facet.values) for name in playbook.lost)
