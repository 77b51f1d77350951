"""A citation in brackets is malformed.

## What it finds

Two keys without a semicolon between them; an empty part between semicolons; words behind the last
semicolon that cite nothing; a comma with nothing beside it (`[@key,]`, `[@key,, p. 3]`); empty
brackets behind a key; an `@` without a key (`[@]`); a bracket before `@key` that is never closed; a
citation inside another.

## Why it matters

The works could not be told from the words between them.

## Wrong

```markdown
A chair removes obstacles [@li2010 @wollan2010].
```

## Right

```markdown
A chair removes obstacles [@li2010; @wollan2010].
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("malformed-citation", Severity.ERROR, fix=Fix.UNSAFE)
