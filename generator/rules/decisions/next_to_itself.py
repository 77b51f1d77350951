"""A decision sends its reader back to itself.

## What it finds

`Next:` with the id of the decision that it stands in.

## Why it matters

Its reader has just come from there.

## Wrong

```markdown
Next: who-decides
```

## Right

```markdown
Next: sourcing
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision
from generator.words.phrases import phrase

RULE = Rule("next-to-itself", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each outcome whose next decision is this one."""
    for outcome in decision.outcomes:
        for name in outcome.next:
            if name.value == decision.id:
                message = phrase(
                    "the outcome `%(outcome)s` sends its reader to this decision again",
                    outcome=outcome.id,
                )
                yield RULE.at(
                    name.span, message, help=phrase("name another decision, or take it out")
                )
