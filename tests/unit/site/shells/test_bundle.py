"""The theme's style loses what no page uses, and no rule more; comments go, strings stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.shells.bundle import SCRIPT, STYLE, Uses, bundle, slim
from generator.site.shells.order import ShellSpec


def squeezed(text: str) -> str:
    return "".join(text.split()).replace(";}", "}")


@pytest.mark.parametrize(
    ("theme", "left"),
    [
        pytest.param(".md-nav{a:b}", ".md-nav{a:b}", id="used"),
        pytest.param(".md-search__form{a:b}", "", id="a part that the site has not"),
        pytest.param(".md-nav,.md-search{a:b}", ".md-nav{a:b}", id="one selector of two"),
        pytest.param(".md-nav .md-search{a:b}", "", id="inside of what is used"),
        pytest.param("a:not(.md-search){a:b}", "a:not(.md-search){a:b}", id="other than"),
        pytest.param("a:is(.x,.y){a:b}", "a:is(.x,.y){a:b}", id="a comma within"),
        pytest.param("a:not(.focus-visible){outline:none}", "", id="no ring without its script"),
        pytest.param(".no-js p{a:b}", ".no-jsp{a:b}", id="without script"),
        pytest.param(
            "@media print{.md-search{a:b}.md-nav{c:d}}",
            "@mediaprint{.md-nav{c:d}}",
            id="in a query",
        ),
        pytest.param("@media print{.md-search{a:b}}", "", id="all of a query"),
        pytest.param("@keyframes x{from{a:b}}", "@keyframesx{from{a:b}}", id="an animation"),
        pytest.param(
            ':root{--md-a:url("x");--md-b:url("y");c:1px}p{mask:var(--md-b)}',
            ':root{--md-b:url("y");c:1px}p{mask:var(--md-b)}',
            id="a picture that nothing asks for",
        ),
        pytest.param(
            ":root{--md-a:var(--md-b);--md-b:1px;--md-c:2px}p{a:var(--md-c)}",
            ":root{--md-c:2px}p{a:var(--md-c)}",
            id="a value that only an idle one asks for",
        ),
        pytest.param(
            "@media print{:root{--md-a:1px}p{a:b}}",
            "@mediaprint{p{a:b}}",
            id="an idle value in a query",
        ),
        pytest.param(
            ".md-sidebar--primary a,[data-md-toggle=drawer]:checked~p{a:b}",
            "",
            id="what only the theme's own script moves",
        ),
        pytest.param(
            ".md-typeset .tip>.admonition-title:before,.md-typeset summary:after{a:b}",
            "",
            id="icons that our own style leaves out",
        ),
        pytest.param(
            "a:before,.x-summary:before{a:b}", "a:before,.x-summary:before{a:b}", id="others"
        ),
        pytest.param(':root{--md-a:url("x")}', "", id="nothing but such pictures"),
        pytest.param('p{content:"/* */"}/* x */', 'p{content:"/**/"}', id="a comment in a string"),
    ],
)
def test_slim(theme: str, left: str) -> None:
    assert left == squeezed(slim((theme,), (), ""))


@pytest.mark.parametrize(
    ("theme", "left"),
    [
        pytest.param(
            "[dir=rtl] a{b:c}[dir=ltr] a{d:e}", "[dir=ltr]a{d:e}", id="the other direction"
        ),
        pytest.param(
            "[data-md-color-primary=teal]{a:b}[data-md-color-primary=red]{c:d}",
            "[data-md-color-primary=teal]{a:b}",
            id="a colour that the site has not",
        ),
        pytest.param(
            "[data-md-color-scheme=slate]{a:b}", "[data-md-color-scheme=slate]{a:b}", id="dark"
        ),
    ],
)
def test_what_pages_have_alike(theme: str, left: str) -> None:
    uses = Uses("rtl", frozenset({("primary", "teal")}))
    assert left == squeezed(slim((theme,), (), "", uses))


@pytest.mark.parametrize(
    "style",
    [
        pytest.param("a :hover{b:c}", id="inside of what is pointed at"),
        pytest.param("a{b:calc(1px + 2px)}", id="a sum"),
        pytest.param("a{b:c d;e:f,g}", id="two values"),
        pytest.param("a>b~c+d e{f:g}", id="relations"),
        pytest.param("@media screen and (max-width:70em){a{b:c}}", id="a query"),
    ],
)
def test_no_space_that_counts_is_lost(style: str) -> None:
    assert slim((style.replace(";", " ; ").replace(",", " , "),), (), "").strip() == style


def test_our_own_style_stays_whole() -> None:
    """It follows the theme's, and may use an icon of it."""
    made = slim((':root{--md-a:url("x")}',), (".md-search{a:b}", "p{mask:var(--md-a)}"), "")
    assert squeezed(made) == ':root{--md-a:url("x")}.md-search{a:b}p{mask:var(--md-a)}'


def test_a_script_of_the_theme_may_use_an_icon() -> None:
    assert "--md-a" in slim((':root{--md-a:url("x")}',), (), "style.mask='var(--md-a)'")


def test_a_style_that_cannot_be_read() -> None:
    """It is not passed on in silence: the rules after it could be lost."""
    with pytest.raises(ValueError, match="a style cannot be read"):
        slim(("p{a:b}",), ("p{a:b}}",), "")


def test_bundle(tmp_path: Path) -> None:
    """One style and one script take the place of all; what they were made of is gone."""
    site, theme = tmp_path / "site", {}
    for name, text in {
        "stylesheets/playbook.css": "b{c:d}",
        "stylesheets/a.css": "a{c:d}",
        "javascripts/playbook.js": "one();\n",
        "javascripts/walk.js": "/* why */\ntwo(); // so\n",
        "javascripts/boot.js": "boot();",
    }.items():
        theme[f"assets/{name}"] = text.encode()
        path = site / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (site / "assets/stylesheets/main.0123abcd.min.css").write_text("p{c:d}", "utf-8")
    bundle(site, ShellSpec(theme, ()))
    left = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert left == {STYLE, SCRIPT, "assets/javascripts/boot.js"}
    assert squeezed((site / STYLE).read_text("utf-8")) == "p{c:d}b{c:d}a{c:d}"
    assert (site / SCRIPT).read_text("utf-8") == "one();\ntwo();\n"
