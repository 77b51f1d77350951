"""A fact of a source document is in no card.

## What it finds

Facts of a statement in `kb/sources/` that no statement of a published card names in its `from:`.

## Why it matters

The playbook is distilled from its source documents, and nothing of them may be lost on the way. A
fact that is not wanted is taken out of the source file, where the change can be seen.

## Wrong

```yaml
# kb/sources/cxo-roles.yml
- id: A1.6
  facts:
    a: "Chairs should look closely at what worked in a trial"
    b: "Chairs should be ready to drop what did not work"
```

```markdown
Study what worked [@mathaisel2011]. <!-- from: A1.6a -->
```

## Right

```markdown
Study what worked [@mathaisel2011]. <!-- from: A1.6a -->

Drop what did not [@mathaisel2011]. <!-- from: A1.6b -->
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.findings.suggestions import closest
from generator.kinds import Kind, kind_of
from generator.model.playbook import Playbook
from generator.model.sheets import SourceStatement, Status
from generator.words.phrases import phrase

RULE = Rule("uncovered-fact", Severity.WARNING)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each source statement with facts in no card; wait until all cards load."""
    if any(kind_of(path) is Kind.CARD for path in playbook.failed):
        return
    statements = [it for document in playbook.documents for it in document.statements]
    facts = [fact for it in statements for fact in it.facts if not _told(fact, playbook)]
    meant = {closest(name.value, facts) for name in playbook.lost}
    for statement in statements:
        missing = [fact for fact in facts if fact in statement.facts and fact not in meant]
        if missing:
            yield _finding(statement, missing)


# Private functions


def _told(fact: str, playbook: Playbook) -> bool:
    return any(card.status is Status.PUBLISHED for card, _ in playbook.covering.get(fact, ()))


def _finding(statement: SourceStatement, missing: list[str]) -> Diagnostic:
    names = ", ".join(f"`{fact}`" for fact in missing)
    facts = phrase("the fact") if len(missing) == 1 else phrase("the facts")
    return RULE.at(
        statement.span,
        phrase("no published card has %(facts)s %(names)s", facts=facts, names=names),
        help=phrase(
            "bind a card's statement to it with `<!-- from: %(missing)s -->`", missing=missing[0]
        ),
    )
