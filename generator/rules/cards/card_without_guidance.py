"""A published card gives no guidance.

## What it finds

A published card without a section `## Guidance`, or with nothing said in it.

## Why it matters

The guidance is what a reader comes for. Only there are statements found, numbered, and shown with
what they rest on.

## Wrong

```markdown
## What to do

A long meeting loses its listeners [@mathaisel2011].
```

## Right

```markdown
## Guidance

A long meeting loses its listeners [@mathaisel2011].
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Edit, Fix, Rule, Severity
from generator.findings.suggestions import nearest
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet
from generator.model.text import Heading
from generator.words.author_words import GUIDANCE, OURS
from generator.words.phrases import phrase

RULE = Rule("card-without-guidance", Severity.WARNING, fix=Fix.UNSAFE)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each published card without a statement."""
    for card in playbook.published_cards():
        titles = {it.text.casefold() for it in card.document.headings}
        named = bool(card.document.statements) and not GUIDANCE.isdisjoint(titles)
        if card.title and not named:  # without a title more is missing
            yield _finding(card)


# Private functions


def _finding(card: Sheet) -> Diagnostic:
    headings = {it.text.casefold(): it for it in card.document.headings}
    if heading := next((it for name, it in headings.items() if name in GUIDANCE), None):
        return _empty(card, heading)
    near, meant = nearest(GUIDANCE, headings)
    found = None if near else _meant(card)
    if found and found[0].casefold() in {f"## {it}" for it in GUIDANCE}:
        return _inside(card, found)
    place = headings[near].span if near else found and card.document.text.span(*found.span())
    meant = meant or (found["word"] if found else "")
    named = card.document.headings and card.document.headings[0].text.casefold() not in OURS
    help = (
        phrase("did you mean `%(near)s`?", near=f"## {meant.capitalize()}")
        if meant
        else phrase("say what to do below `## Guidance`")
    )
    if not place and named:
        place = card.document.headings[0].span
        help = phrase("call the section that says what to do `## Guidance`")
    message = phrase("the card `%(card)s` has no section `## Guidance`", card=card.id)
    fix = _written(card, headings[near], meant.capitalize()) if near else ()
    return RULE.at(place or card.at("title"), message, help=help, fix=fix)


def _written(card: Sheet, heading: Heading, words: str) -> tuple[Edit, ...]:
    """Return the fix that calls *heading* by *words*."""
    text = card.document.text
    start = text.content.find(heading.text, heading.start, heading.end)
    return (Edit(text.span(start, start + len(heading.text)), words),) if start >= 0 else ()


# What stands for the heading without being one: bold words, or a `#` without its space.
_LINE = re.compile(
    r"^[ \t]*(?:\*\*|__|#+)[ \t]*(?P<word>guidance|empfehlung(?:en)?)[: \t]*(?:\*\*|__)?[: \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


def _meant(card: Sheet) -> re.Match[str] | None:
    return _LINE.search(card.document.text.content, card.document.start)


def _inside(card: Sheet, found: re.Match[str]) -> Diagnostic:
    """Return the finding of a heading that is right, and is none where it stands."""
    message = phrase("`%(heading)s` stands in a comment or in a block of code", heading=found[0])
    help = phrase("end the comment or the code above it")
    return RULE.at(card.document.text.span(*found.span()), message, help=help)


def _empty(card: Sheet, heading: Heading) -> Diagnostic:
    return RULE.at(
        heading.span,
        phrase("the guidance of the card `%(card)s` says nothing", card=card.id),
        help=phrase("write a paragraph or a list below the heading, or make the card a draft"),
    )
