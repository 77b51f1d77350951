"""A statement cites what the source cites for its facts, no more and no less."""

import pytest

from generator.rules.cards import evidence_mismatch
from tests.unit.factories import LI, SOURCE, ZHU, Texts, cards, guidance, playbook, spotted


def _bound(statement: str) -> Texts:
    return {
        **cards(a=guidance(statement)),
        "references.bib": LI + ZHU,
        "kb/sources/essay.yml": SOURCE,
    }


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            _bound("Lead openly. <!-- basis: uncited; from: A1.1a -->"),
            ["A1.1a"],
            id="works left out",
        ),
        pytest.param(
            _bound("Lead openly [@li2010; @zhu2013]. <!-- from: A1.1a -->"),
            ["A1.1a"],
            id="a work too many",
        ),
        pytest.param(
            _bound("Lead openly [@zhu2013]. <!-- from: A1.1a -->"),
            ["A1.1a", "A1.1a"],
            id="another work",
        ),
        pytest.param(
            _bound("Experiment [@li2010]. <!-- from: A1.2a -->"),
            ["A1.2a"],
            id="a work for an uncited fact",
        ),
        pytest.param(
            _bound("Experiment. <!-- basis: editorial; from: A1.2a -->"),
            ["A1.2a"],
            id="what the source says called editorial",
        ),
        pytest.param(
            _bound("Lead openly [@li2010]. <!-- from: A1.1a, A1.1b, A1.2a -->"),
            [],
            id="facts together",
        ),
        pytest.param(
            _bound("Experiment. <!-- basis: uncited; from: A1.2a -->"),
            [],
            id="uncited as in the source",
        ),
        pytest.param(_bound("Lead openly [@li2010; @zhu2013]."), [], id="not bound"),
        pytest.param(
            _bound("Lead openly [@li2011]. <!-- from: A1.1a -->"),
            [],
            id="unknown work is a finding already",
        ),
        pytest.param(
            _bound("Lead openly [@li2010; @zhu2013]. <!-- from: A1.1a, A9.9x -->"),
            [],
            id="unknown fact is a finding already",
        ),
        pytest.param(
            _bound("Lead openly. <!-- from: A1.1a -->"), [], id="bare is a finding already"
        ),
    ],
)
def test_evidence_mismatch(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(evidence_mismatch.check(playbook(files)), files)


def test_says_which() -> None:
    """The message names the works and the facts."""
    (finding,) = evidence_mismatch.check(
        playbook(_bound("Lead. <!-- basis: uncited; from: A1.1a, A1.1b -->"))
    )
    assert finding.message == (
        "the source cites `li2010` for `A1.1a`, `A1.1b`, the statement does not"
    )
