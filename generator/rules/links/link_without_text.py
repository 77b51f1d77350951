"""A link has no words.

## What it finds

`[](...)`: a link without text and without an image.

## Why it matters

There is nothing to click on, and nothing to be read out but an address.

## Wrong

```markdown
[](small-meetings.md)
```

## Right

```markdown
[Small meetings](small-meetings.md)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.hollow import is_hollow
from generator.model.playbook import Playbook
from generator.model.text import Document, Link
from generator.words.phrases import phrase

RULE = Rule("link-without-text", Severity.WARNING)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each link without text."""
    for document in playbook.texts():
        for link in document.links:
            if link.image or (link.text and not is_hollow(link.text)):
                continue
            if not _holds_image(link, document):  # which is found itself
                yield RULE.at(
                    link.target.span,
                    phrase("the link to `%(target)s` has no text", target=link.target.value),
                    help=phrase("say between `[` and `]` where the link leads"),
                )


# Private functions


def _holds_image(link: Link, document: Document) -> bool:
    pictures = (it for it in document.links if it.image)
    return any(link.start <= it.start and it.end <= link.end for it in pictures)
