"""A question, an answer or an outcome has no id.

## What it finds

A heading or an answer without `{#id}` behind it.

## Why it matters

Ids are what answers, rules, tests and addresses name. Words may change; an id stays.

## Wrong

```markdown
## Is there a chair?

- Yes -> ready
```

## Right

```markdown
## Is there a chair? {#chair}

- Yes {#yes} -> ready
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("decision-missing-id", Severity.ERROR, fix=Fix.UNSAFE)
