"""A fact is named that no source document has.

## What it finds

A name in a statement's `from:` that is no fact of a file in `kb/sources/`. A fact is named by the
id of its statement and its own letter: fact `a` of statement `A1.1` is `A1.1a`.

## Why it matters

`from:` proves that nothing of the source was lost, and that the card cites what the source cites. A
name that leads nowhere proves nothing.

## Wrong

```markdown
A long meeting loses its listeners [@mathaisel2011]. <!-- from: A1.1 -->
```

## Right

```markdown
A long meeting loses its listeners [@mathaisel2011]. <!-- from: A1.1a -->
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unknown-source-statement", Severity.ERROR, fix=Fix.UNSAFE)
