"""A decision grows beyond what can be walked.

## What it finds

A rule that holds for more than 512 separate choices of several answers, and a tree whose conditions make more
than 20,000 places of its questions.

## Why it matters

Nobody could check it, and the site could not show it.

## Wrong

```markdown
| signs | history | travel | outcome |
|---|---|---|---|
| a, b, c, d, e, f, g, h | a, b, c, d, e, f, g, h, i | a, b, c, d, e, f, g, h | test |
```

## Right

```markdown
| signs | history | travel | outcome |
|---|---|---|---|
| not none | not none | not none | test |
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("decision-too-large", Severity.ERROR)
