"""A decision grows beyond what can be walked.

## What it finds

A rule that holds for more than 512 separate choices of several answers, and a tree whose conditions make more
than 20,000 places of its questions.

## Why it matters

Nobody could check it, and the site could not show it.

## Wrong

```markdown
| signs | history | travel | outcome |
|---|---|---|---|
| a, b, c, d, e, f, g, h | a, b, c, d, e, f, g, h, i | a, b, c, d, e, f, g, h | test |
```

## Right

```markdown
| signs | history | travel | outcome |
|---|---|---|---|
| not none | not none | not none | test |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision
from generator.words.phrases import phrase

RULE = Rule("decision-too-large", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for a tree whose ways have no end that could be reached."""
    if decision.survey and decision.survey.too_large:
        yield RULE.at(
            decision.sections["Questions"],
            phrase("the conditions of the arrows make more than 20,000 places of the questions"),
            help=phrase("let fewer arrows ask for answers that were given long before"),
        )
