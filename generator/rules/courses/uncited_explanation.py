"""An explanation cites what its statements do not.

## What it finds

`Because:`, of a question or of an option, that cites a work which none of the statements in `Said-by:` cites.

## Why it matters

A course says nothing that no card says. A source that stands in the course alone has not been through the card's
review, and is not shown as the card's evidence.

## Wrong

```markdown
Because: It makes it possible to use all of them [@zhu2013].
Said-by: small-meetings#all-resources
```

## Right

```markdown
Because: It makes it possible to use all of them [@li2010].
Said-by: small-meetings#all-resources
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.courses.editions import statement_of
from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.courses import Course, Question
from generator.model.playbook import Playbook
from generator.model.text import Name, Statement
from generator.words.phrases import phrase

RULE = Rule("uncited-explanation", Severity.ERROR)


def check(course: Course, playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each citation of a reason that its statements do not have."""
    for question in course.questions:
        if not question.known:
            continue
        cited = _keys(question, playbook)
        if _is_lost(question, playbook):  # what cites it is told where it stands
            continue
        for because in (question.because, *(it.because for it in question.options)):
            for cluster in because.clusters:
                for cite in cluster.cites:
                    if cite.key.value not in cited:
                        yield _finding(question, cite.key, cited)


# Private functions


def _is_lost(question: Question, playbook: Playbook) -> bool:
    """Tell whether a statement that is named cites a work that is not there."""
    statements = (statement_of(it.value, playbook) for it in question.known)
    spans = [it.span for it in statements if it]
    return any(
        span.path == it.span.path and span.line <= it.span.line <= span.end_line
        for span in spans
        for it in playbook.lost
    )


def _keys(question: Question, playbook: Playbook) -> frozenset[str]:
    statements = (statement_of(it.value, playbook) for it in question.known)
    return frozenset(key for it in statements if it for key in _cited(it))


def _cited(statement: Statement) -> Iterator[str]:
    yield from (cite.key.value for cluster in statement.clusters for cite in cluster.cites)


def _finding(question: Question, key: Name, cited: frozenset[str]) -> Diagnostic:
    named = ", ".join(f"`{it.value}`" for it in question.known)
    listed = ", ".join(f"`{it}`" for it in sorted(cited))
    help = (
        phrase("cite %(listed)s", listed=listed)
        if cited
        else phrase("take the citation out: no source is given there")
    )
    message = phrase(
        "the explanation cites `%(key)s`, which %(named)s does not", key=key.value, named=named
    )
    return RULE.at(
        key.span, message, help=phrase("%(help)s, or name the statement that cites it", help=help)
    )
