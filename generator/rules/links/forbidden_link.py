"""A link is of a kind that the site does not carry.

## What it finds

A link that is neither relative nor `https:`, `http:` or `mailto:`; one that begins at the root
(`/cards/...`) or leaves the scheme out (`//host/...`); one that is no address at all: without a
host (`https://`) or a mailbox (`mailto:`), with a name that can be no host, to `localhost`, or with
a password in it.

## Why it matters

`javascript:` and `data:` links run code in the reader's browser. A link from the root breaks where
the site lies in a folder of its server, and it is dead on a forge.

## Wrong

```markdown
See [small meetings](/cards/small-meetings/).
```

## Right

```markdown
See [small meetings](small-meetings.md).
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("forbidden-link", Severity.ERROR, fix=Fix.UNSAFE)
