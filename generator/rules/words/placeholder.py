"""Words that were to be written over are published.

## What it finds

`TODO`, `TBD`, `FIXME`, `XXX`, "lorem ipsum", a gap such as `[your name]`, an assistant's "here is the
card" or a bare `null`, `none`, `untitled` as the title, the summary or in a statement of a published page.

In a bibliography, a field whose whole value says nothing: `n/a`, `unknown`, `???`, `xxx`, `no author`,
`forthcoming?`, `TODO: ask Ann`.

## Why it matters

They say to readers that nobody has finished the page. As a draft it may stay as it is. A reference
prints them as a name or a journal; a field that is not there is left out, as the style asks for.

## Wrong

```yaml
title: TODO
```

## Right

```yaml
title: Answer within a day
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity, Span
from generator.model.sheets import Sheet, Status
from generator.words.phrases import phrase

RULE = Rule("placeholder", Severity.WARNING)
_ALONE = re.compile(r"(?:null|none|nil|untitled|n/a|[?.\u2026]+|<[^<>]*>)", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?=[TFXLl\[_AaHhIi\u0130\u0131])"  # most characters begin nothing of it; a dotted I is an i too
    r"(?:\b(?:TODO|TBD|FIXME|XXX)\b|(?i:\blorem ipsum\b)"
    r"|\[(?i:insert|your|company|team|name of|date of|link to|add|fill in|placeholder)\b[^\[\]\n]{0,60}\]"
    r"|\b(?i:as an ai (?:language )?model|i hope this helps|(?:here is|here['\u2019]s) (?:the|your|an?) (?:card|text|draft|revised|updated|rewritten|improved|polished)[^.:\n]{0,40})"
    r"|(?<![\w_])_{4,}(?![\w_]))",
)


def check(sheet: Sheet) -> Iterator[Diagnostic]:
    """Yield a finding for each place of a published page that was to be written over."""
    if sheet.status is Status.PUBLISHED:
        for words, span in _places(sheet):
            yield RULE.at(
                span,
                phrase("`%(words)s` was to be written over", words=words),
                help=phrase("write what belongs there, or make the page a draft"),
            )


# Private functions


def _places(sheet: Sheet) -> Iterator[tuple[str, Span]]:
    for key, words in (("title", sheet.title), ("summary", sheet.summary)):
        found = _ALONE.fullmatch(words.strip()) or _WITHIN.search(words)
        if (key,) in sheet.places and found:
            yield found[0], sheet.at(key)
    for statement in sheet.document.statements:
        if found := _WITHIN.search(statement.text):
            yield found[0], statement.span
    yield from _beside(sheet)


def _beside(sheet: Sheet) -> Iterator[tuple[str, Span]]:
    """Yield what stands in the text, but for its statements."""
    text = sheet.document.text
    if not _WITHIN.search(text.content):  # of few pages all words are looked at
        return
    said = [(it.start, it.end) for it in sheet.document.statements]
    for event in sheet.document.events:
        found = _WITHIN.search(event.words) if event.kind == "text" else None
        if found and not any(start <= event.start < end for start, end in said):
            yield found[0], text.span(event.start, event.end)
