"""Markdown stands in a heading or an answer of a decision.

## What it finds

A link, an image, code, emphasis or HTML in the heading of a question, a factor, an outcome or a piece, or in
the words of an answer.

## Why it matters

They are shown as they are written, in charts, buttons, addresses and memos: readers would see the marks.

## Wrong

```markdown
## Read [the guide](guide.md) {#read}
```

## Right

```markdown
## Read the guide {#read}

It is [in the library](guide.md).
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Answer, Decision, Outcome, Question
from generator.words.phrases import phrase

RULE = Rule("markup-in-title", Severity.WARNING)

# What Markdown would make something of, in words that are shown as they are written.
_MARKUP = re.compile(
    r"""
    !?\[[^\[\]]*\]\([^()]*\)                          # a link or an image
    | `[^`]+`                                         # code
    | (?<!\w)(?P<mark>\*\*?|__?)(?=\S)[^*_]*[^*_\s](?P=mark)(?!\w)  # emphasis
    | </?[A-Za-z][^<>]*>                              # HTML
    """,
    re.VERBOSE,
)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each title of a decision of ours with marks in it."""
    for thing in _titled(decision) if decision.ours else ():
        markup = _MARKUP.search(thing.title)
        if markup:
            start = decision.text.offset(thing.span.line, thing.span.column)
            yield RULE.at(
                decision.text.span(start + markup.start(), start + markup.end()),
                phrase(
                    "Markdown stands in a heading or an answer, which is shown as it is written"
                ),
                help=phrase("write plain words, and links below them"),
            )


# Private functions


def _titled(decision: Decision) -> Iterator[Question | Answer | Outcome]:
    for question in decision.questions:
        yield question
        yield from (
            it for it in question.answers if not question.inner or it.span != question.inner.span
        )
    yield from (*decision.outcomes, *decision.pieces)
