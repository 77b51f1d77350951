"""A file or folder that the system does not let us read.

## What it finds

Files without permission to read, and failing disks.

## Why it matters

What cannot be read would be missing from the site without a word.

## Wrong

```text
-rw------- root  kb/cards/chair.md
```

## Right

```text
-rw-r--r-- ann   kb/cards/chair.md
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("unreadable-file", Severity.ERROR)
