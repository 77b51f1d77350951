"""A piece is used nowhere.

## What it finds

A block below `# Pieces` that no outcome takes in with `Use:`, by itself or by another piece; and one that takes
in itself.

## Why it matters

Nobody would read it.

## Wrong

```markdown
# Pieces

## What it costs {#costs}

It costs money.
```

## Right

```markdown
Use: costs
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.speech import pieces_in
from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision
from generator.words.phrases import phrase

RULE = Rule("unused-piece", Severity.WARNING)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each piece that no outcome says."""
    if not decision.sound:
        return
    used = {name for outcome in decision.outcomes for name in pieces_in(decision, outcome)}
    for piece in decision.pieces:
        if piece.id not in used:
            message = phrase("no outcome uses the piece `%(piece)s`", piece=piece.id)
            help = phrase(
                "write `Use: %(piece)s` in an outcome, or take the piece out", piece=piece.id
            )
            yield RULE.at(piece.span, message, help=help)
        elif piece.id in pieces_in(decision, piece):
            message = phrase("the piece `%(piece)s` takes in itself", piece=piece.id)
            yield RULE.at(piece.span, message, help=phrase("take one of its `Use:` out"))
