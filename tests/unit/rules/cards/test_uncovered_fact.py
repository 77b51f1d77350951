"""Nothing of a source document is lost."""

from dataclasses import replace

import pytest

from generator.rules.cards import uncovered_fact
from tests.unit.factories import LI, SOURCE, Texts, card, cards, guidance, playbook, spotted


def _of(facts: str = "", status: str = "published") -> dict[str, str]:
    statement = f"Do it. <!-- from: {facts} -->"
    return {
        "kb/cards/a.md": card(guidance(statement) if facts else "", status=status),
        "references.bib": LI,
        "kb/sources/essay.yml": SOURCE,
    }


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(_of(), ["A1.1", "A1.2"], id="none covered"),
        pytest.param(_of("A1.1a, A1.2a"), ["A1.1"], id="one of two facts"),
        pytest.param(_of("A1.1a, A1.1b, A1.2a"), [], id="all covered"),
        pytest.param(_of("A1.1a, A1.1x, A1.2a"), [], id="meant by a misspelt fact"),
        pytest.param(
            _of("A1.1a, A1.1b, A1.2a", "draft"), ["A1.1", "A1.2"], id="covered by a draft only"
        ),
        pytest.param(cards(a=""), [], id="no source document"),
    ],
)
def test_uncovered_fact(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(uncovered_fact.check(playbook(files)), files)


def test_names_the_facts() -> None:
    """The message lists what is missing of a statement."""
    first, second = uncovered_fact.check(playbook(_of()))
    assert first.message == "no published card has the facts `A1.1a`, `A1.1b`"
    assert second.message == "no published card has the fact `A1.2a`"


def test_silent_until_every_file_loads() -> None:
    """What is missing may stand in a file that did not load."""
    made = replace(playbook(_of()), failed=frozenset({"kb/cards/b.md"}))
    assert list(uncovered_fact.check(made)) == []
