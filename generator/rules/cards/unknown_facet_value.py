"""A value is not in the vocabulary.

## What it finds

A topic, a focus or the value of another facet that `kb/vocabulary.yml` does not list.

## Why it matters

Readers find cards by their facets. A misspelt topic is a topic with one card that nobody visits. A
new one is welcome: add it to the vocabulary, with a title, in the same change.

## Wrong

```yaml
topics: [adpotion]
```

## Right

```yaml
topics: [timing]
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unknown-facet-value", Severity.ERROR, fix=Fix.UNSAFE)
