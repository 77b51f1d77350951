"""A page leads to a retired one.

## What it finds

A published page that links to a retired page or is related to one; the outcome of a decision or a
term of the glossary that names one; a retired page whose successor is retired too.

## Why it matters

A retired page only says that it no longer holds. The reader wants what holds in its place.

## Wrong

```markdown
<!-- tool-training.md is retired, replaced by open-rooms -->
Begin with [training](tool-training.md).
```

## Right

```markdown
Begin with [training](open-rooms.md).
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.model.sheets import Status
from generator.rules.cards.replaced_by_loop import successor_of
from generator.rules.links.link_to_draft import Mention, mentions
from generator.words.phrases import phrase

RULE = Rule("link-to-retired", Severity.WARNING)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each place on a published page that leads to a retired one."""
    for mention in mentions(playbook, Status.RETIRED):
        if mention.status is Status.PUBLISHED or mention.succession:
            finding = _finding(mention, playbook)
            if finding:
                yield finding


# Private functions


def _finding(mention: Mention, playbook: Playbook) -> Diagnostic | None:
    sheet = mention.sheet
    successor = successor_of(sheet, playbook)
    if mention.succession and not successor and sheet.meta.replaced_by:
        return None  # they go round in a circle: replaced-by-loop
    return RULE.at(
        mention.span,
        phrase(
            "%(says)s the %(sheet)s `%(sheet2)s`, which is retired",
            says=mention.says,
            sheet=phrase(sheet.kind.value),
            sheet2=sheet.id,
        ),
        help=phrase("name its successor `%(successor)s`", successor=successor.id)
        if successor
        else phrase("take the link out"),
    )
