"""Say a page of Markdown in a language, block by block: the pages of rules stand in docstrings.

A message is a paragraph on one line, or the words of a heading; code between fences is the same in
every language. A page that has a block without a translation stays as it is, so that nobody reads
two languages in turns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.words.words import Words

_FENCED = re.compile(r"^(?P<fence>`{3,}).*?^(?P=fence)$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"(?P<level>#{2,6}) (?P<words>[^{]+)")


def messages_of(page: str) -> Iterator[str]:
    """Yield the messages of *page*, in their order."""
    for block in _blocks(page):
        if not _FENCED.fullmatch(block):
            yield _message(block)


def page_in(page: str, words: Words) -> str:
    """Return *page* in the language of *words*, or as it is where not all of it can be said.

    A heading keeps the place that it has in English.
    """
    if not is_said(page, words):
        return page
    return "\n\n".join(_said(block, words) for block in _blocks(page))


def told_page(page: str, words: Words) -> str:
    """Return *page* in the language of *words*, for those who read it as Markdown or as text."""
    return _PLACE.sub("", page_in(page, words))


def is_said(page: str, words: Words) -> bool:
    """Tell whether each message of *page* has a translation."""
    known = words.catalogue.messages
    return all(("", message) in known for message in messages_of(page))


# Private functions

_PLACE = re.compile(r" \{#[a-z-]+\}$", re.MULTILINE)  # of a heading on the rule's page


def _blocks(page: str) -> Iterator[str]:
    at = 0
    for fenced in _FENCED.finditer(page):
        yield from _paragraphs(page[at : fenced.start()])
        yield fenced[0]
        at = fenced.end()
    yield from _paragraphs(page[at:])


def _paragraphs(text: str) -> Iterator[str]:
    return (it for block in re.split(r"\n\s*\n", text) if (it := block.strip()))


def _message(block: str) -> str:
    heading = _HEADING.fullmatch(block)
    words = heading["words"] if heading else " ".join(block.split())
    return words.replace("%", "%%")


def _said(block: str, words: Words) -> str:
    if _FENCED.fullmatch(block):
        return block
    said = words.gettext(_message(block))
    heading = _HEADING.fullmatch(block)
    if not heading:
        return said
    place = heading["words"].lower().replace(" ", "-")
    return f"{heading['level']} {said} {{#{place}}}"
