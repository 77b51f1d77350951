"""A statement cites a work and says that it rests on none.

## What it finds

A statement of a published card that has a citation, and `basis: uncited` or `basis: editorial` in
its marginal note.

## Why it matters

The reader would see a citation and, beside it, that there is none. A statement that cites is
*cited*; that is computed and never written down. Where one half of a sentence comes from a work and
the other from us, make two statements of it.

## Wrong

```markdown
A long meeting loses its listeners [@mathaisel2011]. <!-- basis: editorial -->
```

## Right

```markdown
A long meeting loses its listeners [@mathaisel2011].

Tell them that this is normal. <!-- basis: editorial -->
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.playbook import Playbook
from generator.model.text import Basis
from generator.words.phrases import phrase

RULE = Rule("contradictory-basis", Severity.ERROR)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each published statement whose basis its citations contradict."""
    for card in playbook.published_cards():
        for statement in card.document.statements:
            if statement.clusters and statement.basis not in {Basis.CITED, None}:
                pairs = (pair for note in statement.notes for pair in note.pairs)
                basis = next(value for name, value in pairs if name.value == "basis")
                yield RULE.at(
                    basis.span,
                    phrase(
                        "the statement cites, and says that it is `%(basis)s`", basis=basis.value
                    ),
                    help=phrase("take `basis` off, or split the statement in two"),
                    notes=[Note(statement.clusters[0].span, phrase("it cites here"))],
                )
