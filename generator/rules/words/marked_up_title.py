"""A title or summary has markup in it.

## What it finds

HTML, bold words or links in the `title:` or the `summary:` of a page.

## Why it matters

Both are plain text: they stand in lists, in the search, in feeds and in the tab of a browser, where
readers would see the marks.

## Wrong

```yaml
title: Answer <b>within a day</b>
```

## Right

```yaml
title: Answer within a day
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.words.phrases import phrase

RULE = Rule("marked-up-title", Severity.WARNING)
_MARKUP = re.compile(
    r"</?[A-Za-z][^<>]{0,80}>|\*\*(?P<bold>[^*]+)\*\*|!?\[(?P<link>[^\[\]]+)\]\([^()]*\)"
)


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each title and summary with markup."""
    for sheet in playbook.all_sheets():
        for key, words in (("title", sheet.title), ("summary", sheet.summary)):
            if (key,) in sheet.places and _MARKUP.search(words) and _plain(words):
                yield RULE.at(
                    sheet.at(key),
                    phrase("`%(key)s` is plain text, and has markup in it", key=key),
                    help=phrase("write `%(right)s`", right=_plain(words)),
                )


# Private functions


def _plain(words: str) -> str:
    bare = _MARKUP.sub(lambda it: it["bold"] or it["link"] or "", words)
    return " ".join(bare.split())
