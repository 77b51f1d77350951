"""Two rules of a table hold for the same answers and give different outcomes.

## What it finds

In a table with `hit: unique`, two rules that share a combination of values but not the outcome.

## Why it matters

The table contradicts itself. Where the order of rules is meant to decide, say `hit: first`.

## Wrong

```markdown
| budget | people | outcome |
|---|---|---|
| secretary | - | secretary-leads |
| - | other | other-leads |
```

## Right

```markdown
| budget | people | outcome |
|---|---|---|
| secretary | secretary, even | secretary-leads |
| secretary | other | split |
| other, even | other | other-leads |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.overlaps import overlaps, shared
from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.decisions import Decision, RuleRow
from generator.words.phrases import phrase

RULE = Rule("conflicting-rules", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each rule that meets an earlier one of a different outcome."""
    for earlier, rule in overlaps(decision):
        if set(rule.gives) != set(earlier.gives):
            yield RULE.at(
                rule.span,
                phrase(
                    "rules %(number)s and %(number2)s both hold for %(decision)s and give "
                    "%(earlier)s and %(rule)s",
                    number=earlier.number,
                    number2=rule.number,
                    decision=shared(decision, earlier, rule),
                    earlier=_named(earlier),
                    rule=_named(rule),
                ),
                help=phrase("narrow one of the two, or write `hit: first` if the order decides"),
                notes=[
                    Note(earlier.span, phrase("rule %(number)s is this one", number=earlier.number))
                ],
            )


# Private functions


def _named(rule: RuleRow) -> str:
    return " + ".join(f"`{outcome}`" for outcome in rule.gives)
