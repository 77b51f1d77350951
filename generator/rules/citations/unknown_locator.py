"""The label of a page or chapter number is not known.

## What it finds

A citation that goes on with a shortened word and a number, such as "pg. 3", where the word is close
to one that is known, or a known one with other marks, such as "p.. 3"; a label such as "p." without a
number. All are printed as they stand.

## Why it matters

Known labels are translated and set by the style: "p. 3", "para. 4", "Chapter 2".

## Wrong

```markdown
A chair removes obstacles [@li2010, pg. 3].
```

## Right

```markdown
A chair removes obstacles [@li2010, p. 3].
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unknown-locator", Severity.INFO, fix=Fix.UNSAFE)
