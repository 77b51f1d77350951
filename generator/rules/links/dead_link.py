"""A link to another site leads nowhere.

## What it finds

An outside address, in a text or in the bibliography, whose host says that there is no such page,
or that does not exist itself; whose certificate is not valid; or whose page has no such place.
`playbook links` finds it, as it alone asks other hosts; `playbook check` does not.

## Why it matters

A reader who follows a source wants to read it. What is gone from the web is often kept by an
archive, and a work is more than its address.

## Wrong

```bibtex
@online{li2010, url = {https://example.org/gone}, title = {Small meetings}}
```

## Right

```bibtex
@online{li2010, url = {https://example.org/gone}, title = {Small meetings},
  archiveurl = {https://web.archive.org/web/2012/https://example.org/gone}, archivedate = {2012-05-01}}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("dead-link", Severity.WARNING)
