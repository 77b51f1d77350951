"""`mkdocs.yml` does not name the playbook.

## What it finds

A `mkdocs.yml` with a theme or plugins, and without `playbook` among its `plugins:`.

## Why it matters

`playbook build` makes the site all the same, with no option set. Plain `mkdocs build` and `mkdocs
serve` would make a site without the playbook.

## Wrong

```yaml
plugins:
  - search
```

## Right

```yaml
plugins:
  - search
  - playbook
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("missing-plugin", Severity.WARNING)
