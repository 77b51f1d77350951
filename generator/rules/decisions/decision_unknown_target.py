"""An answer leads to nothing that is there.

## What it finds

A name behind `->`, or behind `start:` in the front matter, that is no id of a question or an outcome.

## Why it matters

A reader who gives the answer would stand before nothing.

## Wrong

```markdown
- Yes {#yes} -> raedy
```

## Right

```markdown
- Yes {#yes} -> ready
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("decision-unknown-target", Severity.ERROR, fix=Fix.UNSAFE)
