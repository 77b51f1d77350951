"""A file that is no UTF-8.

## What it finds

Text saved as Latin-1, Windows-1252, UTF-16 or UTF-32, with the place of the first byte that gives
it away. A byte order mark before UTF-8 changes nothing and is no fault.

## Why it matters

Read with the wrong encoding, `café` becomes `cafÃ©`, and which of the two was meant cannot be
told later.

## Wrong

```text
café        (saved as Latin-1: the bytes 63 61 66 E9)
```

## Right

```text
café        (saved as UTF-8: the bytes 63 61 66 C3 A9)
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("bad-encoding", Severity.ERROR)
