"""Something that is said without a source cites one.

## What it finds

In `kb/decisions/`, an outcome or a rule of basis `uncited` with a citation in its advice or in `because`.

## Why it matters

`uncited` says that the document we draw on gives no source. A citation beside it would look as if that work
said so.

## Wrong

```markdown
Keep the strategy in-house [@wollan2010].

Basis: uncited
```

## Right

```markdown
Keep the strategy in-house.

Basis: uncited
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Ground
from generator.words.phrases import phrase

RULE = Rule("citation-of-uncited", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each citation that supports what has no source."""
    if not decision.ours:
        return
    for outcome in decision.outcomes:
        for advice in outcome.advice if outcome.basis is Ground.UNCITED else ():
            for cluster in advice.clusters:
                message = phrase(
                    "the outcome `%(outcome)s` has the basis `uncited` and cites a source",
                    outcome=outcome.id,
                )
                yield RULE.at(cluster.span, message, help=_HELP)
    for rule in decision.rules:
        for cluster in rule.because.clusters if decision.rests_on(rule) is Ground.UNCITED else ():
            message = phrase(
                "rule %(number)s has the basis `uncited` and cites a source", number=rule.number
            )
            yield RULE.at(cluster.span, message, help=_HELP)


# Private functions

_HELP = phrase("take the citation out, or write `source` if the work says so")
