"""A key without a value.

## What it finds

A key of front matter or of a YAML file with nothing after the colon, or an empty entry in a list.

## Why it matters

An empty value looks as if somebody meant to fill it in.

## Wrong

```yaml
title: Goals first
summary:
```

## Right

```yaml
title: Goals first
summary: Let the goals of the business decide.
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("empty-value", Severity.ERROR)
