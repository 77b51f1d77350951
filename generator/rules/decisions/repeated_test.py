"""A path test stands twice.

## What it finds

Two rows of `# Tests` with the same answers.

## Why it matters

The second tests nothing. Where it was copied, something else was meant.

## Wrong

```markdown
| no goal | goal=no | stop |
| no team | goal=no | stop |
```

## Right

```markdown
| no goal | goal=no | stop |
| no team | goal=yes; team=no | wait |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.decisions import Decision, PathTest
from generator.words.phrases import phrase

RULE = Rule("repeated-test", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each test whose answers stood before."""
    first: dict[frozenset[tuple[str, str]], PathTest] = {}
    for test in decision.tests:
        answers = frozenset((question.value, given.value) for question, given in test.answers)
        earlier = first.setdefault(answers, test)
        if earlier is not test:
            yield RULE.at(
                test.span,
                phrase(
                    "the tests `%(case)s` and `%(case2)s` give the same answers",
                    case=earlier.case,
                    case2=test.case,
                ),
                help=phrase("give it other answers, or take it out"),
                notes=[Note(earlier.span, phrase("first used here"))],
            )
