"""A file in its usual form says what it said, and is in its usual form for good."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.commands.upkeep.form import formatted
from generator.findings.diagnostics import Text
from generator.kinds import Kind
from generator.load.tree import load
from generator.model.meaning import meaning
from generator.model.site import Settings
from tests.chance import examples
from tests.properties.test_markdown import SOURCES

PATH = "kb/cards/a.md"
LINES = (
    "title: A card", "title:   A card  ", 'title: "A: card"', "summary: What it says. ", "status: draft",
    "status:  published", "roles: [cio,cmo ]", "roles: [ cio ]", "roles:\n  - cio\n  - cmo", "roles:\n- cio # first\n- cmo",
    "owner: cio # she knows", "# allow: overdue-review: it holds\nreviewed: 2026-11-01", "review: 12 months\n",
    "topics: [adoption]", "synonyms: ['a, b', \"c\"]", "synonyms:\n  - a, b", "synonyms: [a,\n  b]",
    "synonyms: [a, # x\n  b]", "aliases: []", "reason: >\n  Folded  \n  words\n\n  and more  ",
    "related:\n  supports:\n    b: why  it does ", "changes:\n  - date: 2026-11-02\n    words: >-\n      So.\n    meaning: true  ",
    "unknown: x", "replaced-by: 'it''s'",
)  # fmt: skip
PARTS = st.sampled_from(
    ["Words.", "Words.  \n", "more \n", "\n\n\n", "## Guidance\n", "- a \n", "  - b\n", "> c  \n", "    code  \n", "\t\n",
     "```\nx  \n\n\n\ny\n```\n", "$$\na  \n$$\n", "<!-- id: a\n  -->", "| a | b | \n|---|---|\n| c | d |  \n", "\\\n", "`a  \nb`",
     "<details>  \n", "</details>\n", "!!! note  \n    text  \n", "1. x\n", "[^1]: note \n", "term\n: meaning \n"]
)  # fmt: skip


@st.composite
def cards(draw: st.DrawFn) -> str:
    """Draw a card with keys in any order and a body of pieces."""
    drawn = draw(st.lists(st.sampled_from(LINES), max_size=10))
    first = {line.lstrip("# ").partition(":")[0]: line for line in drawn}
    front = "\n".join(draw(st.permutations(list(first.values()))))
    body = draw(SOURCES | st.lists(PARTS, max_size=12).map("".join))
    return f"---\n{front}\n---{draw(st.sampled_from(['', ' ']))}\n{body}\n"


def said(content: str) -> object:
    """Return what the card *content* says."""
    sources, _ = load({PATH: Text(PATH, content)}, Settings())
    return meaning(sources.sheets)


@given(cards())
@settings(max_examples=examples(300))
@example("---\ntitle: a\n---\n```\nx  \n\n\n")
@example("---\nroles:\n- cio\nowner: cio\n---\n\n\n\nText  \nbroken\n\n\n\n")
def test_says_the_same(content: str) -> None:
    """Nothing that is read changes; formatted twice is formatted once."""
    made = formatted(Kind.CARD, Text(PATH, content), ("topics",))
    if made is None:
        return
    assert said(made) == said(content)
    assert formatted(Kind.CARD, Text(PATH, made), ("topics",)) == made
    assert made.endswith("\n")
