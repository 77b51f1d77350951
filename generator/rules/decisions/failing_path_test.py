"""A path test expects another outcome.

## What it finds

A row of `# Tests` whose answers lead to an outcome that it does not expect, lead to none, or name a question
that is not asked on their way.

## Why it matters

Tests say what the author means. When a test fails, the decision or the test is wrong.

## Wrong

```markdown
| case | answers | expect |
|---|---|---|
| nobody has more | budget=even; people=even | secretary-leads |
```

## Right

```markdown
| case | answers | expect |
|---|---|---|
| nobody has more | budget=even; people=even | equal-partners |
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.decisions.walk import walk
from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Form, PathTest
from generator.words.phrases import phrase

RULE = Rule("failing-path-test", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each test that fails."""
    if not decision.sound or (decision.form is Form.TREE and decision.graph is None):
        return
    for test in decision.tests:
        fault = _fault(decision, test)
        if fault:
            help = phrase("mend the decision, or the test")
            yield RULE.at(
                test.span,
                phrase("the test `%(case)s` fails: %(why)s", case=test.case, why=fault),
                help=help,
            )


# Private functions


def _fault(decision: Decision, test: PathTest) -> str:
    answers = {question.value: answer.value for question, answer in test.answers}
    found = walk(decision, answers)
    if found.question:
        return phrase("its answers stop at the question `%(question)s`", question=found.question)
    reached = {*found.outcomes, *(name for row in found.possible for name in row)}
    if reached != {name.value for name in test.expect}:
        return phrase(
            "it leads to %(reached)s, not to %(names)s",
            reached=_names(reached),
            names=_names(it.value for it in test.expect),
        )
    if decision.form is Form.TREE:
        asked = {question for question, _ in found.asked}
        never = next((it for it in answers if it not in asked), "")
        return phrase("`%(never)s` is never asked on its way", never=never) if never else ""
    return ""


def _names(outcomes: Iterable[str]) -> str:
    return ", ".join(f"`{outcome}`" for outcome in sorted(outcomes)) or phrase("no outcome")
