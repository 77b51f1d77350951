"""A citation stands in a heading.

## What it finds

A citation in square brackets within a heading.

## Why it matters

Headings are repeated in the contents, in links and in search results, where a citation can neither
be read nor followed.

## Wrong

```markdown
## End on time [@mathaisel2011]
```

## Right

```markdown
## End on time

A long meeting loses its listeners [@mathaisel2011].
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("citation-in-heading", Severity.ERROR)
