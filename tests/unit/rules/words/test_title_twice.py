"""Pages of a kind can be told apart by their titles."""

import pytest

from generator.rules.words import title_twice
from tests.unit.factories import Texts, card, playbook, spotted


def _titles(*titles: str) -> dict[str, str]:
    return {f"kb/cards/{n}.md": card(title=title) for n, title in enumerate(titles)}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(_titles("Lead openly", "Lead openly"), ["Lead openly"], id="same"),
        pytest.param(
            _titles("Lead openly", "lead  OPENLY"), ["lead  OPENLY"], id="but for case and spaces"
        ),
        pytest.param(
            _titles("Lead openly", "Lead", "Lead openly", "Lead openly"),
            ["Lead openly", "Lead openly"],
            id="three",
        ),
        pytest.param(_titles("Lead openly", "Lead more openly"), [], id="different"),
        pytest.param(
            {"kb/cards/a.md": card(title="Chief Information Officer")}, [], id="of another kind"
        ),
        pytest.param(
            _titles("Lead")
            | {"kb/cards/z.md": card(title="Lead", status="retired", front="reason: old\n")},
            [],
            id="retired",
        ),
    ],
)
def test_title_twice(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(title_twice.check(playbook(files)), files)
