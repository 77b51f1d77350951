"""The citation style names what CSL does not know.

## What it finds

A variable, term, type, attribute, element or value in the file under `csl` that CSL 1.0.2 has not,
at its line of that file. Each is told once.

## Why it matters

Such a name prints nothing and says nothing: citations lack a part that the style was meant to give
them, in each work.

## Wrong

```xml
<text variable="titel" text-case="Title"/>
```

## Right

```xml
<text variable="title" text-case="title"/>
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("unknown-in-style", Severity.WARNING)
