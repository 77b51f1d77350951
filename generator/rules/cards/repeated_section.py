"""A card has one of its sections twice.

## What it finds

Two headings `## Guidance`, `## In practice` or `## Watch out for` in one card.

## Why it matters

Readers find half of what there is. Mostly two cards were joined, or a section was pasted twice.

## Wrong

```markdown
## Guidance

- Answer within a day [@jay1976].

## Guidance

- Send it today. <!-- basis: editorial -->
```

## Right

```markdown
## Guidance

- Answer within a day [@jay1976].
- Send it today. <!-- basis: editorial -->
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.playbook import Playbook
from generator.model.text import Heading
from generator.words.phrases import phrase

RULE = Rule("repeated-section", Severity.WARNING)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each section of a card that stands there already."""
    for card in playbook.cards():
        first: dict[str, Heading] = {}
        for heading in card.document.headings:
            other = first.setdefault(heading.text.casefold(), heading)
            if other is not heading and heading.level == other.level and heading.level <= 2:
                yield RULE.at(
                    heading.span,
                    phrase("the section `%(name)s` stands twice", name=heading.text),
                    help=phrase("join the two"),
                    notes=[Note(other.span, phrase("first used here"))],
                )
