"""A file whose name can be no id.

## What it finds

Names of sheets and pages that have anything but small letters, digits and single hyphens, are
longer than 64 characters, are devices on Windows (`con`, `aux`) or names that the site needs
itself (`index`, `assets`, `search`, `404`). Pages of `docs/` may have capitals, underscores and
points besides, as they are called elsewhere: `SQL_Injection.md`, `v1.2.md`.

## Why it matters

The name of the file is the id and the address of its page, for ever, on every system.

## Wrong

```text
kb/cards/Small Meetings.md
```

## Right

```text
kb/cards/small-meetings.md
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("bad-file-name", Severity.ERROR)
