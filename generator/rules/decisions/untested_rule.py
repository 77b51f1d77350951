"""A rule is run by no test.

## What it finds

A table some of whose rules hold for the answers of no row of `# Tests`. It says how many do.

## Why it matters

A test says what the author means; a rule without one can change unseen.

## Wrong

```markdown
| case | answers | expect |
|---|---|---|
| both | budget=secretary; people=secretary | secretary-leads |
```

## Right

```markdown
| case | answers | expect |
|---|---|---|
| both | budget=secretary; people=secretary | secretary-leads |
| neither | budget=other; people=other | other-leads |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.matching import matcher_of
from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.clauses import UNKNOWN
from generator.model.decisions import Decision
from generator.words.phrases import phrase

RULE = Rule("untested-rule", Severity.INFO)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for a table with rules that no test runs."""
    if not decision.ours or not decision.sound or not decision.rules:
        return
    matcher = matcher_of(decision)
    run: set[int] = set()
    for test in decision.tests:
        answers = {question.value: given.value for question, given in test.answers}
        known = {name: given for name, given in answers.items() if given != UNKNOWN}
        run |= {rule.number for rule in matcher.holding(known)}
    missing = [rule for rule in decision.rules if rule.number not in run]
    if missing:
        count = len(decision.rules)
        yield RULE.at(
            decision.sections["Rules"],
            phrase(
                "%(count)s of %(count2)s rules are run by a test",
                count=count - len(missing),
                count2=count,
            ),
            help=phrase("add a row to `# Tests` for rule %(number)s", number=missing[0].number),
            notes=[
                Note(
                    missing[0].span, phrase("rule %(number)s is this one", number=missing[0].number)
                )
            ],
        )
