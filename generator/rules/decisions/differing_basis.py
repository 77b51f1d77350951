"""A rule and its outcome say that they rest on different things.

## What it finds

A rule with another basis than the outcome that it gives, where both say one. An outcome that is a `pointer` says
where it leads, which contradicts nothing.

## Why it matters

The outcome's is what readers are shown first: they would be told that a source says what is our reading, or the
other way round.

## Wrong

```markdown
## Combine the two {#hybrid}

Basis: inferred

# Rules

| resources | outcome | basis |
|---|---|---|
| enough | hybrid | source |
```

## Right

```markdown
## Combine the two {#hybrid}

Basis: inferred

# Rules

| resources | outcome | basis |
|---|---|---|
| enough | hybrid | inferred |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.decisions import Decision, Ground
from generator.words.phrases import phrase

RULE = Rule("differing-basis", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each rule whose basis is not that of its outcome."""
    for rule in decision.rules if decision.sound else ():
        ground = decision.rests_on(rule)
        for outcome in (decision.outcome(name) for name in rule.gives):
            own = outcome.basis if outcome.basis is not Ground.POINTER else None
            if ground and own and ground is not own:
                yield RULE.at(
                    rule.span,
                    phrase(
                        "rule %(number)s is `%(ground)s`, its outcome `%(outcome)s` is `%(basis)s`",
                        number=rule.number,
                        ground=ground,
                        outcome=outcome.id,
                        basis=outcome.basis,
                    ),
                    help=phrase("write the same basis in both, or none in the outcome"),
                    notes=[Note(outcome.span, phrase("the outcome is here"))],
                )
