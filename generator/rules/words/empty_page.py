"""A page has nothing on it.

## What it finds

A published course without a module, and a page of `docs/` without a word below its front matter.

## Why it matters

Readers who open it find a title. A course without modules has no plan, no handout, and packs with
nothing in them.

## Wrong

```markdown
---
title: Roles
summary: Who does what.
---
For whom, and what to bring.
```

## Right

```markdown
---
title: Roles
summary: Who does what.
---
For whom, and what to bring.

## The chair {#chair}

Minutes: 45
Aim: Say what a chair does.

### Read
- [Name a chair](../cards/chair.md): why one is needed
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.kinds import Kind
from generator.model.playbook import Playbook
from generator.model.sheets import Status
from generator.words.phrases import phrase

RULE = Rule("empty-page", Severity.WARNING)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each published course without modules, and each page without words."""
    for course in playbook.courses.values():
        read = course.sheet.path not in playbook.failed
        if course.sheet.status is Status.PUBLISHED and read and not course.modules:
            message = phrase("the course `%(course)s` has no modules", course=course.id)
            help = phrase("write one below a heading `## `, or set `status: draft`")
            yield RULE.at(course.sheet.at("title"), message, help=help)
    for page in playbook.sheets[Kind.DOC].values():
        if not page.document.events:
            message = phrase("the page `%(page)s` has no words", page=page.id)
            help = phrase("write below its front matter, or remove the file")
            yield RULE.at(page.at("title"), message, help=help)
