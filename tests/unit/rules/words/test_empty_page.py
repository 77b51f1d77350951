"""A page has something on it."""

import pytest

from generator.rules.words import empty_page
from tests.unit.factories import Texts, card, playbook, spotted

MODULE = "\n## One {#one}\n\nMinutes: 45\nAim: Say it.\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"kb/courses/a.md": card("For whom.\n")}, ["A card"], id="no modules"),
        pytest.param({"kb/courses/a.md": card()}, ["A card"], id="a course of nothing"),
        pytest.param({"kb/courses/a.md": card(MODULE)}, [], id="a module"),
        pytest.param({"kb/courses/a.md": card(status="draft")}, [], id="a draft"),
        pytest.param({"docs/a.md": "---\ntitle: A\n---\n\n"}, ["A"], id="no words"),
        pytest.param({"docs/a.md": "---\ntitle: A\n---\nWords.\n"}, [], id="words"),
    ],
)
def test_empty_page(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(empty_page.check(playbook(files)), files)
