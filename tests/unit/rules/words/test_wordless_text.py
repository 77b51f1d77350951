"""Where words are needed, markup alone is told at its place."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.tree import load
from generator.model.site import Settings
from generator.rules.words import wordless_text
from tests.unit.decided import OURS, TREE
from tests.unit.factories import LI, card, guidance, playbook
from tests.unit.taught import CARD, COURSE, PATH

GOALS = card(guidance("- Goals decide [@li2010]. <!-- id: goals -->"), title="Goals")
FILES = {
    "references.bib": LI,
    "kb/cards/goals-first.md": GOALS,
    "kb/cards/leadership.md": CARD,
    OURS: TREE,
    PATH: COURSE,
}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("kb/cards/goals-first.md", "Goals decide"),
        (OURS, "Does it serve a goal?"),
        (OURS, "A goal of the business"),
        (OURS, "Mature"),
        (OURS, "People had time."),
        (OURS, "Keep it"),
        (OURS, "Write the expected numbers down."),
        (PATH, "Open leadership {"),
        (PATH, "Say what it makes possible."),
        (PATH, "what for"),
        (PATH, "Draw the box"),
        (PATH, "Draw it."),
        (PATH, "Which side are you on?"),
    ],
)
def test_texts_of_sheets(path: str, words: str) -> None:
    """Whatever readers are shown of a card, a decision or a course."""
    assert list(wordless_text.check(playbook(FILES))) == []
    end = words[words.index("{") :] if "{" in words else ""
    for hollow in ("<b></b>", "***"):
        before, behind = FILES[path].rsplit(words, 1)
        made = playbook({**FILES, path: f"{before}{hollow}{' ' + end if end else ''}{behind}"})
        (found,) = wordless_text.check(made)
        assert (found.span.path, found.span.line) == (path, before.count("\n") + 1)


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("kb/cards/a.md", card("", title="'<b></b>'"), 2),
        ("kb/cards/a.md", card("", title="A").replace("summary: What the card says", "summary: '***' #"), 3),
        ("kb/glossary.yml", "terms:\n  - id: a\n    term: '&nbsp;'\n    definition: It is.\n    basis: editorial\n", 3),
        ("kb/glossary.yml", "terms:\n  - id: a\n    term: A\n    definition: <br>\n    basis: editorial\n", 4),
        ("kb/vocabulary.yml", "facets:\n  - id: a\n    key: as\n    title: '...'\n    plural: As\n    description: It is.\n    values: []\n", 4),
    ],
)  # fmt: skip
def test_values(path: str, text: str, line: int) -> None:
    """A value of front matter, or of a list."""
    _, found = load({path: Text(path, text)}, Settings())
    assert [it.span.line for it in found if it.rule == "wordless-text"] == [line]


def test_a_citation_alone() -> None:
    """A statement that is a citation says nothing; below a bare one it belongs to that."""
    for lines, count in ((("- [@li2010].",), 1), (("- Goals.", "- [@li2010]."), 0)):
        made = playbook({"references.bib": LI, "kb/cards/a.md": card(guidance(*lines))})
        assert len(list(wordless_text.check(made))) == count


@pytest.mark.parametrize(("written", "count"), [(r"\&nbsp;", 0), (r"\\\&nbsp;", 0), ("&nbsp;", 1)])
def test_what_is_escaped_is_read(written: str, count: int) -> None:
    """A statement may begin with a stroke: what stands behind it is a sign."""
    text = card(guidance(f"- {written} [@li2010]."), title="Goals")
    made = playbook({"references.bib": LI, "kb/cards/goals-first.md": text})
    assert len(list(wordless_text.check(made))) == count
