"""A value that its key cannot have.

## What it finds

A `status` other than draft, published or retired, a `review` that is no length of time, an alias
that could be no id, a `true` or `false` that is neither.

## Why it matters

The value decides what is built. A wrong one would be guessed at, or dropped without a word.

## Wrong

```yaml
status: publish
review: soon
```

## Right

```yaml
status: published
review: 12 months
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("bad-value", Severity.ERROR, fix=Fix.UNSAFE)
