"""Test what belongs to a sheet's outline, and what is only its words."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.tree import load
from generator.model.site import Settings

CARD = """---
title: A title
summary: A summary.
status: published
roles: [cio]
owner: cio
reviewed: 2026-01-31
review: 12 months
---
## Guidance

- One says so [@li2010]. <!-- id: one; from: A1.1a -->
- See [the other](other.md). <!-- basis: editorial -->

## In practice

Words, and more of them.
"""


def outline(text: str) -> str:
    """Return the outline of a card with this *text*."""
    path = "kb/cards/a.md"
    sources, _ = load({path: Text(path, text)}, Settings())
    return sources.sheets[0].outline


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("more of them", "fewer", id="words of a paragraph"),
        pytest.param("One says so", "One says it", id="words of a statement"),
        pytest.param("the other]", "another]", id="words of a link"),
        pytest.param("Words,", "\n\nWords,", id="empty lines"),
        pytest.param("them.\n", "them.\n\nOne paragraph more.\n", id="a paragraph more"),
    ],
)
def test_words_are_no_part(old: str, new: str) -> None:
    """Other words have the same outline."""
    assert outline(CARD.replace(old, new)) == outline(CARD)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("A title", "Another", id="title"),
        pytest.param("A summary", "Another", id="summary"),
        pytest.param("published", "draft", id="status"),
        pytest.param("[cio]", "[cmo]", id="roles"),
        pytest.param("2026-01-31", "2026-02-28", id="review"),
        pytest.param("## In practice", "## In use", id="heading"),
        pytest.param("## In practice", "### In practice", id="level"),
        pytest.param("@li2010", "@zhu2013", id="work"),
        pytest.param("@li2010", "@li2010, p. 3", id="locator"),
        pytest.param("[@li2010]", "@li2010", id="narrative"),
        pytest.param("other.md", "third.md", id="link"),
        pytest.param("id: one", "id: first", id="anchor"),
        pytest.param("A1.1a", "A1.1b", id="fact"),
        pytest.param("editorial", "uncited", id="basis"),
        pytest.param("\n- See", "\n- More. <!-- basis: uncited -->\n- See", id="a statement more"),
    ],
)
def test_the_outline_has_what_other_pages_show(old: str, new: str) -> None:
    """A change of what shows elsewhere changes the outline."""
    assert outline(CARD.replace(old, new)) != outline(CARD)
