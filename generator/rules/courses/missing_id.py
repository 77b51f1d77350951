"""A module, an activity or a question has no id.

## What it finds

A heading of a course without `{#id}` behind it.

## Why it matters

The id is its address: slides, packs, bookmarks and the answers that learners have kept name it. Words may change; an
id stays.

## Wrong

```markdown
#### What do small meetings make possible?
```

## Right

```markdown
#### What do small meetings make possible? {#resources}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("missing-id", Severity.ERROR, fix=Fix.UNSAFE)
