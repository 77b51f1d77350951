"""A page that is not retired has a successor.

## What it finds

`replaced-by:` or `reason:` on a page whose status is not `retired`.

## Why it matters

Nothing reads them there. Either the page was meant to be retired and still stands as if it held, or
they are left over from the time when it was.

## Wrong

```yaml
status: published
replaced-by: end-on-time
```

## Right

```yaml
status: retired
replaced-by: end-on-time
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.model.sheets import Status
from generator.words.phrases import phrase

RULE = Rule("needless-successor", Severity.WARNING)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each living sheet that says what comes after it."""
    for sheet in playbook.all_sheets():
        for key in ("replaced-by", "reason"):
            if sheet.status is not Status.RETIRED and (key,) in sheet.places:
                yield RULE.at(
                    sheet.at(key),
                    phrase(
                        "the %(sheet)s `%(sheet2)s` is %(status)s and has `%(key)s`",
                        sheet=phrase(sheet.kind.value),
                        sheet2=sheet.id,
                        status=phrase(sheet.status.value),
                        key=key,
                    ),
                    help=phrase("write `status: retired`, or take `%(key)s` off", key=key),
                )
