"""A review is overdue.

## What it finds

A page that is not retired, whose `reviewed:` plus its `review:` lies before the day of the check.

## Why it matters

Guidance ages: tools change, people move, works are superseded. Its owner promised to look at it
again. Nothing may have changed; then the new date is all that has to be written.

## Wrong

```yaml
# on 2026-12-01
reviewed: 2025-11-22
review: 12 months
```

## Right

```yaml
reviewed: 2026-12-01
review: 12 months
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.model.sheets import Status
from generator.words.phrases import phrase

RULE = Rule("overdue-review", Severity.WARNING)


def check(playbook: Playbook, today: date) -> Iterator[Diagnostic]:
    """Yield a finding for each living sheet whose next review lies before *today*."""
    for sheet in playbook.all_sheets():
        due = sheet.due
        if due and due < today and sheet.status is not Status.RETIRED:
            ask = phrase("ask `%(owner)s` to ", owner=sheet.meta.owner) if sheet.meta.owner else ""
            yield RULE.at(
                sheet.at("reviewed"),
                phrase(
                    "the review of the %(sheet)s `%(sheet2)s` was due on %(due)s",
                    sheet=phrase(sheet.kind.value),
                    sheet2=sheet.id,
                    due=due.isoformat(),
                ),
                help=phrase(
                    "%(ask)sread it again, then run `playbook review %(sheet)s`",
                    ask=ask,
                    sheet=sheet.id,
                ),
            )
