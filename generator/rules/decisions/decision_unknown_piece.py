"""An outcome takes in a piece that is not there.

## What it finds

A name behind `Use:` that is no id below `# Pieces`.

## Why it matters

Its words would be missing.

## Wrong

```markdown
Use: what-it-cost
```

## Right

```markdown
Use: what-it-costs
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("decision-unknown-piece", Severity.ERROR, fix=Fix.UNSAFE)
