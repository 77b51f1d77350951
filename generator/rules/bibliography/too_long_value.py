"""A value made of `@string` names is too long.

## What it finds

Names of `@string` that, joined with `#`, come to more than 64 KiB of text. The value is cut there.

## Why it matters

A few lines of names that double each other can fill a computer's memory.

## Wrong

```bibtex
@string{a = {ha}}
@string{b = a # a}
@string{c = b # b}
```

## Right

```bibtex
@string{a = {ha}}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("too-long-value", Severity.ERROR)
