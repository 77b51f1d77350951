"""A rule never fires, because the rules above it hold for all that it holds for.

## What it finds

In a table with `hit: first`, a rule for which no combination is left.

## Why it matters

Its advice is never given. Most often it should stand higher up.

## Wrong

```markdown
| budget | people | outcome |
|---|---|---|
| secretary | - | secretary-leads |
| - | - | split |
| even | even | equal-partners |
```

## Right

```markdown
| budget | people | outcome |
|---|---|---|
| secretary | - | secretary-leads |
| even | even | equal-partners |
| - | - | split |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.conditions import space_in
from generator.decisions.cubes import gaps
from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.decisions import Decision, Form, Hit, RuleRow
from generator.words.phrases import phrase

RULE = Rule("masked-rule", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each rule that those above it leave nothing to."""
    if not decision.sound or decision.form is not Form.TABLE or not _ranks(decision):
        return
    space = space_in(decision)
    above: list[int] = []
    for rule in decision.ranked:
        own = [space.cube(cube) for cube in rule.cubes]
        counts = decision.hit is Hit.FIRST or rule.otherwise
        if counts and all(next(gaps(space, cube, above), None) is None for cube in own):
            yield _finding(decision, rule, own)
        above += own


# Private functions


def _ranks(decision: Decision) -> bool:
    """Return whether a rule may keep another from counting: in their order, or `otherwise`."""
    return decision.hit is Hit.FIRST or any(rule.otherwise for rule in decision.rules)


def _finding(decision: Decision, rule: RuleRow, own: list[int]) -> Diagnostic:
    if rule.otherwise:
        message = phrase(
            "rule %(number)s never fires: the other rules hold for all combinations",
            number=rule.number,
        )
        return RULE.at(rule.span, message, help=phrase("take it out"))
    space = space_in(decision)
    earlier = decision.rules[: decision.rules.index(rule)]
    wide = ((it, [space.cube(cube) for cube in it.cubes]) for it in earlier)
    cover = next(
        (it for it, cubes in wide if all(any(o & c == o for c in cubes) for o in own)), None
    )
    return RULE.at(
        rule.span,
        phrase(
            "rule %(number)s never fires: the rules above it hold wherever it does",
            number=rule.number,
        ),
        help=phrase("move it up, or take it out"),
        notes=[Note(cover.span, phrase("rule %(number)s alone covers it", number=cover.number))]
        if cover
        else [],
    )
