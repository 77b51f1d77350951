"""What a brand adds to the theme, and what a project's own templates may not lose."""

from __future__ import annotations

import pytest

from generator.model.site import Brand, Settings
from generator.read.own import own_theme
from generator.site.shells.face import STYLE, face, paths_of, with_pictures
from generator.site.shells.overrides import check_overrides

BRAND = Brand(
    colour="#aa0044", dark_colour="#ff88aa", logo="b/l.SVG", headings="b/h.woff2", favicon="b/i.png"
)
FILES = {"b/l.SVG": b"<svg/>", "b/h.woff2": b"font", "b/i.png": b"png"}


def test_face() -> None:
    """Files go where the theme looks for them; colours and fonts are a style of their own."""
    made = face(BRAND, FILES)
    assert sorted(made) == [
        "assets/fonts/brand-headings.woff2",
        "assets/images/brand-favicon.png",
        "assets/images/brand-logo.svg",
        STYLE,
    ]
    style = made[STYLE].decode()
    assert '[data-md-color-scheme="default"] { --pb-link: #aa0044;' in style
    assert '[data-md-color-scheme="slate"] { --pb-link: #ff88aa;' in style
    assert style.count("--pb-tab: #ff88aa;") == 2  # the line below the open tab, by night
    assert 'url("../fonts/brand-headings.woff2")' in style
    assert "--pb-sans" not in style


def test_a_picture_that_is_not_there_is_not_named() -> None:
    """A shared link shows the picture, if there is one."""
    there = Brand(picture="b/card.png")
    assert face(there, {"b/card.png": b"png"}) == {"assets/images/brand-picture.png": b"png"}
    for files, expected in (({"b/card.png": b"png"}, "b/card.png"), ({}, "")):
        assert with_pictures(Settings(brand=there), files).brand.picture == expected


def test_no_face() -> None:
    """Without a brand the theme is as it was; so it is without the brand's files."""
    assert face(Brand(), {}) == {}
    assert face(Brand(logo="l.svg", text="t.woff2"), {}) == {}
    assert with_pictures(Settings(brand=Brand(logo="l.svg")), {}).look == {}


def test_pictures() -> None:
    """The theme is told of the logo and the icon, beside what it was told."""
    settings = with_pictures(Settings(brand=BRAND, look={"language": "de"}), FILES)
    assert settings.look == {
        "language": "de",
        "logo": "assets/images/brand-logo.svg",
        "favicon": "assets/images/brand-favicon.png",
    }
    assert paths_of(BRAND) == {"logo": "b/l.SVG", "favicon": "b/i.png", "headings": "b/h.woff2"}


@pytest.mark.parametrize(
    ("path", "change", "lost"),
    [
        pytest.param("partials/contents.html", ("<!--slot:toc-->", ""), ["toc"], id="missing-slot"),
        pytest.param("partials/footer.html", ("Every", "Each"), [], id="other words"),
        pytest.param("partials/copyright.html", ("", "x"), [], id="a file of the theme's own"),
    ],
)
def test_overrides(path: str, change: tuple[str, str], lost: list[str]) -> None:
    """A slot that no template prints any longer is told, at the file that lost it."""
    own = own_theme()
    theirs = {path: own.get(path, b"").decode().replace(*change).encode()}
    found = list(check_overrides(own, theirs))
    assert [it.span.path for it in found] == [f"templates/theme/{path}"] * len(lost)
    assert [slot for slot in lost if f"`{slot}`" not in found[0].message] == []
