"""An arrow is never followed.

## What it finds

An arrow of a tree whose condition holds on no way that can be answered, or that stands behind one that always
holds.

## Why it matters

It was written for readers who never come there: a condition is likely to be wrong.

## Wrong

```markdown
- Yes {#yes}
  -> set-goals
  -> align if goals=aligned
```

## Right

```markdown
- Yes {#yes}
  -> align if goals=aligned
  -> set-goals
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision
from generator.words.phrases import phrase

RULE = Rule("untaken-arrow", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each arrow of a question that is asked which nobody follows."""
    if not decision.sound or decision.survey is None or decision.graph is None:
        return
    asked = {step.question for step in decision.graph.steps}
    for question in decision.questions:
        for arrow in question.all_arrows if question.id in asked else ():
            if (arrow.span.line, arrow.span.column) not in decision.survey.taken:
                names = ", ".join(f"`{name.value}`" for name in arrow.targets)
                yield RULE.at(
                    arrow.span,
                    phrase("the arrow to %(names)s is never followed", names=names),
                    help=phrase("mend its condition or those before it, or take it out"),
                )
