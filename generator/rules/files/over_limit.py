"""A file or a line that is too large to be meant.

## What it finds

A Markdown file above 256 KiB, a YAML file above 1 MiB, a .bib file above 16 MiB, a picture above
8 MiB or 64 million points, a file of `static/` above 32 MiB, a line above 65,536 characters, folders in `docs/` that
nest deeper than eight. All pictures, all files of `static/` and all of `templates/` may have 512 MiB each; `playbook
import` takes as much from a folder.

## Why it matters

A build should end in seconds for everyone, whatever one file holds; and nobody reads a card of
256 KiB.

## Wrong

```text
kb/cards/everything.md        (300 KiB)
```

## Right

```text
kb/cards/purpose-first.md
kb/cards/small-meetings.md
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("over-limit", Severity.ERROR)
