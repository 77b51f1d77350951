"""A carriage return without a line feed.

## What it finds

Lines that end as on Macs before 2001, or a single such character in a line. The line ends of
Windows change nothing and are no fault.

## Why it matters

Some programs see one long line where others see many, so that no two agree on where a thing
stands.

## Wrong

```text
one line<CR>another line
```

## Right

```text
one line
another line
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("bad-line-ends", Severity.ERROR, fix=Fix.SAFE)
