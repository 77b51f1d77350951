"""A template of the project's own that nothing could be printed with.

## What it finds

In `templates/`: what Jinja cannot read, filters and tests that there are not, templates and macros
that are asked for and are not there, and in `templates/pages/` names that nobody gives. What only a
page shows, such as a misspelt field, the build tells when it prints.

## Why it matters

A template that breaks prints no page at all, so the site could not be built.

## Wrong

```html
{{ it.title | upcase }}
```

## Right

```html
{{ it.title | upper }}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("broken-template", Severity.ERROR, firm=True)
