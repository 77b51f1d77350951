"""A reference is cited nowhere.

## What it finds

An entry of the bibliography that no page, no decision and no source document cites, and that no
other entry inherits from.

## Why it matters

The list of references is what the playbook rests on. A work in it that nothing rests on makes the
evidence look broader than it is. Mostly a citation was lost when a card was edited.

## Wrong

```bibtex
@book{li2010, author = {Li, C.}, title = {Open Leadership}, date = {2010}}
```

```markdown
Keep the meeting small. <!-- basis: uncited -->
```

## Right

```markdown
Keep the meeting small [@li2010].
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.findings.suggestions import closest
from generator.model.playbook import Playbook
from generator.model.works import Reference
from generator.words.phrases import phrase

RULE = Rule("unused-reference", Severity.WARNING)
PARENTS = ("crossref", "xref", "xdata", "related", "entryset")


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each reference that nothing cites; wait until every text loads."""
    if any(path.endswith((".md", ".yml")) for path in playbook.failed):
        return
    used = set(_used(playbook))
    for reference in playbook.references.values():
        if reference.key not in used and not re.search(r"\s", reference.key):
            yield RULE.at(
                reference.entry.key.span,
                phrase("nothing cites the reference `%(reference)s`", reference=reference.key),
                help=phrase(
                    "cite it with `[@%(reference)s]`, or take the entry out",
                    reference=reference.key,
                ),
            )


# Private functions


def _used(playbook: Playbook) -> Iterator[str]:
    yield from (key for key, uses in playbook.citing.items() if uses)
    for document in playbook.documents:
        yield from (key.value for it in document.statements for key in it.cites)
    for decision in playbook.decisions.values():
        clusters = (cluster for prose in decision.proses() for cluster in prose.clusters)
        yield from (cite.key.value for cluster in clusters for cite in cluster.cites)
    for reference in playbook.references.values():
        yield from _parents(reference)
    yield from (closest(name.value, playbook.references) for name in playbook.lost)


def _parents(reference: Reference) -> Iterator[str]:
    for field in PARENTS:
        yield from (key.strip() for key in reference.entry.get(field).split(","))
