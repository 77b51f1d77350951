"""A term that is cited cites."""

import pytest

from generator.rules.cards import term_without_citation
from tests.unit.factories import LI, Texts, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {
                "kb/glossary.yml": "terms:\n  - id: a\n    term: goal\n    definition: Words.\n    basis: cited\n"
            },
            ["a"],
            id="none",
        ),
        pytest.param(
            {
                "kb/glossary.yml": "terms:\n  - id: a\n    term: goal\n    definition: Words [@li2010].\n    basis: cited\n",
                "references.bib": LI,
            },
            [],
            id="one",
        ),
        pytest.param(
            {
                "kb/glossary.yml": "terms:\n  - id: a\n    term: goal\n    definition: Words [@gone2010].\n    basis: cited\n"
            },
            [],
            id="one that leads nowhere is a finding already",
        ),
        pytest.param(
            {
                "kb/glossary.yml": "terms:\n  - id: a\n    term: goal\n    definition: Words.\n    basis: editorial\n"
            },
            [],
            id="editorial",
        ),
    ],
)
def test_term_without_citation(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(term_without_citation.check(playbook(files)), files)
