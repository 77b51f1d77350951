"""Markup of another dialect of Markdown stands in a text.

## What it finds

What looks like the markup of a neighbour and means nothing here: `==marks==`, `[[wiki links]]`, `{{ calls }}`,
`{: .attributes }`, `++keys++`, icons by name, included files, directives, references without an address, drawings by
`mermaid`, and more. The message says what it looks like, the help how that is written here.

## Why it matters

It would stand on the page as it is typed, and nobody would notice before a reader does.

## Wrong

```markdown
Answer ==within a day==, see [[Small meetings]].
```

## Right

```markdown
Answer <mark>within a day</mark>, see [Small meetings](small-meetings.md).
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("foreign-markup", Severity.INFO, fix=Fix.UNSAFE)
