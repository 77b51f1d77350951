"""A finding is allowed without a reason.

## What it finds

`<!-- allow: RULE -->` without a reason after a second colon, in the comment form of any file.

## Why it matters

Whoever reads the file next must be able to tell a decision from an oversight, and to see when the
reason is gone.

## Wrong

```markdown
<!-- allow: heading-jump -->
```

## Right

```markdown
<!-- allow: heading-jump: the form that is quoted here has these levels -->
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.words.phrases import phrase

RULE = Rule("allowance-without-reason", Severity.WARNING)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each allowance without a reason."""
    for allowance in playbook.allowances:
        if not allowance.rule.value:
            message = phrase("the comment allows nothing: it names no rule")
            help = phrase("write the rule and why: `allow: RULE: because ...`")
            yield RULE.at(allowance.span, message, help=help)
        elif not allowance.reason:
            yield RULE.at(
                allowance.span,
                phrase("`%(rule)s` is allowed without a reason", rule=allowance.rule.value),
                help=phrase("say why: `allow: %(rule)s: because ...`", rule=allowance.rule.value),
            )
