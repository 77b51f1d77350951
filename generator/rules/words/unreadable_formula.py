r"""A formula between dollar signs cannot be read.

## What it finds

Text between `$` and `$`, or `$$` and `$$`, that is no LaTeX formula: a brace that is not closed, a command that takes
more than it is given.

## Why it matters

A formula is written as MathML when the site is built, so that screen readers can read it and no script is needed. One
that cannot be read is shown as it was typed.

## Wrong

```markdown
The share is $\frac{a$.
```

## Right

```markdown
The share is $\frac{a}{b}$.
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("unreadable-formula", Severity.WARNING)
