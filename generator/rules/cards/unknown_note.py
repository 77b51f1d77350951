"""A marginal note has a name that nothing reads.

## What it finds

An HTML comment of the form `name: value` whose name is none of `from`, `basis`, `id` and `allow`.

## Why it matters

A misspelt name is silent: the statement would lose its tie to the source, or its basis. A comment
that is meant for people only is no note as long as it does not begin with a word and a colon.

## Wrong

```markdown
IT is no longer a department on its own. <!-- form: A3.2a -->
```

## Right

```markdown
IT is no longer a department on its own. <!-- from: A3.2a -->
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unknown-note", Severity.WARNING, fix=Fix.UNSAFE)
