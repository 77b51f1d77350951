"""A template of the project no longer prints what pages need.

## What it finds

A file in `templates/theme/` that stands in the place of one of ours and leaves out a mark
`<!--slot:NAME-->` that no other template has. The finding names the slot.

## Why it matters

What pages have for that slot, such as their contents or their canonical address, is shown nowhere.
Without the slot `body` a page is empty.

## Wrong

```text
{# templates/theme/partials/toc.html #}
<nav></nav>
```

## Right

```text
{# templates/theme/partials/toc.html #}
<nav><ul><!--slot:toc--></ul></nav>
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("missing-slot", Severity.WARNING)
