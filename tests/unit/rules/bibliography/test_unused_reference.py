"""Every reference is cited somewhere."""

from dataclasses import replace

import pytest

from generator.rules.bibliography import unused_reference
from tests.unit.factories import LI, SOURCE, ZHU, Texts, card, cards, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"references.bib": LI}, ["li2010"], id="cited nowhere"),
        pytest.param(
            cards(a="Read [@li2010].") | {"references.bib": LI + ZHU}, ["zhu2013"], id="one of two"
        ),
        pytest.param(
            cards(a="`[@li2010]`") | {"references.bib": LI}, ["li2010"], id="in code only"
        ),
        pytest.param(
            {"docs/about.md": "Read [@li2010].\n", "references.bib": LI}, [], id="cited in docs"
        ),
        pytest.param(
            {"kb/sources/essay.yml": SOURCE, "references.bib": LI},
            [],
            id="cited by a source document",
        ),
        pytest.param(
            {"kb/cards/a.md": card("Read [@li2010].", status="draft"), "references.bib": LI},
            [],
            id="cited in a draft",
        ),
        pytest.param(
            cards(a="Read [@li2011].") | {"references.bib": LI}, [], id="meant by a misspelt key"
        ),
    ],
)
def test_unused_reference(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(unused_reference.check(playbook(files)), files)


def test_silent_until_every_file_loads() -> None:
    """What is missing may stand in a file that did not load."""
    made = replace(playbook({"references.bib": LI}), failed=frozenset({"kb/cards/b.md"}))
    assert list(unused_reference.check(made)) == []
