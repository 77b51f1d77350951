"""A link, pipe or device where a plain file is needed.

## What it finds

Symbolic links, pipes, sockets, devices and folders under the name of a file. They are never
followed or opened.

## Why it matters

A link could publish a file from anywhere on the machine, and a pipe or a device could keep a
build waiting for ever.

## Wrong

```text
kb/cards/chair.md -> /home/ann/notes.md
```

## Right

```text
kb/cards/chair.md        (a file)
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("special-file", Severity.ERROR, firm=True)
