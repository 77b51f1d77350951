"""An id, or what braces say, is not of the right form.

## What it finds

An id that is not lower-case letters, digits and single hyphens, that is longer than 64 characters, or that is
`outcome`, `basis` or `because`; anything else in braces than `#id`, `.ordered` and `formerly=`.

## Why it matters

Ids become parts of addresses and columns of rules.

## Wrong

```markdown
## Is there a chair? {#The_Chair}
```

## Right

```markdown
## Is there a chair? {#chair}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("decision-bad-id", Severity.ERROR, fix=Fix.UNSAFE)
