"""Words mean one thing."""

import pytest

from generator.rules.words import glossary_clash
from tests.unit.factories import Texts, playbook, spotted


def _terms(*terms: str) -> Texts:
    entries = []
    for number, words in enumerate(terms):
        term, _, synonyms = words.partition("; ")
        entries.append(
            f"  - id: t{number}\n    term: {term}\n    definition: A word.\n"
            f"    basis: editorial\n    synonyms: [{synonyms}]\n"
        )
    return {"kb/glossary.yml": "terms:\n" + "".join(entries)}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            _terms("Champion; advocate", "Sponsor; advocate"), ["t1"], id="a synonym of two"
        ),
        pytest.param(_terms("Champion", "Hero; champion"), ["t1"], id="but for case"),
        pytest.param(
            _terms("Champion; advocate, patron", "Sponsor; Patron, Advocate"),
            ["t1", "t1"],
            id="two of them",
        ),
        pytest.param(_terms("Champion; champion", "Sponsor; patron"), [], id="its own"),
    ],
)
def test_glossary_clash(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(glossary_clash.check(playbook(files)), files)
