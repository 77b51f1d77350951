"""Text stands where a decision has no place for it.

## What it finds

Text between a section and its first heading, behind the answers of a question, around a table, or behind the
braces of a factor's value.

## Why it matters

It would not be shown anywhere.

## Wrong

```markdown
- Yes {#yes} -> ready
- No {#no} -> get-chair

Ask your manager if in doubt.
```

## Right

```markdown
Ask your manager if in doubt.

- Yes {#yes} -> ready
- No {#no} -> get-chair
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("decision-stray-text", Severity.ERROR, fix=Fix.UNSAFE)
