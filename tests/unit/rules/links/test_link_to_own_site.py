"""A link within the site is a path."""

import pytest

from generator.rules.links import link_to_own_site
from tests.unit.factories import Texts, cards, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            cards(a="[x](https://play.example.org/roles/cio/)"),
            ["https://play.example.org/roles/cio/"],
            id="a page",
        ),
        pytest.param(
            cards(a="[x](https://play.example.org)"), ["https://play.example.org"], id="home"
        ),
        pytest.param(cards(a="[x](https://play.example.org.evil/)"), [], id="another host"),
        pytest.param(cards(a="[x](../roles/cio.md)"), [], id="path"),
    ],
)
def test_link_to_own_site(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(
        link_to_own_site.check_addresses(playbook(files), "https://play.example.org/"), files
    )
