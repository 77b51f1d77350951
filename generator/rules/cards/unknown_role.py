"""A role is named that does not exist.

## What it finds

The id of a role in `roles:`, `owner:`, `provided-by:` or `reached-by:`, or as the `role:` of a term,
where there is no file of that name in `kb/roles/`. An owner may also be a person or a team, written
as a quoted `"@handle"`.

## Why it matters

Role pages are gathered from these names: under a misspelt role the card is found by nobody who
holds the role.

## Wrong

```yaml
roles: [cioo]
```

## Right

```yaml
roles: [secretary]
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unknown-role", Severity.ERROR, fix=Fix.UNSAFE)
