"""A reference lacks its title and does not say so.

## What it finds

An entry of the bibliography without a title that is not marked as a stub.

## Why it matters

A reader cannot find a work by a name and a year. If nobody knows more, the entry may say so: a stub
is marked wherever it is cited, and the playbook claims no more than it knows. Do not guess.

## Wrong

```bibtex
@misc{zhu2013, author = {Zhu}, date = {2013}}
```

## Right

```bibtex
@misc{zhu2013,
  author   = {Zhu},
  date     = {2013},
  keywords = {incomplete},
  note     = {Only the author's family name and the year are known.},
}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.words.phrases import phrase

RULE = Rule("incomplete-reference", Severity.WARNING)
NO_WORKS = frozenset({"set", "xdata", "nameonly", "bibnote"})


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each incomplete reference that does not own up to it."""
    for reference in playbook.references.values():
        work = reference.entry.type.value not in NO_WORKS
        if work and reference.incomplete and not reference.acknowledged:
            yield RULE.at(
                reference.entry.key.span,
                phrase("the reference `%(reference)s` has no title", reference=reference.key),
                help=phrase("add the title, or `keywords = {incomplete}` if nobody knows it"),
            )
