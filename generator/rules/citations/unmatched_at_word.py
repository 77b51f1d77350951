r"""A word behind an `@` is no citation key.

## What it finds

`@word` in running text, without square brackets, where no reference has the key `word`.

## Why it matters

`@li2010` in a sentence cites, with the author as part of the sentence. `@acme` may be an account on
a social medium, or a misspelt key. It stays in the page as it is written; a backslash says that it
is meant so. `@fig-`, `@tbl-` and `@sec-` are left alone, since other tools refer to figures,
tables and sections so.

## Wrong

```markdown
Ask @acme on the company's network.
```

## Right

```markdown
Ask \@acme on the company's network.
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unmatched-at-word", Severity.INFO, fix=Fix.UNSAFE)
