"""A heading skips a level.

## What it finds

A heading that is more than one level below the one before it. The page's title is the first level,
so the text begins with `##`; a `#` in a card, a role or a resource is found too.

## Why it matters

Many readers who listen to a page move by its headings: a level that is missing sounds like a part
that is missing. The contents of the page are made of them too.

## Wrong

```markdown
# Guidance

#### In practice
```

## Right

```markdown
## Guidance

### In practice
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Edit, Fix, Rule, Severity
from generator.kinds import KINDS, Kind
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet
from generator.model.text import Heading
from generator.words.phrases import phrase

RULE = Rule("heading-jump", Severity.WARNING, fix=Fix.UNSAFE)
TITLED = tuple(kind for kind, traits in KINDS.items() if traits.title_in_front)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each heading that stands too deep, or above the page's sections."""
    for kind in (*TITLED, Kind.DOC):
        for sheet in playbook.sheets.get(kind, {}).values():
            yield from _jumps(sheet)


# Private functions


def _jumps(sheet: Sheet) -> Iterator[Diagnostic]:
    above = 1
    for heading in sheet.document.headings:
        if heading.level == 1 and sheet.kind in TITLED:
            same = heading.text.casefold() == sheet.title.casefold()
            yield RULE.at(
                heading.span,
                phrase(
                    "the heading `%(heading)s` is on the level of the page's title",
                    heading=heading.text,
                ),
                help=phrase("take it out: the title stands above the text already")
                if same
                else phrase("write `##`"),
                fix=() if same else _marks(sheet, heading, 2),
            )
        elif heading.level > above + 1:
            yield RULE.at(
                heading.span,
                phrase(
                    "the heading `%(heading)s` skips from level %(above)s to level %(level)s",
                    heading=heading.text,
                    above=above,
                    level=heading.level,
                ),
                help=phrase("write `%(right)s`", right="#" * (above + 1)),
                fix=_marks(sheet, heading, above + 1),
            )
        above = heading.level


def _marks(sheet: Sheet, heading: Heading, level: int) -> tuple[Edit, ...]:
    """Return the fix that puts *heading*, where it begins with `#`, on *level*."""
    text, end = sheet.document.text, heading.start + heading.level
    written = text.content[heading.start : end] == "#" * heading.level
    return (Edit(text.span(heading.start, end), "#" * level),) if written else ()
