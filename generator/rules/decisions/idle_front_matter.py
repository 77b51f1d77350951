"""A key of a decision's front matter says nothing.

## What it finds

`hit:`, `basis:` or `because:` in a tree, which has no rules, and `start:` in a table, which has no first question.

## Why it matters

Its author thinks that it changes something.

## Wrong

```markdown
kind: tree
hit: first
```

## Right

```markdown
kind: table
hit: first
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Form
from generator.words.phrases import phrase

RULE = Rule("idle-front-matter", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each key that is for decisions of the other kind."""
    if decision.sheet is None:
        return
    tree = decision.form is Form.TREE
    other = Form.TABLE if tree else Form.TREE
    for key in ("hit", "basis", "because") if tree else ("start",):
        span = decision.sheet.places.get((key,))
        if span:
            message = phrase(
                "`%(key)s` says nothing of a %(form)s", key=key, form=phrase(decision.form)
            )
            yield RULE.at(
                span, message, help=phrase("take it out, or write `kind: %(other)s`", other=other)
            )
