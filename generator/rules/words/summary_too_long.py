"""A summary is too long for the lists that it stands in.

## What it finds

A `summary:` of more than 200 characters.

## Why it matters

The summary stands below the title in every list and search result, and search engines cut what is
longer. It is the one sentence that a busy reader reads.

## Wrong

```yaml
summary: >-
  When a new tool is rolled out there are many reasons for which people may not take it up at
  first, some of which are technical and others not, so that it would be wise to plan for rather low
  numbers and to tell everyone.
```

## Right

```yaml
summary: Plan for low adoption at the start of a roll-out and set expectations to match.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.words.phrases import phrase

RULE = Rule("summary-too-long", Severity.WARNING)
LONGEST = 200  # characters: two lines of a list, and about what search engines show


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each summary above the limit."""
    for sheet in playbook.all_sheets():
        length = len(sheet.summary)
        if length > LONGEST:
            yield RULE.at(
                sheet.at("summary"),
                phrase(
                    "the summary has %(length)s characters, %(length2)s more than fit in a list",
                    length=length,
                    length2=length - LONGEST,
                ),
                help=phrase("say the point in one sentence, the rest in the text"),
            )
