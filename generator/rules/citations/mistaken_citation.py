r"""Something that looks like a citation is none.

## What it finds

Other habits of citing, where such a key exists: `[li2010]`, `@[li2010]`, `[^li2010]`,
`[@li2010, zhu2013]`, and LaTeX's `\cite{li2010}`.

## Why it matters

It is printed as it stands: readers see a key in brackets, no author and no link, and the statement
counts as one without a source.

## Wrong

```markdown
A chair removes obstacles [li2010, p. 33].
```

## Right

```markdown
A chair removes obstacles [@li2010, p. 33].
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("mistaken-citation", Severity.ERROR, fix=Fix.UNSAFE)
