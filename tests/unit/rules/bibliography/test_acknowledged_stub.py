"""A stub is told for information."""

import pytest

from generator.rules.bibliography import acknowledged_stub
from tests.unit.factories import LI, Texts, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {
                "references.bib": "@misc{zhu2013, author = {Zhu}, date = {2013}, keywords = {incomplete}}\n"
            },
            ["zhu2013"],
            id="keyword alone",
        ),
        pytest.param(
            {
                "references.bib": "@misc{zhu2013, author = {Zhu}, date = {2013}, keywords = {power, incomplete}}\n"
            },
            ["zhu2013"],
            id="among keywords",
        ),
        pytest.param(
            {
                "references.bib": "@misc{zhu2013, author = {Zhu}, date = {2013}, keywords = {incompleteness}}\n"
            },
            [],
            id="another keyword",
        ),
        pytest.param({"references.bib": LI}, [], id="complete"),
    ],
)
def test_acknowledged_stub(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(acknowledged_stub.check(playbook(files)), files)
