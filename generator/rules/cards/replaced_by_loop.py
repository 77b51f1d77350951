"""Retired pages replace each other in a circle.

## What it finds

A `replaced-by:` that leads back to its own page, directly or through others.

## Why it matters

A reader who follows the successors never comes to a page that holds.

## Wrong

```yaml
# kb/cards/lost-listeners.md
status: retired
replaced-by: low-start
```

```yaml
# kb/cards/low-start.md
status: retired
replaced-by: lost-listeners
```

## Right

```yaml
# in both
status: retired
replaced-by: end-on-time
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet, Status
from generator.words.phrases import phrase

RULE = Rule("replaced-by-loop", Severity.ERROR)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield one finding for each circle, at the page of it that comes first."""
    for named in playbook.sheets.values():
        for sheet in named.values():
            circle = _circle(sheet, named)
            if circle and sheet.id == min(it.id for it in circle):
                names = " -> ".join(f"`{it.id}`" for it in (*circle, sheet))
                yield RULE.at(
                    sheet.at("replaced-by"),
                    phrase("the successors go round in a circle: %(names)s", names=names),
                    help=phrase("name a page that holds, or say a `reason` instead"),
                    notes=[Note(it.at("replaced-by"), phrase("and here")) for it in circle[1:]],
                )


def successor_of(sheet: Sheet, playbook: Playbook) -> Sheet | None:
    """Return the page that holds in place of *sheet*, None where there is none."""
    named = playbook.sheets[sheet.kind]
    seen = {sheet.id}
    following = _next(sheet, named)
    while following and following.status is Status.RETIRED and following.id not in seen:
        seen.add(following.id)
        following = _next(following, named)
    return following if following and following.id not in seen else None


# Private functions


def _next(sheet: Sheet, named: Mapping[str, Sheet]) -> Sheet | None:
    return named.get(sheet.meta.replaced_by)


def _circle(sheet: Sheet, named: Mapping[str, Sheet]) -> tuple[Sheet, ...]:
    """Return the pages from *sheet* round to itself, none if they do not come round."""
    path, following = [sheet], _next(sheet, named)
    seen = {sheet.id}
    while following and following.id not in seen:
        path.append(following)
        seen.add(following.id)
        following = _next(following, named)
    return tuple(path) if following and following.id == sheet.id else ()
