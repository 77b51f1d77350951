"""A summary fits into a list."""

import pytest

from generator.rules.words import summary_too_long
from tests.unit.factories import Texts, card, playbook, spotted


def _summary(length: int) -> Texts:
    text = card().replace("What the card says in one sentence.", "x" * length)
    return {"kb/cards/a.md": text}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            _summary(201),
            [
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ],
            id="one too many",
        ),
        pytest.param(_summary(200), [], id="just fits"),
    ],
)
def test_summary_too_long(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(summary_too_long.check(playbook(files)), files)
