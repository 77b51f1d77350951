"""Published addresses are not in the lock file.

## What it finds

Pages, and places with ids of their own, that `ids.lock` does not list yet. One finding tells of all. A playbook without
the file has none.

## Why it matters

What is not locked can vanish in silence.

## Wrong

```text
cards/small-meetings/
```

## Right

```text
cards/small-meetings/
cards/small-meetings/#all-resources
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity, Span
from generator.model.playbook import Playbook
from generator.model.published import published
from generator.words.phrases import phrase

RULE = Rule("unlocked-address", Severity.INFO)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield one finding for all addresses that are not locked."""
    if not playbook.locked:
        return
    known = {name.value for name in playbook.locked}
    new = sorted(published(playbook).locked - known)
    if new:
        first = playbook.locked[0].span
        one = phrase("the address `%(new)s` is", new=new[0])
        which = (
            one
            if len(new) == 1
            else phrase("%(count)s addresses, such as `%(new)s`, are", count=len(new), new=new[0])
        )
        place = Span(first.path, 1, 1, 1, 2)
        yield RULE.at(
            place,
            phrase("%(which)s not locked yet", which=which),
            help=phrase("run `playbook lock`"),
        )
