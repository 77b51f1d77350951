"""Words of a text would reach no reader, or not as what they are.

## What it finds

A comment that is never closed, with all below it; a block of code that is never closed; cells of a table beyond
its columns; a footnote that nothing refers to.

## Why it matters

Nothing looks wrong in the file, and on the page a part of it is missing, or stands as code.

## Wrong

````markdown
```text
playbook check

Then read what it says.
````

## Right

````markdown
```text
playbook check
```

Then read what it says.
````
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("lost-words", Severity.WARNING)
