"""Something that has happened is dated in the future.

## What it finds

A change under `changes:`, a day of `kb/suggestions.yml`, a note `seen:` of a course, or the `urldate`
of a work, that is later than the day of the check. A work that is dated more than two years ahead.

## Why it matters

A change of next year stands above all others in the feed until then, and no trainer is told of it.
A page that was read next year was not read. Mostly the year is mistyped.

## Wrong

```yaml
# on 2026-12-01
changes:
  - date: 2062-11-22
    words: Meetings may take an hour.
```

## Right

```yaml
changes:
  - date: 2026-11-22
    words: Meetings may take an hour.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.findings.diagnostics import Diagnostic, Rule, Severity, Span
from generator.model.playbook import Playbook
from generator.words.phrases import phrase

RULE = Rule("future-date", Severity.WARNING)
SLACK = timedelta(days=1)  # somewhere it is tomorrow already
AHEAD = 2  # years: a work may be cited before it is printed


def check(playbook: Playbook, today: date) -> Iterator[Diagnostic]:
    """Yield a finding for each thing that is said to have happened after *today*."""
    for place, day in _days(playbook):
        if day > today + SLACK:
            yield _future(place, phrase("this has a date in the future: %(day)s", day=day))
    for reference in playbook.references.values():
        fields = reference.entry.fields
        read, issued = (_latest(reference.item.get(it)) for it in ("accessed", "issued"))
        if "urldate" in fields and read > _parts(today + SLACK):
            message = phrase(
                "`%(key)s` was read in the future: %(day)s",
                key=reference.key,
                day=fields["urldate"].value,
            )
            yield _future(fields["urldate"].span, message)
        dated = next((fields[it] for it in ("date", "year") if it in fields), None)
        if dated and issued > (today.year + AHEAD, 12, 31):
            message = phrase(
                "`%(key)s` is dated in the future: %(day)s", key=reference.key, day=dated.value
            )
            yield _future(dated.span, message)


# Private functions


def _future(place: Span, message: str) -> Diagnostic:
    return RULE.at(place, message, help=phrase("write the day, or the year, that was meant"))


def _days(playbook: Playbook) -> Iterator[tuple[Span, date]]:
    """Yield the days on which something happened, each with its place."""
    for sheet in playbook.all_sheets():
        for number, change in enumerate(sheet.meta.changes):
            yield sheet.at("changes", number, "date"), change.date
    for suggestion in playbook.suggestions:
        if suggestion.day:
            yield suggestion.span, suggestion.day
    for course in playbook.courses.values():
        for module in course.modules:
            yield from ((it.pin.span, it.pin.day) for it in module.readings if it.pin)


def _latest(written: object) -> tuple[int, ...]:
    """Return the last date of a CSL-JSON variable that has one, ``()`` without any."""
    parts = written.get("date-parts") if isinstance(written, dict) else None
    return max((tuple(it) for it in parts), default=()) if parts else ()


def _parts(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
