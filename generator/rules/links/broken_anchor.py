"""A link leads to a place that its page does not have.

## What it finds

A link with a `#place` at its end, where the page is there and the place is not. A place is a
heading (`#in-practice`), a statement with an id in its marginal note (`#lost-listeners`), or, on the
page of the glossary, a term.

## Why it matters

The reader lands at the top of the page and has to look for what was meant. Mostly a heading was
reworded: give a heading that is linked to an id of its own, and it keeps its address.

## Wrong

```markdown
See [what to do](small-meetings.md#in-practise).
```

## Right

```markdown
See [what to do](small-meetings.md#in-practice).

## In practice {#in-practice}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("broken-anchor", Severity.ERROR, fix=Fix.UNSAFE)
