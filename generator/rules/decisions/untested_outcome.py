"""An outcome of a decision of the playbook is expected by no test.

## What it finds

In `kb/decisions/`, an outcome that stands in the column `expect` of no path test.

## Why it matters

A test for each outcome shows that the decision leads where its author means it to, after every change.

## Wrong

```markdown
| case | answers | expect |
|---|---|---|
| new and expected | stage=new; expected=yes | keep-going |
```

## Right

```markdown
| case | answers | expect |
|---|---|---|
| new and expected | stage=new; expected=yes | keep-going |
| new and a surprise | stage=new; expected=no | adjust |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision
from generator.words.phrases import phrase

RULE = Rule("untested-outcome", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each outcome without a test."""
    if not decision.ours or not decision.sound:
        return
    expected = {name.value for test in decision.tests for name in test.expect}
    for outcome in decision.outcomes:
        if outcome.id not in expected:
            yield RULE.at(
                outcome.span,
                phrase("no test expects the outcome `%(outcome)s`", outcome=outcome.id),
                help=phrase(
                    "add a row to `# Tests` that expects `%(outcome)s`", outcome=outcome.id
                ),
            )
