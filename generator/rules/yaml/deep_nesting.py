"""Lists in lists, or keys below keys, beyond what can be meant.

## What it finds

YAML that nests deeper than 12 levels, and braces of a bibliography deeper than 64.

## Why it matters

Nothing in a playbook needs more than five. A deeper one is a slip of indentation or brackets, and
text made to nest without end slows a build down.

## Wrong

```yaml
roles: [[[[[[[[[[[[[secretary]]]]]]]]]]]]]
```

## Right

```yaml
roles: [secretary]
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("deep-nesting", Severity.ERROR)
