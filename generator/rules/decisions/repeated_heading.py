"""Two headings of a decision say the same.

## What it finds

Two factors, two questions of one way through, or two outcomes with the same words. Outside `kb/`, outcomes
may share a heading when their advice differs.

## Why it matters

Readers know a question or an outcome by its heading: on a page, in the chart and in a list of results the two
cannot be told apart.

## Wrong

```markdown
## How old is it? {#age-tool}

## How old is it? {#age-team}
```

## Right

```markdown
## How old is the tool? {#age-tool}

## How old is the team? {#age-team}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.decisions import Decision, Form, Graph, Outcome, Question
from generator.words.phrases import phrase

RULE = Rule("repeated-heading", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each heading that stood before where readers meet both."""
    earlier: dict[str, list[Question | Outcome]] = {}
    things: tuple[Question | Outcome, ...] = (*decision.questions, *decision.outcomes)
    for thing in things:
        same = earlier.setdefault(" ".join(thing.title.casefold().split()), [])
        twin = next((it for it in same if _alike(decision, it, thing)), None)
        if twin:
            yield RULE.at(
                thing.span,
                phrase(
                    "`%(twin)s` and `%(thing)s` have the same heading", twin=twin.id, thing=thing.id
                ),
                help=phrase("say in the heading what sets the two apart"),
                notes=[Note(twin.span, phrase("first used here"))],
            )
        same.append(thing)


# Private functions


def _alike(decision: Decision, one: Question | Outcome, other: Question | Outcome) -> bool:
    if isinstance(one, Outcome) and isinstance(other, Outcome):
        return decision.ours or _advice(one) == _advice(other)
    if isinstance(one, Question) and isinstance(other, Question):
        if decision.form is Form.TABLE or decision.ours:
            return True
        graph = decision.graph
        return graph is not None and (
            _leads_to(graph, one.id, other.id) or _leads_to(graph, other.id, one.id)
        )
    return decision.ours


def _advice(outcome: Outcome) -> tuple[str, ...]:
    return tuple(part.source for part in outcome.advice)


def _leads_to(graph: Graph, first: str, then: str) -> bool:
    """Return whether, once *first* was asked, *then* may be."""
    reached: set[int] = set()
    for at, step in enumerate(graph.steps):
        if at in reached and step.question == then:
            return True
        if at in reached or step.question == first:
            reached.update(step.leads)
    return False
