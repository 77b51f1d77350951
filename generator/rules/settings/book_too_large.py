"""The playbook has too many cards for one PDF, and is bound in volumes.

## What it finds

`downloads` in `mkdocs.yml` names `pdf` or `deck`, and the playbook has more than 150 cards. Nothing is
wrong: the PDFs are made in volumes. `playbook.pdf` has the decisions, roles, resources, tensions, words
and works, and names the others. The cards of each value of the first facet are a volume of their own,
such as `playbook-adoption.pdf`, with the works that they cite; 150 cards at most, else it goes on in
`playbook-adoption--2.pdf`. Cards without a value are in `playbook--other.pdf`. Decks have the same
volumes, such as `cards-adoption.pdf`.

Of more than 2,000 cards a build prints neither; `html` and the PDFs of courses are made.

## Why it matters

A PDF is laid out in one piece: 150 cards take about 0.5 GB of memory and a minute, 1,000 cards nearly
4 GB and seven minutes, after each edit. A build that runs out of memory publishes nothing. Of volumes
an edit prints only those in which something has changed. 2,000 cards take a quarter of an hour the
first time, and few people print as much.

## Wrong

Nothing is: it is a remark. Who does not want volumes takes `pdf` and `deck` off the list:

```yaml
downloads: [pdf]
```

## Right

The one HTML file has the same text and its own search, and costs next to nothing:

```yaml
downloads: [html]
```

Where the whole is wanted as one PDF now and then, `playbook book` prints it, however large it is, and
says how much memory that takes.
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("book-too-large", Severity.INFO)
