"""A retired page says neither what replaces it nor why it was retired.

## What it finds

`status: retired` without `replaced-by:` and without `reason:`.

## Why it matters

The page stays at its address, since others link to it. Whoever comes there must learn where to go
instead, or at least why the advice no longer holds.

## Wrong

```yaml
status: retired
```

## Right

```yaml
status: retired
replaced-by: end-on-time
```

or

```yaml
status: retired
reason: The tool that it was about is no longer in use.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet, Status
from generator.words.phrases import phrase

RULE = Rule("retired-without-successor", Severity.ERROR)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each retired sheet that leaves its readers alone."""
    for sheet in playbook.all_sheets():
        if sheet.status is Status.RETIRED and not _says(sheet):
            yield RULE.at(
                sheet.at("status"),
                phrase(
                    "the retired %(sheet)s `%(sheet2)s` has neither a successor nor a reason",
                    sheet=phrase(sheet.kind.value),
                    sheet2=sheet.id,
                ),
                help=phrase(
                    "add `replaced-by:` with the id of a %(sheet)s, or `reason:`",
                    sheet=phrase(sheet.kind.value),
                ),
            )


# Private functions


def _says(sheet: Sheet) -> bool:
    """Tell whether one of the two is written; a wrong one is a finding already."""
    return any((key,) in sheet.places for key in ("replaced-by", "reason"))
