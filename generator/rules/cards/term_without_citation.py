"""A term is said to be cited, and cites nothing.

## What it finds

An entry of `kb/glossary.yml` with `basis: cited` whose definition has no citation.

## Why it matters

Beside the definition readers see that a work says so, and no work is there.

## Wrong

```yaml
- id: minutes
  term: minutes
  definition: The record of a meeting.
  basis: cited
```

## Right

```yaml
- id: minutes
  term: minutes
  definition: The record of a meeting [@robert1876].
  basis: cited
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity, Span
from generator.model.playbook import Playbook
from generator.model.text import Basis, Document
from generator.words.phrases import phrase

RULE = Rule("term-without-citation", Severity.ERROR)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each term whose definition has not the citation that it promises."""
    for term in playbook.terms.values():
        definition = term.definition
        if term.basis is not Basis.CITED or (definition and definition.clusters):
            continue
        if definition and any(_stands_in(name.span, definition) for name in playbook.lost):
            continue  # a citation that leads nowhere is a finding already
        if definition and _UNFINISHED.search(definition.text.content):
            continue  # so is one that names no work
        yield RULE.at(
            term.span,
            phrase("the term `%(term)s` is called cited, and cites nothing", term=term.term),
            help=phrase("cite the work in the definition, or write `basis: editorial`"),
        )


# Private functions

_UNFINISHED = re.compile(r"\[[^\[\]]*@")


def _stands_in(span: Span, document: Document) -> bool:
    text = document.text
    first, last = text.position(0)[0], text.position(len(text.content))[0]
    return span.path == text.path and first <= span.line <= last
