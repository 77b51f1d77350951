"""A higher value of an ordered factor sometimes raises the outcome and sometimes lowers it.

## What it finds

A factor marked `.ordered` in a table whose outcomes stand in their order: with one set of other answers its next
value gives a later outcome, with another set an earlier one. Outcomes of basis `gap` are left out.

## Why it matters

Of "more risk" a reader expects that it always counts in the same direction. Where it does not, a rule is often
wrong by one row.

## Wrong

```markdown
| risk | size | outcome |
|---|---|---|
| low | small | wait |
| high | small | act |
| low | large | act |
| high | large | wait |
```

## Right

```markdown
| risk | size | outcome |
|---|---|---|
| low | small | wait |
| high | - | act |
| low | large | act |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.trend import Jump, jumps
from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision
from generator.words.phrases import all_of, phrase

RULE = Rule("contrary-factor", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each ordered factor that counts in both directions."""
    if decision.graph is None or not decision.rules:
        return
    for factor in decision.questions:
        up, down = jumps(decision, decision.graph, factor) if factor.ordered else (None, None)
        if up and down:
            yield RULE.at(
                factor.span,
                phrase(
                    "`%(factor)s` is ordered, yet %(factor2)s, and %(factor3)s",
                    factor=factor.id,
                    factor2=_words(factor.id, up),
                    factor3=_words(factor.id, down),
                ),
                help=phrase("mend a rule, or take `.ordered` away"),
            )


# Private functions


def _words(factor: str, jump: Jump) -> str:
    others = all_of([f"`{question} = {answer}`" for question, answer in jump.others])
    where = phrase(" with %(others)s", others=others) if others else ""
    return phrase(
        "`%(factor)s = %(lower)s` to `%(higher)s` leads from `%(before)s` to `%(after)s`%(where)s",
        factor=factor,
        lower=jump.lower,
        higher=jump.higher,
        before=jump.before,
        after=jump.after,
        where=where,
    )
