"""Front matter or a YAML file that cannot be read.

## What it finds

A second colon in a value without quotes, a quote or bracket that is never closed, a tab as
indentation, a line without a colon, a value that begins with `@`, `` ` `` or `%`. The entry that
holds the fault is left out and the rest of the file is checked, so that one run names all of them.

A sheet whose lines are all indented, or whose front matter is in part, is told so once, and read as
if it were not.

## Why it matters

What cannot be read cannot be published, and a guess could change what the author meant.

## Wrong

```yaml
summary: Meetings: short at first
```

## Right

```yaml
summary: "Meetings: short at first"
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("yaml-syntax", Severity.ERROR, fix=Fix.UNSAFE)
