"""A key that has no meaning where it stands.

## What it finds

A key of front matter, of a YAML file of `kb/` or among the plugin's options in `mkdocs.yml` that
nothing reads, most often a slip of the keyboard. The facets of `kb/vocabulary.yml` are keys too.

## Why it matters

A key that is not read does nothing, and nobody notices.

## Wrong

```yaml
sumary: Let goals decide.
```

## Right

```yaml
summary: Let goals decide.
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unknown-key", Severity.ERROR, fix=Fix.UNSAFE)
