"""A factor of a table never matters.

## What it finds

A factor whose value changes no outcome, whatever the other factors are.

## Why it matters

The reader is asked for nothing, or never asked it at all: the page of the table names a factor that
the rules do not use.

## Wrong

```markdown
| budget | people | outcome |
|---|---|---|
| secretary | - | secretary-leads |
| other | - | other-leads |
```

## Right

```markdown
| budget | outcome |
|---|---|
| secretary | secretary-leads |
| other | other-leads |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.graph import compile_rules
from generator.decisions.speech import mentioned
from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Form
from generator.words.phrases import phrase

RULE = Rule("idle-factor", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each factor that no outcome depends on."""
    if not decision.sound or decision.form is not Form.TABLE or not decision.rules:
        return
    asked = _asked(decision)
    for factor in decision.questions:
        if asked is not None and factor.id not in asked and len(factor.answers) > 1:
            yield RULE.at(
                factor.span,
                phrase("the factor `%(factor)s` changes no outcome", factor=factor.id),
                help=phrase("take it out, or use it in the rules"),
            )


# Private functions


def _asked(decision: Decision) -> set[str] | None:
    """Return the factors that matter, None where the table is too large to say."""
    if not decision.collects:
        graph = decision.graph
        return None if graph is None else {step.question for step in graph.steps}
    asked: set[str] = set()
    for outcome in decision.outcomes:
        asked |= mentioned(decision, outcome)
        rules = [rule for rule in decision.rules if outcome.id in rule.gives]
        graph = compile_rules(decision.questions, rules)
        if graph is None:
            return None
        asked |= {step.question for step in graph.steps}
    return asked
