"""A citation stands in parentheses instead of brackets.

## What it finds

`(@key)`, with or without words behind the key.

## Why it matters

`@key` alone is the form for running text, so this prints "(Li (2010))". Brackets give "(Li, 2010)".

## Wrong

```markdown
A chair removes obstacles (@li2010).
```

## Right

```markdown
A chair removes obstacles [@li2010].
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("citation-in-parentheses", Severity.WARNING, fix=Fix.SAFE)
