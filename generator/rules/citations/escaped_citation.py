r"""A citation is escaped.

## What it finds

`\[@key\]` or `[\@key]`, with a backslash before the bracket or the at sign. Editors that show
formatted text leave it so.

## Why it matters

The backslash says that the sign is meant as a sign: readers would see the key instead of the author
and the year.

## Wrong

```markdown
A chair removes obstacles \[@li2010\].
```

## Right

```markdown
A chair removes obstacles [@li2010].
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("escaped-citation", Severity.WARNING, fix=Fix.SAFE)
