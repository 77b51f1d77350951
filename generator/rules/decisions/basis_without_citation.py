"""Something is said to rest on a source, and no source is cited.

## What it finds

In `kb/decisions/`, an outcome with `Basis: source` that cites nothing, or a rule of basis `source` without a
citation in `because`.

## Why it matters

"A source says so" is a claim that readers must be able to follow.

## Wrong

```markdown
| chair | outcome | basis | because |
|---|---|---|---|
| no | get-chair | source | A chair removes obstacles |
```

## Right

```markdown
| chair | outcome | basis | because |
|---|---|---|---|
| no | get-chair | source | A chair removes obstacles [@wollan2010] |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Ground
from generator.words.phrases import phrase

RULE = Rule("basis-without-citation", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each outcome and rule that names no source of its basis."""
    if not decision.ours:
        return
    help = phrase("cite the source, or write another basis")
    for outcome in decision.outcomes:
        if outcome.basis is Ground.SOURCE and not outcome.clusters:
            message = phrase(
                "the outcome `%(outcome)s` has the basis `source` and cites none",
                outcome=outcome.id,
            )
            yield RULE.at(outcome.span, message, help=help)
    for rule in decision.rules:
        if decision.rests_on(rule) is Ground.SOURCE and not decision.reason(rule).clusters:
            message = phrase(
                "rule %(number)s has the basis `source` and cites none", number=rule.number
            )
            yield RULE.at(rule.span, message, help=help)
