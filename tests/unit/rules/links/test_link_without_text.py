"""Every link has words."""

import pytest

from generator.rules.links import link_without_text
from tests.unit.factories import Texts, cards, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(cards(a="See [](b.md).\n", b=""), ["b.md"], id="none"),
        pytest.param(cards(a="See [b](b.md).\n", b=""), [], id="words"),
        pytest.param(
            cards(a="[![](../images/a.png)](b.md)\n", b=""), [], id="its image is found itself"
        ),
        pytest.param(cards(a="<https://example.org>\n"), [], id="address"),
    ],
)
def test_link_without_text(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(link_without_text.check(playbook(files)), files)
