"""The brand's colour is too pale for words.

## What it finds

A `colour` under `brand` in `mkdocs.yml` in which words would have a contrast of less than 4.5 to
what they stand on. The finding names the pair and the nearest colour of the same hue that holds.
For the dark scheme a lighter one is worked out, so nothing is wrong there.

## Why it matters

Links and buttons are words. Many readers see pale ones badly, and none well in the sun; WCAG 2.2
asks for 4.5 (1.4.3). Until it is mended the nearest colour that holds is used.

## Wrong

```text
plugins:
  - playbook:
      brand:
        colour: "#ffb000"
```

## Right

```text
plugins:
  - playbook:
      brand:
        colour: "#8a5f00"
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("low-contrast", Severity.WARNING, fix=Fix.UNSAFE)
