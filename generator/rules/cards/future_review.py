"""A review lies in the future.

## What it finds

A page whose `reviewed:` is later than the day of the check.

## Why it matters

`reviewed:` is the day of the last review, not of the next. With a slip in the year the page would
look fresh for years, and nobody would be told when its review is due.

## Wrong

```yaml
# on 2026-12-01
reviewed: 2062-11-22
```

## Right

```yaml
reviewed: 2026-11-22
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.words.phrases import phrase

RULE = Rule("future-review", Severity.WARNING)
SLACK = timedelta(days=1)  # somewhere it is tomorrow already


def check(playbook: Playbook, today: date) -> Iterator[Diagnostic]:
    """Yield a finding for each sheet that was reviewed after *today*."""
    for sheet in playbook.all_sheets():
        reviewed = sheet.meta.reviewed
        if reviewed and reviewed > today + SLACK:
            yield RULE.at(
                sheet.at("reviewed"),
                phrase(
                    "the last review of the %(sheet)s `%(sheet2)s` is in the future: %(reviewed)s",
                    sheet=phrase(sheet.kind.value),
                    sheet2=sheet.id,
                    reviewed=reviewed,
                ),
                help=phrase("write the day of the last review"),
            )
