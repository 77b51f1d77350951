"""Two rules of a table hold for the same answers and give different outcomes.

## What it finds

In a table with `hit: unique`, two rules that share a combination of values but not the outcome.

## Why it matters

The table contradicts itself. Where the order of rules is meant to decide, say `hit: first`.

## Wrong

```markdown
| budget | people | outcome |
|---|---|---|
| cio | - | cio-leads |
| - | other | other-leads |
```

## Right

```markdown
| budget | people | outcome |
|---|---|---|
| cio | cio, even | cio-leads |
| cio | other | split |
| other, even | other | other-leads |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.overlaps import overlaps, shared
from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.decisions import Decision, RuleRow

RULE = Rule("conflicting-rules", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each rule that meets an earlier one of a different outcome."""
    for earlier, rule in overlaps(decision):
        if set(rule.gives) != set(earlier.gives):
            yield RULE.at(
                rule.span,
                f"rules {earlier.number} and {rule.number} both hold for "
                f"{shared(decision, earlier, rule)} and give "
                f"{_named(earlier)} and {_named(rule)}",
                help="narrow one of the two, or write `hit: first` if the order decides",
                notes=[Note(earlier.span, f"rule {earlier.number} is this one")],
            )


# Private functions


def _named(rule: RuleRow) -> str:
    return " + ".join(f"`{outcome}`" for outcome in rule.gives)
