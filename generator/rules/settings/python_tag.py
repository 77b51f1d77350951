"""`mkdocs.yml` has a tag that runs Python.

## What it finds

A tag such as `!!python/object/apply:os.system` or `!!python/name:my.function` in `mkdocs.yml`. Those
that Material's own documentation asks for (`!!python/name:material...`) are let be, and not used.

## Why it matters

MkDocs obeys such a tag while it reads its settings: whoever can propose a change of this file could
run a program on every machine that builds it. The playbook has no use for any. Its severity cannot
be changed, only the person who builds can say `--run-code`.

## Wrong

```yaml
extra:
  today: !!python/object/apply:datetime.date.today []
```

## Right

```yaml
extra:
  today: "2026-12-01"
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("python-tag", Severity.ERROR, firm=True)
