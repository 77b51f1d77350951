"""A file of one kind lies in the folder of another.

## What it finds

A card, decision or resource that lies in a folder of `kb/` for other things, or in `docs/`. What it is shows
in its front matter and headings: a card has `## Guidance`, a decision `# Questions` or `# Factors`, a
resource says who provides it.

## Why it matters

The folder says what a file is. In the wrong one it would be read as what it is not, and nearly all of it would
seem wrong.

## Wrong

```text
docs/answer-in-a-day.md
```

## Right

```text
kb/cards/answer-in-a-day.md
```
"""

from __future__ import annotations

import re

from generator.findings.diagnostics import Diagnostic, Rule, Severity, Text
from generator.kinds import KINDS, Kind
from generator.words.phrases import phrase

RULE = Rule("wrong-folder", Severity.ERROR)

# Kinds whose files can be told by what they hold.
TOLD = frozenset({Kind.CARD, Kind.DECISION, Kind.DOC, Kind.RESOURCE, Kind.ROLE})


def check_folder(kind: Kind, text: Text) -> Diagnostic | None:
    """Return a finding where *text*, which lies in the folder of *kind*, is of another kind."""
    if kind is Kind.CARD and "\n# " not in text.content and "reached-by:" not in text.content:
        return None  # nearly all files are cards, and lie where they belong
    found = _FRONT.match(text.content)
    if kind not in TOLD or found is None:
        return None
    keys = frozenset(_KEY.findall(found["front"]))
    own = _kind(kind, keys, text.content[found.end() :])
    if own is kind:
        return None
    name = text.path.rpartition("/")[2]
    message = phrase(
        "this is a %(own)s, and lies in `%(words)s`",
        own=phrase(own),
        words=text.path.removesuffix(name),
    )
    help = phrase("move it to `%(kinds)s%(name)s`", kinds=KINDS[own].source, name=name)
    return RULE.at(text.span(0, 3), message, help=help)


# Private functions

_FRONT = re.compile(r"---[ \t]*\n(?P<front>.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^(?P<key>[\w-]+):", re.MULTILINE)
_DECIDES = re.compile(r"^# +(?:Questions|Factors|Outcomes)\s*$", re.MULTILINE)
_GUIDES = re.compile(r"^## +(?:Guidance|Empfehlung(?:en)?)\s*$", re.MULTILINE)
_OFFERED = frozenset({"provided-by", "reached-by"})
_OWNED = frozenset({"owner", "reviewed", "review"})


def _kind(kind: Kind, keys: frozenset[str], body: str) -> Kind:
    """Return what a file with these *keys* and this *body* is; *kind* where nothing else is clear."""
    if kind is Kind.DOC and not keys >= _OWNED:
        return kind
    if _DECIDES.search(body):
        return Kind.DECISION
    if keys >= _OFFERED:
        return Kind.RESOURCE
    if "roles" in keys and _GUIDES.search(body):
        return Kind.CARD
    return kind
