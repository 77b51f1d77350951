"""A value stands between quotation marks that YAML does not know.

## What it finds

A value that begins and ends with curly quotation marks, as word processors write them, and has none
between.

## Why it matters

To YAML they are letters: they would be part of the title, and be shown with it.

## Wrong

```yaml
title: “Answer within a day”
```

## Right

```yaml
title: "Answer within a day"
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("curly-quotes", Severity.WARNING, fix=Fix.UNSAFE)
