"""A marginal note belongs to no statement.

## What it finds

`<!-- from: ... -->`, `basis:` or `id:` where there is no statement before it: outside `## Guidance`,
after a heading, a table or the lead-in of a list, or in a page that is no card.

## Why it matters

The note says nothing there: the fact stays uncovered, the statement that was meant stays bare.

## Wrong

```markdown
## Guidance

<!-- from: A1.1a -->

Few people take up a new tool at first [@mathaisel2011].
```

## Right

```markdown
## Guidance

Few people take up a new tool at first [@mathaisel2011]. <!-- from: A1.1a -->
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.kinds import Kind
from generator.model.playbook import Playbook
from generator.model.text import MarginalNote

RULE = Rule("stray-note", Severity.WARNING)
NAMES = frozenset({"from", "basis", "id"})


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each note that is no statement's."""
    for sheet in playbook.all_sheets():
        owned = {note.start for it in sheet.document.statements for note in it.notes}
        for note in sheet.document.notes:
            if note.start not in owned and _is_ours(note):
                where = "a statement in `## Guidance`" if sheet.kind is Kind.CARD else "a card"
                yield RULE.at(
                    note.span,
                    "the marginal note belongs to no statement",
                    help=f"put it at the end of {where}, or take it out",
                )


# Private functions


def _is_ours(note: MarginalNote) -> bool:
    """Tell whether the note has a name that is known; an unknown one is a finding already."""
    return any(name.value in NAMES for name, _ in note.pairs)
