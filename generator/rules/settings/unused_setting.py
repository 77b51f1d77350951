"""A key of `mkdocs.yml` that nothing comes of.

## What it finds

Keys of MkDocs, of its theme and of the palette that the playbook does not use, such as `nav` or
`extra`, and keys that are written in a way that is not read, such as `!ENV`. Beside other
pages (`mount`) all keys are MkDocs' business, and none is told.

## Why it matters

Whoever writes a key waits for its effect. Nothing fails without it, so nobody would ever be told.

## Wrong

```text
site_name: Our playbook
nav:
  - index.md
```

## Right

```text
site_name: Our playbook
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("unused-setting", Severity.INFO)
