"""A module, an activity or a question has no id.

## What it finds

A heading of a course without `{#id}` behind it.

## Why it matters

The id is its address: slides, packs, bookmarks and the answers that learners have kept name it. Words may change; an
id stays.

## Wrong

```markdown
#### Which resources does open leadership bring to bear?
```

## Right

```markdown
#### Which resources does open leadership bring to bear? {#resources}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("missing-id", Severity.ERROR, fix=Fix.UNSAFE)
