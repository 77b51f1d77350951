"""All files are loaded, and what is remembered of one is what it would be read as now."""

from __future__ import annotations

from generator.cache.memory import Memory
from generator.findings.diagnostics import Text
from generator.load.tree import load
from generator.model.site import Settings
from tests.unit.factories import ROLES, VOCABULARY, card

FILES = {**ROLES, "kb/cards/a.md": card(front="topics: [adoption]\n")}


def _rules(files: dict[str, str], memory: Memory) -> list[str]:
    texts = {path: Text(path, content) for path, content in files.items()}
    return [it.rule for it in load(texts, Settings(), frozenset(), frozenset(), memory)[1]]


def test_a_sheet_is_read_anew_when_the_facets_are_others() -> None:
    """Its own text is the same; whether `topics` is a key of it hangs on the vocabulary."""
    memory = Memory()
    assert _rules(FILES, memory) == ["unknown-key"]
    assert _rules({**FILES, "kb/vocabulary.yml": VOCABULARY}, memory) == []
    assert _rules(FILES, memory) == ["unknown-key"]
