"""A value ends at a `#`, and what follows is read as a comment.

## What it finds

A value without quotes that is followed by a space, a `#` and, at once, a letter or digit: `Answer #1`. A comment that is
meant as one has a space behind the `#`.

## Why it matters

YAML drops the rest of the line without a word: the title would be "Answer".

## Wrong

```yaml
title: Answer #1 within a day
```

## Right

```yaml
title: "Answer #1 within a day"
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("cut-by-comment", Severity.WARNING, fix=Fix.UNSAFE)
