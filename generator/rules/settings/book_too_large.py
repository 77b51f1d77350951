"""The playbook has too many cards for one PDF, and is bound in volumes.

## What it finds

`downloads` in `mkdocs.yml` names `pdf`, and the playbook has more than 250 cards. Nothing is wrong: the
PDF is made in volumes. `playbook.pdf` has the decisions, roles, resources, tensions, words and works,
and names the others. The cards of each value of the first facet are a volume of their own, such as
`playbook-adoption.pdf`, with the works that they cite; 250 cards at most, else it goes on in
`playbook-adoption--2.pdf`. Cards without a value are in `playbook--other.pdf`.

## Why it matters

A PDF is laid out in one piece: 250 cards take about 1 GB of memory and two minutes, 1,000 cards
nearly 4 GB and seven minutes, after each edit. A build that runs out of memory publishes nothing. Of
volumes an edit prints only those in which something has changed.

## Wrong

Nothing is: it is a remark. Who does not want volumes takes `pdf` off the list:

```yaml
downloads: [pdf]
```

## Right

The one HTML file has the same text and its own search, and costs next to nothing:

```yaml
downloads: [html]
```

Where the whole is wanted as one PDF now and then, `playbook book` prints it, however large it is.
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("book-too-large", Severity.INFO)
