"""A rule's page is said block by block, or not at all."""

from __future__ import annotations

import pytest

from generator.rules.book import rules
from generator.words.catalogue import Catalogue
from generator.words.pages import is_said, messages_of, page_in
from generator.words.words import WORDS, Words, words_of

PAGE = """A title is empty.

## What it finds

A `title:` that has
100 % nothing in it.

```yaml
title: ""

summary: A title is empty.
```
"""
SAID = {
    ("", "A title is empty."): ("Ein Titel ist leer.",),
    ("", "What it finds"): ("Was gefunden wird",),
    ("", "A `title:` that has 100 %% nothing in it."): ("Ein `title:`, zu 100 %% leer.",),
}


def test_messages() -> None:
    """Code is no message, and a paragraph is one line."""
    assert list(messages_of(PAGE)) == [message for _, message in SAID]


def test_page() -> None:
    """Headings keep their places, code its lines."""
    assert page_in(PAGE, Words("de", Catalogue(SAID))) == (
        "Ein Titel ist leer.\n\n## Was gefunden wird {#what-it-finds}\n\n"
        "Ein `title:`, zu 100 % leer.\n\n"
        '```yaml\ntitle: ""\n\nsummary: A title is empty.\n```'
    )


@pytest.mark.parametrize("message", [it for _, it in SAID])
def test_a_page_that_is_not_whole_stays_in_english(message: str) -> None:
    words = Words("de", Catalogue({key: it for key, it in SAID.items() if key[1] != message}))
    assert not is_said(PAGE, words)
    assert page_in(PAGE, words) == PAGE


def test_german_has_all_pages() -> None:
    assert [
        name for name, it in rules().items() if not is_said(it.page_markdown, words_of("de"))
    ] == []


def test_english_is_as_it_is_written() -> None:
    page = rules()["bad-doi"].page_markdown
    assert page_in(page, WORDS) == page
