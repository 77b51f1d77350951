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

RULE = Rule("overdue-review", Severity.WARNING)


def check(playbook: Playbook, today: date) -> Iterator[Diagnostic]:
    """Yield a finding for each living sheet whose next review lies before *today*."""
    for sheet in playbook.all_sheets():
        due = sheet.due
        if due and due < today and sheet.status is not Status.RETIRED:
            ask = f"ask `{sheet.meta.owner}` to " if sheet.meta.owner else ""
            yield RULE.at(
                sheet.at("reviewed"),
                f"the review of the {sheet.kind.value} `{sheet.id}` was due on {due.isoformat()}",
                help=f"{ask}read it again, then run `playbook review {sheet.id}`",
            )
