"""A decision is named that does not exist.

## What it finds

An id behind `Next:` in an outcome, or behind `Decision:` under a question, where there is no file of that name in `kb/decisions/`.

## Why it matters

The page of the outcome would send its reader nowhere: the name is left out.

## Wrong

```markdown
Next: who-lead
```

## Right

```markdown
Next: who-decides
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unknown-decision", Severity.ERROR, fix=Fix.UNSAFE)
