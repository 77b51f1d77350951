"""A line of hyphens makes a heading of the line above it.

## What it finds

In a card, a role or a resource, text with a line of `---` or `===` right below it.

## Why it matters

To Markdown that is a heading. Most often a line across the page was meant, or the end of the front
matter: what was a statement is one no longer.

## Wrong

```markdown
## Guidance

Answer within a day [@jay1976].
---
```

## Right

```markdown
## Guidance

Answer within a day [@jay1976].
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import shorten

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.kinds import Kind
from generator.model.playbook import Playbook
from generator.words.phrases import phrase

KINDS = (Kind.CARD, Kind.ROLE, Kind.RESOURCE)  # those whose headings begin at `##`
# Two keys in a row, as in front matter.
_PAIRS = re.compile(r"[a-z][a-z-]*: [^\n]*\n[a-z][a-z-]*: ")

RULE = Rule("underlined-heading", Severity.WARNING)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each heading that is made by the line below it."""
    sheets = (it for kind in KINDS for it in playbook.sheets.get(kind, {}).values())
    for sheet in (it for it in sheets if it.title):  # without one the front matter is at fault
        content = sheet.document.text.content
        for heading in sheet.document.headings:
            if heading.text and content[heading.start] not in "#<":
                twice = _PAIRS.match(content, heading.start)
                yield RULE.at(
                    heading.span,
                    phrase(
                        "the line below makes a heading of `%(words)s`",
                        words=shorten(heading.text, 100, placeholder=" …"),
                    ),
                    help=phrase("take it out with its `---`: the front matter stands twice")
                    if twice
                    else phrase(
                        "take that line out, or write `%(right)s`",
                        right=f"{'#' * max(2, heading.level)} {heading.text}",
                    ),
                )
