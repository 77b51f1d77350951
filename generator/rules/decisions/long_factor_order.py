"""Another order of the factors would ask fewer questions.

## What it finds

A table whose factors, in another order, ask fewer questions on average before the outcome is known.

## Why it matters

A table asks, in the order of its factors, only what can still change the outcome. The order is the author's:
what readers expect to be asked first may matter more than one question less.

## Wrong

```markdown
# Factors

## How large is it? {#size}

## Is there a chair? {#chair}   (no: nothing else counts)
```

## Right

```markdown
# Factors

## Is there a chair? {#chair}   (no: nothing else counts)

## How large is it? {#size}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.order import better_order, mean_questions
from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision
from generator.words.phrases import phrase

RULE = Rule("long-factor-order", Severity.INFO)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding if the factors could stand in an order that asks less."""
    order, mean = better_order(decision)
    if order and decision.graph:
        now = mean_questions(decision.graph)
        names = ", ".join(f"`{factor}`" for factor in order)
        yield RULE.at(
            decision.sections["Factors"],
            phrase(
                "the factors ask %(now)s questions on average; %(mean)s would do",
                now=f"{now:.2f}",
                mean=f"{mean:.2f}",
            ),
            help=phrase("put them in the order %(names)s, if it reads well", names=names),
        )
