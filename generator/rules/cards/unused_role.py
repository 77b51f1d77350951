"""No card is for a role.

## What it finds

A published role that no published card names in its `roles:`. It is told for information and never
counts.

## Why it matters

Readers start from their role. On the page of this one they find no guidance, only what the role is.

## Wrong

```yaml
# kb/roles/community-manager.md is there, and no card has
roles: [community-manager]
```

## Right

```yaml
# kb/cards/hear-the-quiet.md
roles: [cmo, community-manager]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.findings.suggestions import closest
from generator.kinds import Kind
from generator.model.playbook import Playbook
from generator.model.sheets import Status
from generator.words.phrases import phrase

RULE = Rule("unused-role", Severity.INFO)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each published role without a card; wait until every card is sound."""
    if playbook.failed or not all(card.complete for card in playbook.cards()):
        return
    roles = playbook.sheets[Kind.ROLE]
    used: set[str] = {role for card in playbook.published_cards() for role in card.meta.roles}
    used |= {closest(name.value, roles) for name in playbook.lost}
    for role in roles.values():
        if role.status is Status.PUBLISHED and role.id not in used:
            yield RULE.at(
                role.at("title"),
                phrase("no published card is for the role `%(role)s`", role=role.id),
                help=phrase("add `%(role)s` to the `roles` of a card", role=role.id),
            )
