"""The folder that a part of the playbook is read from has another name.

## What it finds

A folder of sheets, source documents or pictures that lies where `kb/cards/`, `kb/roles/` and the
like are read from, has a name that is near theirs, or theirs in another language, while the right one is not there; a folder that
holds such folders, while there is no `kb/`; a folder with a home page that is called nearly as `docs/`, while that is not there. No `kb/` at all, where `ids.lock` promises addresses of it. What comes of it is not told besides: names that lead
nowhere, works that nothing cites.

## Why it matters

Nothing in it is read, so that all that it holds is missing from the site.

## Wrong

```text
kb/karten/answer.md
```

## Right

```text
kb/cards/answer.md
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("renamed-folder", Severity.ERROR, firm=True)
