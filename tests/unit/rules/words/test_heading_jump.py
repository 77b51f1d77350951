"""Headings go down one level at a time."""

import pytest

from generator.rules.words import heading_jump
from tests.unit.factories import Texts, cards, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(cards(a="## One\n\n#### Deep\n"), ["#### Deep"], id="a level skipped"),
        pytest.param(cards(a="### Deep\n"), ["### Deep"], id="the first too deep"),
        pytest.param(cards(a="# Title\n\n## One\n"), ["# Title"], id="the page's own level"),
        pytest.param({"docs/help.md": "# Help\n\n### Deep\n"}, ["### Deep"], id="in docs"),
        pytest.param({"docs/help.md": "# Help\n\n## One\n"}, [], id="a title in docs"),
        pytest.param(cards(a="## One\n\n### Two\n\n## Three\n"), [], id="up by more than one"),
        pytest.param(cards(a="## One\n\n    #### Code\n"), [], id="in code"),
    ],
)
def test_heading_jump(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(heading_jump.check(playbook(files)), files)
