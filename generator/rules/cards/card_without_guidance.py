"""A published card gives no guidance.

## What it finds

A published card without a section `## Guidance`, or with nothing said in it.

## Why it matters

The guidance is what a reader comes for. Only there are statements found, numbered, and shown with
what they rest on.

## Wrong

```markdown
## What to do

Few people take up a new tool at first [@mathaisel2011].
```

## Right

```markdown
## Guidance

Few people take up a new tool at first [@mathaisel2011].
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity, Span
from generator.findings.suggestions import closest
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet
from generator.model.text import Heading
from generator.words.phrases import phrase

RULE = Rule("card-without-guidance", Severity.WARNING)
SECTION = "guidance"
EDITORIAL = frozenset({"in practice", "watch out for"})


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each published card without a statement."""
    for card in playbook.published_cards():
        if card.title and not card.document.statements:  # without a title more is missing
            yield _finding(card)


# Private functions


def _finding(card: Sheet) -> Diagnostic:
    headings = {it.text.casefold(): it for it in card.document.headings}
    if heading := headings.get(SECTION):
        return _empty(card, heading)
    near = closest(SECTION, headings)
    place = headings[near].span if near else _meant(card)
    named = card.document.headings and card.document.headings[0].text.casefold() not in EDITORIAL
    help = (
        phrase("did you mean `## Guidance`?")
        if near or place
        else phrase("say what to do below `## Guidance`")
    )
    if not place and named:
        place = card.document.headings[0].span
        help = phrase("call the section that says what to do `## Guidance`")
    message = phrase("the card `%(card)s` has no section `## Guidance`", card=card.id)
    return RULE.at(place or card.at("title"), message, help=help)


# What stands for the heading without being one: bold words, or a `#` without its space.
_LINE = re.compile(
    r"^[ \t]*(?:\*\*|__|#+)[ \t]*guidance[: \t]*(?:\*\*|__)?[: \t]*$", re.IGNORECASE | re.MULTILINE
)


def _meant(card: Sheet) -> Span | None:
    text = card.document.text
    found = _LINE.search(text.content, card.document.start)
    return text.span(*found.span()) if found else None


def _empty(card: Sheet, heading: Heading) -> Diagnostic:
    return RULE.at(
        heading.span,
        phrase("the guidance of the card `%(card)s` says nothing", card=card.id),
        help=phrase("write a paragraph or a list below the heading, or make the card a draft"),
    )
