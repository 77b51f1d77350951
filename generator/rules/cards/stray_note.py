"""A marginal note belongs to no statement.

## What it finds

`<!-- from: ... -->`, `basis:` or `id:` where there is no statement before it: outside `## Guidance`,
after a heading, a table or the lead-in of a list, or in a page that is no card; `seen:` anywhere but behind a link in
`### Read` of a course.

## Why it matters

The note says nothing there: the fact stays uncovered, the statement that was meant stays bare.

## Wrong

```markdown
## Guidance

<!-- from: A1.1a -->

A long meeting loses its listeners [@mathaisel2011].
```

## Right

```markdown
## Guidance

A long meeting loses its listeners [@mathaisel2011]. <!-- from: A1.1a -->
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.kinds import Kind
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet
from generator.model.text import MarginalNote, Statement
from generator.rules.cards.contradictory_basis import BEHIND, noted_before
from generator.words.phrases import phrase

RULE = Rule("stray-note", Severity.WARNING)
NAMES = frozenset({"from", "basis", "id", "formerly"})


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each note that is no statement's."""
    for sheet in playbook.all_sheets():
        owned = {note.start for it in sheet.document.statements for note in it.notes}
        pinned = _pinned(playbook, sheet)
        for note in sheet.document.notes:
            if "seen" in _names(note) and note.start not in pinned:
                help = phrase("put it behind a link in `### Read` of a course, or take it out")
                yield RULE.at(note.span, phrase("the note `seen` belongs to no reading"), help=help)
            elif note.start not in owned and _names(note) & NAMES:
                ahead = any(
                    noted_before(sheet, it) and _follows(it, note)
                    for it in sheet.document.statements
                )
                where = (
                    phrase("a statement in `## Guidance`")
                    if sheet.kind is Kind.CARD
                    else phrase("a card")
                )
                yield RULE.at(
                    note.span,
                    phrase("the marginal note belongs to no statement"),
                    help=BEHIND
                    if ahead
                    else phrase("put it at the end of %(where)s, or take it out", where=where),
                )


# Private functions


def _follows(statement: Statement, note: MarginalNote) -> bool:
    return statement.number == 1 and note.end <= statement.start


def _names(note: MarginalNote) -> set[str]:
    """Return the names in *note*; an unknown one is a finding already."""
    return {name.value for name, _ in note.pairs}


def _pinned(playbook: Playbook, sheet: Sheet) -> set[int]:
    """Return where the notes stand that belong to readings of the course that *sheet* is."""
    course = playbook.courses.get(sheet.id) if sheet.kind is Kind.COURSE else None
    readings = [it for _, it in course.readings()] if course else []
    documents = (it.line.document for it in readings if it.line.document)
    return {note.start for document in documents for note in document.notes}
