"""One text where a list is needed, or the other way round.

## What it finds

A list written as one text, a text written as a list, or a value where `key: value` pairs belong.

## Why it matters

`roles: secretary, cmo` would be one role with a strange name.

## Wrong

```yaml
roles: secretary, cmo
```

## Right

```yaml
roles: [secretary, cmo]
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("wrong-type", Severity.ERROR, fix=Fix.SAFE)
