"""What the site says by itself has no words in its language.

## What it finds

A `theme.language` that comes with no words of the generator, such as `fr`, and whose own catalogue
`translations/fr.po` is not there, or has not all of them. What is missing is said in English.

## Why it matters

The pages say that they are in the language, so that a screen reader reads the English words among
them with the wrong voice.

## Wrong

```yaml
theme:
  language: fr
```

## Right

```yaml
theme:
  language: de
```

Or `playbook words fr`, which writes `translations/fr.po`; then its messages are translated, those
first that readers see: the file says behind `#:` where each is used.
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("untranslated", Severity.INFO)
