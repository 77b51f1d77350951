"""The pages of the rules are read by every team: none of their examples is of our own cards."""

from __future__ import annotations

import re
from pathlib import Path

from generator.rules.book import rules


def test_no_example_is_of_our_cards(root: Path) -> None:
    """A name of several words is a card's, a role's or a decision's alone."""
    ours = [it.stem for it in sorted((root / "kb").rglob("*.md")) if "-" in it.stem]
    named = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ours))})(?![\w-])")
    found = {name: named.findall(doc.page_markdown) for name, doc in rules().items()}
    assert {name: ids for name, ids in found.items() if ids} == {}
