"""A character that cannot be seen, or that turns the reading direction.

## What it finds

Control characters, marks that turn the reading direction, spaces and hyphens without width,
private-use characters, and U+FFFD, which stands where a letter was lost, be they typed, or written
by an escape in the quotes of YAML or by a character reference such as `&#x202e;`. Joiners are allowed
between letters of the scripts that need them and in emoji, and the marks of direction U+200E,
U+200F and U+061C in a line with Hebrew or Arabic letters. The rest of the file is checked with
U+FFFD in its place.

## Why it matters

Two names that look the same would differ, a search would miss a word, and a text could show
something other than it says. They come with text copied from PDFs and chats.

## Wrong

```text
an invisible<U+200B> space
```

## Right

```text
an invisible space
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("forbidden-character", Severity.ERROR, fix=Fix.SAFE)
