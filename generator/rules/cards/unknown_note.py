"""A marginal note has a name that nothing reads.

## What it finds

An HTML comment of the form `name: value` whose name is none of `from`, `basis`, `id` and `allow`.

## Why it matters

A misspelt name is silent: the statement would lose its tie to the source, or its basis. A comment
that is meant for people only is no note as long as it does not begin with a word and a colon.

## Wrong

```markdown
IT is no longer a department on its own. <!-- form: A3.2a -->
```

## Right

```markdown
IT is no longer a department on its own. <!-- from: A3.2a -->
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity
from generator.words.phrases import phrase

RULE = Rule("unknown-note", Severity.WARNING, fix=Fix.UNSAFE)
# What is written for a citation, and what to do instead.
CITING = frozenset(
    "source sources cite cites cited citation ref reference evidence quelle beleg".split()
)
CITE = phrase("cite the work in the sentence, as `[@key]`, and take the note out")
