"""A list, a heading or another block stands where only running text has room.

## What it finds

In a text of front matter or of a YAML file (a definition, a tension and its advice, why two cards
are related, where a resource is, a change, the description of a facet or of its value) a list, a
heading, a quotation, a block of code, a footnote, a table or a rule across the page.

## Why it matters

These texts are printed in the middle of lines: in lists, in tables, in previews. There a block has
no room: its words are printed without it. Often it was none: a line that begins with `2010.` or `-`
is a list to Markdown.

## Wrong

```yaml
advice: |-
  - Count the hours.
  - Have the chair provide for them.
```

## Right

```yaml
advice: |-
  Count the hours, and have the chair provide for them.
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("block-in-line", Severity.WARNING)
