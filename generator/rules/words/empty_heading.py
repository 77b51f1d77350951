"""A heading has no words.

## What it finds

A line of `#` with nothing behind it, or marks alone such as `***`.

## Why it matters

It is an empty line in the contents, and whoever listens to the page hears of a section without a
name.

## Wrong

```markdown
## Guidance

###

- Answer within a day [@jay1976].
```

## Right

```markdown
## Guidance

- Answer within a day [@jay1976].
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Fix, Rule, Severity, line_out
from generator.model.hollow import is_hollow
from generator.model.playbook import Playbook
from generator.words.phrases import phrase

RULE = Rule("empty-heading", Severity.WARNING, fix=Fix.SAFE)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each heading without words."""
    for sheet in playbook.all_sheets():
        for heading in sheet.document.headings:
            if not heading.text.strip() or is_hollow(heading.text):
                yield RULE.at(
                    heading.span,
                    phrase("the heading has no words"),
                    help=phrase("write some behind the `#`, or take the line out"),
                    fix=(line_out(sheet.document.text, heading.start, heading.end),),
                )
