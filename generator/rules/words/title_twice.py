"""Two pages of one kind have the same title.

## What it finds

Two cards, two roles or two pages of another kind that have the same title, but for case and spaces.
Retired pages do not count.

## Why it matters

In a list, a search or a browser's tabs the two cannot be told apart. Mostly a page was copied and
its title stayed; sometimes two people wrote the same card.

## Wrong

```yaml
# kb/cards/minute-takers.md and kb/cards/find-minute-takers.md
title: Find minute-takers
```

## Right

```yaml
# kb/cards/minute-takers.md
title: Find minute-takers in every department
```

```yaml
# kb/cards/keep-minute-takers.md
title: Keep your minute-takers
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet, Status
from generator.words.phrases import phrase

RULE = Rule("title-twice", Severity.WARNING)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each sheet whose title another of its kind has already."""
    for kind, named in playbook.sheets.items():
        first: dict[str, Sheet] = {}
        for sheet in named.values():
            title = " ".join(sheet.title.split()).casefold()
            if not title or sheet.status is Status.RETIRED:
                continue
            other = first.setdefault(title, sheet)
            if other is not sheet:
                yield RULE.at(
                    sheet.at("title"),
                    phrase(
                        "the %(kind)s `%(other)s` and the %(kind)s `%(sheet)s` have the same title",
                        kind=phrase(kind.value),
                        other=other.id,
                        sheet=sheet.id,
                    ),
                    help=phrase("say in the title what makes this one different"),
                    notes=[Note(other.at("title"), phrase("first used here"))],
                )
