"""An answer leads nowhere on some way.

## What it finds

An answer of a tree all of whose arrows have conditions, where there is a way to its question on which none of
them holds.

## Why it matters

A reader who comes that way would be left without advice.

## Wrong

```markdown
- Yes {#yes}
  -> align if goals=aligned
  -> set-goals if goals=none
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

RULE = Rule("uncovered-answer", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each answer with a way on which it leads nowhere."""
    if not decision.sound or decision.survey is None:
        return
    for end in decision.survey.dead_ends:
        question = decision.question(end.question)
        chosen = question.chosen(end.given)
        before = "; ".join(f"{name}={given}" for name, given in end.before)
        way = phrase(" once `%(before)s` is answered", before=before) if before else ""
        yield RULE.at(
            chosen[0].span if chosen else question.span,
            phrase(
                "the answer `%(given)s` to `%(question)s` leads nowhere%(way)s",
                given=end.given,
                question=end.question,
                way=way,
            ),
            help=phrase("add an arrow without `if` as the last one"),
        )
