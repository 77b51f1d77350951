"""A relation is declared on one side."""

import pytest

from generator.rules.cards import duplicate_relation
from tests.unit.factories import Texts, card, cards, playbook, spotted


def _related(**relations: str) -> Texts:
    return {
        f"kb/cards/{card_id}.md": card(
            front="related:\n  {}:\n    {}: why\n".format(*words.split())
        )
        for card_id, words in (
            {"a": "supports d", "b": "supports d", "c": "supports d"} | relations
        ).items()
    } | cards(d="")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(_related(a="contrasts b", b="contrasts a"), ["a"], id="symmetric"),
        pytest.param(_related(a="supports b", b="supports a"), ["a"], id="mutual"),
        pytest.param(_related(a="supports b", b="qualifies a"), [], id="different relations"),
        pytest.param(_related(a="contrasts b", b="contrasts c", c="supports a"), [], id="one side"),
        pytest.param(_related(a="contrasts a"), [], id="itself is another finding"),
        pytest.param(
            _related(a="requires b", b="requires a"), [], id="a circle is another finding"
        ),
    ],
)
def test_duplicate_relation(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(duplicate_relation.check(playbook(files)), files)
