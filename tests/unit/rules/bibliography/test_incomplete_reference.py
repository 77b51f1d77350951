"""A reference has a title or owns up to having none."""

import pytest

from generator.rules.bibliography import incomplete_reference
from tests.unit.factories import LI, Texts, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"references.bib": "@misc{zhu2013, author = {Zhu}, date = {2013}}\n"},
            ["zhu2013"],
            id="no title",
        ),
        pytest.param(
            {
                "references.bib": "@misc{zhu2013, author = {Zhu}, date = {2013}, keywords = {incomplete}}\n"
            },
            [],
            id="acknowledged",
        ),
        pytest.param({"references.bib": LI}, [], id="complete"),
    ],
)
def test_incomplete_reference(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(incomplete_reference.check(playbook(files)), files)
