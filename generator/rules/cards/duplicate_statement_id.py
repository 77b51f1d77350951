"""Two statements of one card have the same id.

## What it finds

The same `id:` in the marginal notes of two statements of a card.

## Why it matters

The id is the statement's address: links and tensions name it. An address can lead to one place only.

## Wrong

```markdown
- A long meeting loses its listeners [@mathaisel2011]. <!-- id: start -->
- Write the numbers down before the launch. <!-- id: start; basis: editorial -->
```

## Right

```markdown
- A long meeting loses its listeners [@mathaisel2011]. <!-- id: lost-listeners -->
- Write the numbers down before the launch. <!-- id: numbers; basis: editorial -->
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("duplicate-statement-id", Severity.ERROR)
