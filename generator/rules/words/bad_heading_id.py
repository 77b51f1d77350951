"""The id that is written behind a heading can be none.

## What it finds

A `{#...}` behind a heading with other signs than letters, digits, `-`, `_`, `.` and `:`; one that
begins with two underscores, as those of the theme do; one that another heading of the page has; a
word behind it, since an id has no spaces.

## Why it matters

The id is the section's address. One with a quote or a bracket cannot be looked up by scripts, one
of the theme's takes a switch's place, and of two alike only the first can be linked to.

## Wrong

```markdown
## First steps {#"first"}
```

## Right

```markdown
## First steps {#first}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("bad-heading-id", Severity.ERROR, fix=Fix.UNSAFE)
