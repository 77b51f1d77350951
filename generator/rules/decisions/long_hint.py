"""A hint is longer than a short sentence.

## What it finds

A `Hint:` of more than 120 characters, or of more than one sentence.

## Why it matters

A hint is read while answering. What needs more words belongs into the explanation or into `Why:`.

## Wrong

```markdown
Hint: Count the money set aside for this project. Do not count the budget of the department, unless it was given to the project.
```

## Right

```markdown
Hint: Money set aside for this project, not the budget of the department
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision
from generator.words.phrases import phrase

RULE = Rule("long-hint", Severity.WARNING)
LONGEST = 120
# The end of a sentence with another behind it; `e.g. This` is taken for none.
SENTENCE = re.compile(r"(?<![.][a-z])[.!?] +(?=[A-Z])")


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each hint that is more than a short sentence."""
    for question in decision.questions:
        hint = question.hint
        what = ""
        if len(hint.source) > LONGEST:
            what = phrase("has %(count)s characters", count=len(hint.source))
        elif SENTENCE.search(hint.source):
            what = phrase("has more than one sentence")
        if what:
            yield RULE.at(
                decision.text.span(hint.start, hint.end),
                phrase("the hint of `%(question)s` %(what)s", question=question.id, what=what),
                help=phrase(
                    "write one sentence of at most %(longest)s characters", longest=LONGEST
                ),
            )
