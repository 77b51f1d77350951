"""The few files that an edit changes are put in place at once, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.disk import ForeignError
from generator.site.ahead import MOST, put_ahead
from generator.site.mirror import Claim, claim_of
from generator.site.publish import publish


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site that was published twice, so that it has a spare."""
    place = tmp_path / "build" / "site"
    place.parent.mkdir()
    for words in ("old", "older", "old"):
        publish(place, claims({"a/index.html": words, "b.html": "b"}), place.parent)
    return place


def claims(contents: Mapping[str, str]) -> dict[str, Claim]:
    return {path: claim_of(text) for path, text in contents.items()}


def keys(made: Mapping[str, Claim]) -> dict[str, str]:
    return {path: it.key for path, it in made.items()}


BEFORE = {"a/index.html": "old", "b.html": "b"}


def test_what_changed_is_there_at_once(site: Path) -> None:
    """The spare keeps what it has, and the exchange makes the site what its notes say."""
    new = claims({"a/index.html": "new", "b.html": "b"})
    spare = site.with_name(".spare-site")
    stood = (spare / "a/index.html").read_text("utf-8")
    assert put_ahead(site, new, keys(claims(BEFORE)), site.parent) == 1
    assert (site / "a/index.html").read_text("utf-8") == "new"
    assert (spare / "a/index.html").read_text("utf-8") == stood
    assert publish(site, new, site.parent).written == ("a/index.html",)
    assert publish(site, new, site.parent).changed == 0
    assert (site / "a/index.html").read_text("utf-8") == "new"
    assert not (site.parent / "aside").exists()


@pytest.mark.parametrize(
    ("after", "before"),
    [
        pytest.param({"a/index.html": "new", "c.html": "c"}, BEFORE, id="one is new"),
        pytest.param({"a/index.html": "new"}, {}, id="nothing is known"),
        pytest.param(BEFORE, BEFORE, id="nothing changed"),
        pytest.param(
            {f"{it}.html": "new" for it in range(MOST + 1)},
            {f"{it}.html": "old" for it in range(MOST + 1)},
            id="too many",
        ),
    ],
)
def test_else_nothing_is(site: Path, after: Mapping[str, str], before: Mapping[str, str]) -> None:
    assert put_ahead(site, claims(after), keys(claims(before)), site.parent) == 0
    assert (site / "a/index.html").read_text("utf-8") == "old"
    assert sorted(it.name for it in site.iterdir()) == ["a", "b.html"]


def test_a_page_that_cannot_be_made_leaves_all_as_they_were(site: Path) -> None:
    def broken() -> bytes:
        raise ValueError("no such filter")

    new = {**claims({"a/index.html": "new"}), "b.html": Claim("other", broken, 1)}
    with pytest.raises(ValueError, match="no such filter"):
        put_ahead(site, new, keys(claims(BEFORE)), site.parent)
    assert (site / "a/index.html").read_text("utf-8") == "old"


def test_nothing_is_written_through_a_link(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "mine"
    (site / "a").rename(other)
    (site / "a").symlink_to(other)
    new = claims({"a/index.html": "new", "b.html": "b"})
    with pytest.raises(ForeignError):
        put_ahead(site, new, keys(claims(BEFORE)), site.parent)
    assert (other / "index.html").read_text("utf-8") == "old"


def test_a_link_in_place_of_a_page_is_left_to_the_exchange(site: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.html"
    mine.write_text("mine", encoding="utf-8")
    (site / "b.html").unlink()
    (site / "b.html").symlink_to(mine)
    assert put_ahead(site, claims({"b.html": "new"}), keys(claims(BEFORE)), site.parent) == 0
    assert (site / "b.html").is_symlink()
    assert mine.read_text("utf-8") == "mine"
