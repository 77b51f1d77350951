"""The site would be written over the files it is made of.

## What it finds

A `site_dir` in `mkdocs.yml` that is the project's folder itself, or is or lies in one of those that
are read: `kb/`, `docs/`, `templates/`, `static/`.

## Why it matters

Plain `mkdocs build` empties `site_dir` before it writes there: all that was written in that folder
would be gone. `playbook build` writes to `build/site/` whatever is set. The severity of this rule
cannot be changed.

## Wrong

```yaml
site_dir: kb
```

## Right

```yaml
site_dir: build/site
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unsafe-site-dir", Severity.ERROR, firm=True, fix=Fix.UNSAFE)
