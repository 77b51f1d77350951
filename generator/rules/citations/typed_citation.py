"""A citation is typed by hand.

## What it finds

`(Li, 2010)` in running text, where one work among the references is by that author and of that
year. Pages in `docs/` are left alone: they may show how citations come out.

## Why it matters

It looks like a citation and is only words: it has no link, the work's page does not list it, the
statement counts as one without a source, and it stays as it is when a second work of that year or
another style makes it "2010a".

## Wrong

```markdown
A chair removes obstacles (Li, 2010, p. 33).
```

## Right

```markdown
A chair removes obstacles [@li2010, p. 33].
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("typed-citation", Severity.WARNING, fix=Fix.UNSAFE)
