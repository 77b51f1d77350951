"""A reference says of itself that it is incomplete.

## What it finds

An entry of the bibliography with the keyword `incomplete`. It is told for information and never
counts.

## Why it matters

Whoever comes across the work can complete the entry; this is the list of what to look for. Until
then each statement that rests on it says so to its readers.

## Wrong

```bibtex
@misc{zhu2013, author = {Zhu}, date = {2013}, keywords = {incomplete}}
```

## Right

Once the work has been found, with its details in place of the keyword:

```bibtex
@article{zhu2013, author = {Zhu, A.}, title = {...}, journaltitle = {...}, date = {2013}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.words.phrases import phrase

RULE = Rule("acknowledged-stub", Severity.INFO)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each reference that is marked as incomplete."""
    for reference in playbook.references.values():
        if reference.acknowledged:
            yield RULE.at(
                reference.entry.key.span,
                phrase(
                    "the reference `%(reference)s` is a stub: some of its details are not known",
                    reference=reference.key,
                ),
                help=phrase("complete the entry once the work is found"),
            )
