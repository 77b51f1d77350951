"""A text that readers need has no words.

## What it finds

A title, a summary or any other value of front matter and of the lists of `kb/` that is markup or marks
alone, such as `<b></b>`, `***` or `&nbsp;`; so too a statement, the headings, answers and advice of
decisions, the headings, aims, tasks and answers of courses.

## Why it matters

Where the text belongs stands an empty place: a link without words, a question without an answer to it.
A sign of its own, such as `&`, is a word; but not in a title, which emoji and signs alone leave without
a letter to be read out or to be listed by.

## Wrong

```yaml
title: <b></b>
```

## Right

```yaml
title: Begin with the goals
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.findings.diagnostics import Diagnostic, Rule, Severity, Span, Text
from generator.kinds import Kind
from generator.model.courses import Module
from generator.model.decisions import Decision, Prose
from generator.model.hollow import is_hollow
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet
from generator.words.phrases import phrase

RULE = Rule("wordless-text", Severity.ERROR)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each statement, and each text of decisions and courses, without words."""
    for card in playbook.sheets[Kind.CARD].values():
        yield from _statements(card)
    for decision in playbook.decisions.values():
        yield from _found(_of_decision(decision))
    for course in playbook.courses.values():
        yield from _found(chain(*(_of_module(course.text, it) for it in course.modules)))


# Private functions


def _found(texts: Iterable[tuple[str, Span]]) -> Iterator[Diagnostic]:
    for words, span in texts:
        if is_hollow(words):
            shown = " ".join(words.split())[:60]
            message = phrase("a text has no words: `%(words)s`", words=shown)
            yield RULE.at(span, message, help=phrase("write what readers are to see"))


def _statements(card: Sheet) -> Iterator[Diagnostic]:
    content = card.document.text.content
    bare = False  # the statement before has no basis: a citation below it is told as such
    for it in card.document.statements:
        # It begins behind the stroke that makes a sign of what would be markup.
        kept, at = "", it.start - content.endswith("\\", 0, it.start)
        marks = [(mark.start, mark.end) for mark in it.clusters]
        for start, end in sorted((*marks, *((note.start, note.end) for note in it.notes))):
            kept, at = kept + content[at:start], end
        kept += content[at : it.end] if at < it.end else ""
        below, bare = bare, it.basis is None
        if not below and (not kept.strip(" .") or is_hollow(kept)):
            message = phrase("a statement has no words of its own")
            yield RULE.at(it.span, message, help=phrase("write what it says before its citation"))


def _of_decision(decision: Decision) -> Iterator[tuple[str, Span]]:
    text = decision.text
    for question in decision.questions:
        yield question.title, question.span
        yield from _prose(text, question.hint, question.why)
        for answer in question.answers:
            yield answer.title, answer.span
            yield from _prose(text, answer.because, answer.note)
    for outcome in decision.outcomes:
        yield outcome.title, outcome.span
        yield from _prose(text, *outcome.advice, *outcome.actions, *outcome.cautions)


def _of_module(text: Text, module: Module) -> Iterator[tuple[str, Span]]:
    yield module.title, module.span
    yield from _prose(text, module.aim, *module.discussions, *(it.why for it in module.readings))
    for activity in module.activities:
        yield activity.title, activity.span
        yield from _prose(text, activity.text)
    for question in module.questions:
        yield question.title, question.span
        for option in question.options:
            yield from _prose(text, option.words, option.because)


def _prose(text: Text, *prose: Prose) -> Iterator[tuple[str, Span]]:
    for it in prose:
        if it.source:
            yield it.source, text.span(it.start, it.end)
