"""No reference has the key of a citation.

## What it finds

`[@key]` where no entry of the bibliography has that key. Source documents in `kb/sources/` cite by
key too.

## Why it matters

The reader could not find the work. The citation is left out of the page.

## Wrong

```markdown
A chair removes obstacles [@wolan2010].
```

## Right

```markdown
A chair removes obstacles [@wollan2010].
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unknown-citation", Severity.ERROR, fix=Fix.UNSAFE)
