"""Who allows a finding says why."""

import pytest

from generator.rules.words import allowance_without_reason
from tests.unit.factories import Texts, cards, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            cards(a="#### Deep <!-- allow: heading-jump -->\n"),
            ["<!-- allow: heading-jump -->"],
            id="no reason",
        ),
        pytest.param(
            cards(a="#### Deep <!-- allow: heading-jump:  -->\n"),
            ["<!-- allow: heading-jump:  -->"],
            id="blank reason",
        ),
        pytest.param(
            cards(a="#### Deep <!-- allow: heading-jump: quoted so -->\n"), [], id="reason"
        ),
    ],
)
def test_allowance_without_reason(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(allowance_without_reason.check(playbook(files)), files)
