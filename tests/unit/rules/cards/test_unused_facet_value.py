"""Every value of the vocabulary has a card."""

from dataclasses import replace

import pytest

from generator.rules.cards import unused_facet_value
from tests.unit.factories import VOCABULARY, Texts, card, playbook, spotted


def _topics(front: str, status: str = "published") -> dict[str, str]:
    return {"kb/vocabulary.yml": VOCABULARY, "kb/cards/a.md": card(front=front, status=status)}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(_topics(""), ["adoption"], id="none"),
        pytest.param(_topics("topics: [adoption]\n"), [], id="used"),
        pytest.param(_topics("topics: [adpotion]\n"), [], id="meant by a misspelt name"),
        pytest.param(_topics("topic: [adoption]\n"), [], id="behind a misspelt key"),
        pytest.param(
            _topics("topics: [adoption]\n", "draft"), ["adoption"], id="used by a draft only"
        ),
    ],
)
def test_unused_facet_value(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(unused_facet_value.check(playbook(files)), files)


def test_silent_until_every_file_loads() -> None:
    """What is missing may stand in a file that did not load."""
    made = replace(playbook(_topics("")), failed=frozenset({"kb/cards/b.md"}))
    assert list(unused_facet_value.check(made)) == []
