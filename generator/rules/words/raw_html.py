"""Raw HTML stands in a text.

## What it finds

An HTML tag in a card or another Markdown file. HTML comments are fine: marginal notes are written
in them.

## Why it matters

What authors write is Markdown, checked and the same everywhere: on the site, on paper, in the
search. HTML would have to be trusted, and it breaks on paper and in dark mode. It is left out.

## Wrong

```markdown
This is <b>important</b>.
```

## Right

```markdown
This is **important**.
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("raw-html", Severity.ERROR)
