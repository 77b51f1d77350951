"""The words of a link do not say where it leads.

## What it finds

A link whose whole text is *here*, *click here*, *this*, *more*, *read more* or the like, in English
or German. The title of a page of this playbook is never vague, even where it is such a word.

## Why it matters

Screen readers list the links of a page by their words alone, and who skims a page reads little
else. Search engines judge a page by the words of the links to it, too.

## Wrong

```markdown
Meet in small groups. Read more [here](small-meetings.md).
```

## Right

```markdown
[Meet in small groups](small-meetings.md).
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.playbook import Playbook
from generator.words.phrases import phrase

RULE = Rule("vague-link", Severity.WARNING)

_VAGUE = frozenset(
    (
        *("here", "right here", "see here", "click here", "click this", "click", "go", "start"),
        *("this", "this link", "this page", "this card", "this one", "that", "link", "the link"),
        *("more", "read more", "see more", "learn more", "find out more", "more details"),
        *("more info", "more information", "info", "information", "details", "read on", "see this"),
        *("hier", "hier klicken", "klick hier", "klicken sie hier", "siehe hier", "dies", "dieser"),
        *(
            "mehr",
            "mehr lesen",
            "mehr erfahren",
            "mehr dazu",
            "weiterlesen",
            "weitere informationen",
        ),
        *("mehr informationen", "diese seite", "diese karte", "der link", "dieser link"),
    )
)
_AROUND = " \t\n\u00a0.,:;!?\u2026*_`()[]<>\u00ab\u00bb\u2039\u203a\u201c\u201d\u201e\"'\u2190\u2192\u21d2\u2794\u279c-\u2013\u2014"


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each link whose words would fit any other."""
    links = [(text, it) for text in playbook.texts() for it in text.links if not it.image]
    vague = {words for words in {it.text for _, it in links} if _bare(words) in _VAGUE}
    if not vague:
        return
    titles = {_bare(sheet.title) for sheet in playbook.all_sheets()}
    for document, link in links:
        if link.text in vague and _bare(link.text) not in titles:
            yield RULE.at(
                document.text.span(link.start, link.end),
                phrase("the link `%(words)s` does not say where it leads", words=link.text.strip()),
                help=phrase("let its words name what is there, such as the title of the page"),
            )


# Private functions


def _bare(text: str) -> str:
    """Return *text* without signs around it, spaces made one, in lower case."""
    return " ".join(text.casefold().split()).strip(_AROUND)
