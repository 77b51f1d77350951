"""Two rules of a table hold for the same answers and give the same outcome.

## What it finds

In a table with `hit: unique`, two rules that share a combination of values and the outcome; in one with
`hit: collect`, two rules of the same outcome of which one says no more than the other.

## Why it matters

One of the two is not needed there, and a later change to one alone would make the table contradict itself.

## Wrong

```markdown
| budget | people | outcome |
|---|---|---|
| secretary | - | secretary-leads |
| secretary | even | secretary-leads |
```

## Right

```markdown
| budget | people | outcome |
|---|---|---|
| secretary | - | secretary-leads |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.overlaps import overlaps, shared
from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.decisions import Decision
from generator.words.phrases import phrase

RULE = Rule("overlapping-rules", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each rule that meets an earlier one of the same outcome."""
    for earlier, rule in overlaps(decision):
        if set(rule.gives) == set(earlier.gives):
            named = " + ".join(f"`{outcome}`" for outcome in rule.gives)
            yield RULE.at(
                rule.span,
                phrase(
                    "rules %(number)s and %(number2)s both give %(named)s for %(decision)s",
                    number=earlier.number,
                    number2=rule.number,
                    named=named,
                    decision=shared(decision, earlier, rule),
                ),
                help=phrase("narrow one of the two, or take it out"),
                notes=[
                    Note(earlier.span, phrase("rule %(number)s is this one", number=earlier.number))
                ],
            )
