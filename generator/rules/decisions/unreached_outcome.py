"""An outcome is never reached.

## What it finds

An outcome that no answer of a question that is asked, or no rule of a table, leads to.

## Why it matters

Its advice is never given. Most often an answer or a rule names another outcome.

## Wrong

```markdown
| sponsor | outcome | basis | because |
|---|---|---|---|
| yes | ready | source | [@wollan2010] |
| no | ready | source | [@wollan2010] |
```

## Right

```markdown
| sponsor | outcome | basis | because |
|---|---|---|---|
| yes | ready | source | [@wollan2010] |
| no | get-sponsor | source | [@wollan2010] |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Form

RULE = Rule("unreached-outcome", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each outcome that nothing leads to."""
    if not decision.sound:
        return
    if decision.form is Form.TABLE:
        reached = {rule.outcome.value for rule in decision.rules}
    else:
        targets = [answer.target for it in decision.questions for answer in it.answers]
        reached = {target.value for target in targets if target}
    for outcome in decision.outcomes:
        if outcome.id not in reached:
            yield RULE.at(
                outcome.span,
                f"the outcome `{outcome.id}` is never reached",
                help="let an answer or a rule lead to it, or take it out",
            )
