"""The id of a statement is no good address.

## What it finds

An `id:` in a marginal note that has other characters than small letters, digits and single hyphens,
is longer than 64 characters, is the id of a heading of the card, or is `statement-` with a number,
which is what a statement without an id is called.

## Why it matters

The id is the statement's address on the card's page: `small-meetings/#all-resources`. Courses and
tensions name it for years.

## Wrong

```markdown
A long meeting loses its listeners [@mathaisel2011]. <!-- id: Lost Listeners -->
```

## Right

```markdown
A long meeting loses its listeners [@mathaisel2011]. <!-- id: lost-listeners -->
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Fix, Note, Rule, Severity, instead
from generator.model.ids import slug
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet
from generator.model.text import Name
from generator.words.phrases import phrase

RULE = Rule("bad-statement-id", Severity.ERROR, fix=Fix.UNSAFE)
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NUMBERED = re.compile(r"statement-[0-9]+")
LENGTH = 64  # limit: of every id


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each statement whose id cannot be its address."""
    for card in playbook.cards():
        for statement in card.document.statements:
            if statement.id:
                yield from _findings(statement.id, card)


# Private functions


def _findings(name: Name, card: Sheet) -> Iterator[Diagnostic]:
    if len(name.value) > LENGTH or not ID.fullmatch(name.value):
        fix = instead(name.span, slug(name.value))
        yield RULE.at(
            name.span,
            phrase("`%(name)s` is no id", name=name.value),
            help=_advice(name.value),
            fix=fix,
        )
    elif NUMBERED.fullmatch(name.value):
        message = phrase("`%(name)s` is what a statement without an id is called", name=name.value)
        yield RULE.at(name.span, message, help=phrase("give it a name that says what it is about"))
    else:
        for heading in card.document.headings:
            if heading.id == name.value:
                yield RULE.at(
                    name.span,
                    phrase("`%(name)s` is the id of a heading of this card", name=name.value),
                    help=phrase("give the statement another id"),
                    notes=[Note(heading.span, phrase("this heading"))],
                )


def _advice(words: str) -> str:
    near = slug(words)
    return (
        phrase("did you mean `%(near)s`?", near=near)
        if near
        else phrase("write small letters, digits and hyphens")
    )
