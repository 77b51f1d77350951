"""A question has the same answer twice.

## What it finds

Two answers of one question with the same words; case and white space do not count.

## Why it matters

A reader cannot tell the two apart, and they may lead to different advice.

## Wrong

```markdown
- Yes {#yes} -> ready
- Yes {#sure} -> start
```

## Right

```markdown
- Yes, and it has a budget {#yes} -> ready
- Yes, without a budget {#poor} -> start
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.decisions import Decision
from generator.words.phrases import phrase

RULE = Rule("repeated-answer", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each answer whose words stood before in its question."""
    for question in decision.questions:
        first = {_folded(it.title): it for it in reversed(question.answers)}
        for answer in question.answers:
            known = first[_folded(answer.title)]
            if known is not answer:
                yield RULE.at(
                    answer.span,
                    phrase(
                        "the question `%(question)s` has the answer `%(answer)s` twice",
                        question=question.id,
                        answer=answer.title,
                    ),
                    help=phrase("say what sets the two apart, or take one of them out"),
                    notes=[Note(known.span, phrase("first used here"))],
                )


# Private functions


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
