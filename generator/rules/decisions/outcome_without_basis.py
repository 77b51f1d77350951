"""An outcome says neither what it cites nor what it rests on.

## What it finds

An outcome without a citation and without `Basis:`; in a table, one to which not every rule says its basis.

## Why it matters

Readers are shown what each piece of advice rests on: a source, an uncited sentence, our reading, or a gap
in the sources.

## Wrong

```markdown
## Combine the two {#hybrid}

Use your own people and those of others.
```

## Right

```markdown
## Combine the two {#hybrid}

Use your own people and those of others.

Basis: inferred
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Outcome
from generator.words.phrases import phrase

RULE = Rule("outcome-without-basis", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each outcome that nothing is known to support."""
    if not decision.sound:  # its rules may not be known
        return
    for outcome in decision.outcomes:
        if outcome.proses and outcome.ground is None and not _by_rules(decision, outcome):
            yield RULE.at(
                outcome.span,
                phrase(
                    "the outcome `%(outcome)s` has neither a citation nor a basis",
                    outcome=outcome.id,
                ),
                help=phrase("cite a source, or write `Basis:` with what it rests on"),
            )


# Private functions


def _by_rules(decision: Decision, outcome: Outcome) -> bool:
    rules = [rule for rule in decision.rules if outcome.id in rule.gives]
    return bool(rules) and all(decision.rests_on(rule) for rule in rules)
