"""Something in the guidance is no statement.

## What it finds

A block of code in `## Guidance` of a published card.

## Why it matters

Each paragraph, list item and row of a table in the guidance shows what it rests on. In a block of
code nothing could: readers would act on it without seeing that.

## Wrong

```markdown
## Guidance

    Chair: answer within a day
```

## Right

```markdown
## Guidance

- The chair answers within a day [@jay1976].

| who | when |
|---|---|
| the chair | within a day [@jay1976] |
| all others | within a week <!-- basis: editorial --> |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet
from generator.model.text import Event
from generator.words.author_words import GUIDANCE
from generator.words.phrases import phrase

RULE = Rule("unstated-guidance", Severity.WARNING)
KINDS = {"start:code-block": phrase("a block of code")}


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each block of a published card's guidance that holds no statement."""
    for card in playbook.published_cards():
        for event in _blocks(card):
            text = card.document.text
            line = text.content.find("\n", event.start)
            yield RULE.at(
                text.span(event.start, line if line > 0 else event.start + 1),
                phrase(
                    "%(what)s in the guidance does not say what it rests on", what=KINDS[event.kind]
                ),
                help=phrase(
                    "write it as a list, each item with its work, or put it below another heading"
                ),
            )


# Private functions


def _blocks(card: Sheet) -> Iterator[Event]:
    turns = [(it.start, it.level, it.text.casefold()) for it in card.document.headings]
    for event in card.document.events:
        if event.kind not in KINDS:
            continue
        inside = False
        level = 0
        for start, depth, title in turns:
            if start > event.start:
                break
            if title in GUIDANCE:
                inside, level = True, depth
            elif depth <= level:
                inside = False
        if inside:
            yield event
