"""A citation key differs from its reference in upper and lower case.

## What it finds

A citation such as `[@Li2010]` where the references have `li2010`.

## Why it matters

Keys are compared letter by letter, here and in every other program that reads the `.bib` file.
Two keys may differ in case alone, so nothing is guessed.

## Wrong

```markdown
Keep the meeting small [@Li2010].
```

## Right

```markdown
Keep the meeting small [@li2010].
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("citation-case", Severity.ERROR, fix=Fix.SAFE)
