"""Published addresses are not in the lock file.

## What it finds

Pages, and places with ids of their own, that `ids.lock` does not list yet. One finding tells of all. A playbook without
the file has none.

## Why it matters

What is not locked can vanish in silence.

## Wrong

```text
cards/open-leadership/
```

## Right

```text
cards/open-leadership/
cards/open-leadership/#all-resources
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity, Span
from generator.model.playbook import Playbook
from generator.model.published import published

RULE = Rule("unlocked-address", Severity.INFO)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield one finding for all addresses that are not locked."""
    if not playbook.locked:
        return
    known = {name.value for name in playbook.locked}
    new = sorted(published(playbook).locked - known)
    if new:
        first = playbook.locked[0].span
        one = f"the address `{new[0]}` is"
        which = one if len(new) == 1 else f"{len(new)} addresses, such as `{new[0]}`, are"
        place = Span(first.path, 1, 1, 1, 2)
        yield RULE.at(place, f"{which} not locked yet", help="run `playbook lock`")
