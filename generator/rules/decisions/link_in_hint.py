"""A hint holds a link.

## What it finds

A link in a `Hint:`.

## Why it matters

A hint stands beside the answers. A link there leads away from the question, and readers of a screen reader
hear the hint as one run of text.

## Wrong

```markdown
Hint: See [the chair's card](../cards/prepared-chair.md)
```

## Right

```markdown
Why: What a chair does is on [the chair's card](../cards/prepared-chair.md).
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision
from generator.words.phrases import phrase

RULE = Rule("link-in-hint", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each link in a hint."""
    for question in decision.questions:
        document = question.hint.document
        for link in document.links if document else ():
            yield RULE.at(
                decision.text.span(link.start, link.end),
                phrase("the hint of `%(question)s` holds a link", question=question.id),
                help=phrase("move the link to `Why:` or to the explanation"),
            )
