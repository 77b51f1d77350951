"""An image has no words for those who do not see it.

## What it finds

`![](...)`: an image without alternative text.

## Why it matters

Who listens to the page learns nothing of the picture; nor does anyone while it does not load. Say
what the picture tells, not that it is one.

## Wrong

```markdown
![](../images/minutes.png)
```

## Right

```markdown
![Meetings last forty minutes, then an hour](../images/minutes.png)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.words.phrases import phrase

RULE = Rule("image-without-alt", Severity.WARNING)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each image without alternative text."""
    for document in playbook.texts():
        for link in document.links:
            if link.image and not link.text:
                yield RULE.at(
                    link.target.span,
                    phrase(
                        "the image `%(target)s` has no alternative text", target=link.target.value
                    ),
                    help=phrase("say between `![` and `]` what the picture tells"),
                )
