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


def test_file_of_static() -> None:
    """A file that is published as it is has its address alone, so a link to that is right."""
    links = "[x](https://play.example.org/a/hand%20out.pdf#p=2) [y](https://play.example.org/b.pdf)"
    files = cards(a=links)
    found = link_to_own_site.check_addresses(
        playbook(files), "https://play.example.org/", {"a/hand out.pdf": b""}
    )
    assert spotted(found, files) == ["https://play.example.org/b.pdf"]
