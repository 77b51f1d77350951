"""The playbook has too many cards to be printed as one PDF at each build.

## What it finds

`downloads` in `mkdocs.yml` names `pdf`, and the playbook has more than 250 cards. The site is built
without that PDF. The papers of courses, the one HTML file and the deck are made all the same.

## Why it matters

A PDF is laid out in one piece: 250 cards take about 1 GB of memory and two minutes, 1,000 cards
nearly 4 GB and seven minutes, after each edit. A build that runs out of memory publishes nothing.

## Wrong

```yaml
downloads: [pdf]
```

## Right

The one HTML file has the same text and its own search, and costs next to nothing:

```yaml
downloads: [html]
```

Where a PDF is wanted now and then, `playbook book` prints it, however large it is.
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("book-too-large", Severity.WARNING)
