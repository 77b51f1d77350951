"""A team's face: a colour that cannot be read is told with the nearest that can."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings.diagnostics import Text
from generator.load.options.brand import DARK, LIGHT, grounds, holding
from generator.load.options.colours import TEXT, colour_of, contrast, least, mixed, nearest
from generator.load.settings import load_settings
from generator.model.site import SETTINGS

COLOURS = st.integers(0, 0xFFFFFF).map(lambda it: f"#{it:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("#000000", "#ffffff", 21.0, id="black on white"),
        pytest.param("#ffffff", "#ffffff", 1.0, id="none"),
        pytest.param("#767676", "#ffffff", 4.54, id="the palest grey that holds"),
    ],
)
def test_contrast(one: str, other: str, expected: float) -> None:
    """Contrast is that of WCAG, the same from either side."""
    assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == expected


@given(COLOURS)
def test_nearest_holds(colour: str) -> None:
    """Whatever the colour is, the nearest holds on every ground, in both schemes, and stays then."""
    dark, light = holding(colour, LIGHT), holding(colour, DARK, lighter=True)
    assert least(dark, grounds(dark, LIGHT)) >= TEXT
    assert least(light, grounds(light, DARK)) >= TEXT
    assert (holding(dark, LIGHT), holding(light, DARK, lighter=True)) == (dark, light)


def test_nearest_of_one_that_holds() -> None:
    """A colour that holds stays as it was written."""
    assert nearest("#0b5c60", LIGHT) == "#0b5c60"


@pytest.mark.parametrize(
    ("written", "expected"),
    [("#0B5c60", "#0b5c60"), ("#0b6", "#00bb66"), ("teal", ""), ("#12345", ""), ("", "")],
)
def test_colour_of(written: str, expected: str) -> None:
    """Six digits or three; names are no colours."""
    assert colour_of(written) == expected


def test_mixed() -> None:
    """Half of white in black is grey."""
    assert mixed("#ffffff", "#000000", 0.5) == "#808080"


def settings(brand: str) -> tuple[object, list[tuple[str, int]]]:
    """Return the brand that mkdocs.yml asks for, and each finding's rule with its line."""
    text = f"site_name: S\nplugins:\n  - playbook:\n      brand:\n{brand}"
    made, findings = load_settings(Text(SETTINGS, text))
    return made, [(it.rule, it.span.line) for it in findings]


def test_brand() -> None:
    """All of it is read; the name stands for the site's."""
    made, findings = settings(
        "        name: Ours\n        colour: '#0b5c60'\n        logo: brand/l.svg\n"
        "        fonts:\n          text: brand/t.woff2\n"
    )
    assert findings == []
    brand = made.brand  # type: ignore[attr-defined]  # settings
    assert (made.site_name, brand.colour, brand.logo) == ("Ours", "#0b5c60", "brand/l.svg")  # type: ignore[attr-defined]  # the same
    assert brand.text == "brand/t.woff2"
    assert contrast(brand.dark_colour, DARK[0]) >= TEXT


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("colour: '#ffcc00'", "low-contrast"),
        ("colour: red", "bad-value"),
        ("logo: /etc/passwd.svg", "bad-value"),
        ("logo: https://example.org/l.svg", "bad-value"),
        ("favicon: icon.exe", "bad-value"),
        ("color: '#000000'", "unknown-key"),
    ],
)
def test_faults(line: str, rule: str) -> None:
    """What cannot be is told at its place."""
    assert settings(f"        {line}\n")[1] == [(rule, 5)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nav: []\n", ["`nav` is not used"]),
        ("theme:\n  name: material\n  font: false\n", []),
        ("theme:\n  palette:\n    primary: red\n", ["`primary: red` of the palette is not used"]),
        ("site_url: [a]\n", ["`site_url` is written in a way that is not read"]),
        ("nav: []\nplugins:\n  - playbook:\n      mount: playbook\n", []),
    ],
)
def test_unused_setting(text: str, expected: list[str]) -> None:
    """Each key that nothing comes of is told, but beside other pages none."""
    _, findings = load_settings(Text(SETTINGS, text))
    assert [it.message for it in findings if it.rule == "unused-setting"] == expected


def test_a_picture_needs_the_sites_address() -> None:
    """A shared link names the picture by its whole address."""
    brand = "plugins:\n  - playbook:\n      brand:\n        picture: b/card.png\n"
    for url, told in (("", ["`picture` is not used"]), ("site_url: https://e.org/\n", [])):
        text = Text("mkdocs.yml", f"site_name: X\ntheme:\n  name: material\n{url}{brand}")
        read, findings = load_settings(text)
        assert (read.brand.picture, [it.message for it in findings]) == ("b/card.png", told)
