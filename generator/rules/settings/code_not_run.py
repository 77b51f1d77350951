"""`mkdocs.yml` names code that is not run.

## What it finds

`hooks:`, `INHERIT:`, plugins other than `playbook`, and values that a tag would compute (such as
`!ENV`).

## Why it matters

They are programs, or lead to what only a program knows: `playbook build` uses none of them, so that
a proposal can be built without reading it first. If they are yours and the site needs them, say so
at each build with `playbook build --run-code`, or set `PLAYBOOK_RUN_CODE=1` in the shell. Plain
`mkdocs build` always runs them.

## Wrong

```yaml
hooks: [tools/on_build.py]
plugins: [playbook, macros]
```

## Right

```yaml
plugins: [playbook]
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("code-not-run", Severity.INFO)
