"""A statement's marginal notes say one thing twice.

## What it finds

Two `id:`, two `basis:` or two `from:` in the marginal notes of one statement.

## Why it matters

Only the last of them counts. Mostly there are two statements in one paragraph or list item: then
each needs a paragraph or an item of its own.

## Wrong

```markdown
Begin small. <!-- from: A1.1a --> Then grow. <!-- from: A1.1b -->
```

## Right

```markdown
Begin small. <!-- from: A1.1a -->

Then grow. <!-- from: A1.1b -->
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.playbook import Playbook
from generator.model.text import Name, Statement
from generator.words.phrases import phrase

RULE = Rule("repeated-note", Severity.WARNING)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each name that a statement's notes have already."""
    for card in playbook.cards():
        for statement in card.document.statements:
            yield from _repeated(statement)


# Private functions


def _repeated(statement: Statement) -> Iterator[Diagnostic]:
    first: dict[str, Name] = {}
    for note in statement.notes:
        for name, _ in note.pairs:
            other = first.setdefault(name.value, name)
            if other is not name:
                yield RULE.at(
                    name.span,
                    phrase("the statement has `%(name)s` twice", name=name.value),
                    help=phrase("make two statements of it, or one note"),
                    notes=[Note(other.span, phrase("first written here"))],
                )
