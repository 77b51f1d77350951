"""Many reviews of one owner are due at once.

## What it finds

More than ten pages of one owner whose reviews are due in the same week. One finding tells of the
week, at the first of them.

## Why it matters

Cards that came in together fall due together, and nobody reads a dozen pages with care in a week:
the dates are written, and nothing was read. Spread them, and each gets its hour.

## Wrong

```yaml
# on eleven cards of `secretary`
reviewed: 2026-11-22
review: 12 months
```

## Right

```yaml
# on some of them
reviewed: 2026-11-22
review: 11 months
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet, Status, months_after
from generator.words.phrases import phrase

RULE = Rule("many-due-at-once", Severity.INFO)
MOST = 10


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each owner and week with more reviews than one can do."""
    for (owner, monday), sheets in sorted(crowds(playbook).items()):
        if len(sheets) > MOST:
            yield RULE.at(
                sheets[0].at("reviewed"),
                phrase(
                    "%(count)s reviews of `%(owner)s` are due in the week of %(monday)s",
                    count=len(sheets),
                    owner=owner,
                    monday=monday.isoformat(),
                ),
                help=phrase("give some of them another `review:`, a month shorter or longer"),
            )


def crowds(playbook: Playbook) -> dict[tuple[str, date], list[Sheet]]:
    """Return the pages that are due by their owner and the Monday of the week."""
    found: dict[tuple[str, date], list[Sheet]] = defaultdict(list)
    for sheet in playbook.all_sheets():
        due = sheet.due if sheet.meta.owner and sheet.status is not Status.RETIRED else None
        if due:
            found[sheet.meta.owner, week_of(due)].append(sheet)
    return found


def week_of(day: date) -> date:
    """Return the Monday of the week in which *day* lies."""
    return day - timedelta(days=day.weekday())


def offer(playbook: Playbook, owner: str, day: date, months: int | None, own: str = "") -> str:
    """Return what to write where too much is due in the week *months* after *day*; "" if not.

    *own* is the id of the page that is due then, which is no crowd to itself.
    """
    if not months or not owner:
        return ""
    others = {week: [it for it in sheets if it.id != own]
              for (name, week), sheets in crowds(playbook).items() if name == owner}  # fmt: skip
    counts = {it: len(others.get(week_of(months_after(day, it)), ()))
              for it in range(max(1, months - 3), months + 4)}  # fmt: skip
    if counts[months] < MOST:
        return ""
    best = min(counts, key=lambda it: (counts[it], abs(it - months)))
    return phrase(
        "%(counts)s other reviews of `%(owner)s` are due in the same week as the next "
        "one; with `review: %(best)s months` there are %(counts2)s",
        counts=counts[months],
        owner=owner,
        best=best,
        counts2=counts[best],
    )
