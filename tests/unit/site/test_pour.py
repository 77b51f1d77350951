"""Test that shells are split at their marks and joined with slots."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.site import Page
from generator.site.pour import (
    PourOptions,
    ShellError,
    ShellName,
    pour,
    shell_name,
    shell_names,
    split,
)

CARDS = ShellName("cards", 2)
PLAIN = PourOptions()
PAGE = Page("cards/sponsor/index.html", "cards", {"title": "Sponsor", "body": "<h1>Sponsor</h1>"})


def poured(html: str, page: Page = PAGE, setting: PourOptions = PLAIN) -> str:
    """Return what becomes of the shell *html* with *page* in it."""
    return pour(split(shell_name(page), html), page, setting)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<!--slot:body-->", "<h1>Sponsor</h1>", id="nothing around it"),
        pytest.param("a<!--slot:body-->b", "a<h1>Sponsor</h1>b", id="text around it"),
        pytest.param(
            "<!--slot:title-->, <!--slot:title--><!--slot:body-->",
            "Sponsor, Sponsor<h1>Sponsor</h1>",
            id="a slot twice",
        ),
        pytest.param("<!--slot:toc-->|<!--slot:body-->", "|<h1>Sponsor</h1>", id="empty slot"),
        pytest.param(
            "<!--if:toc--><nav><!--slot:toc--></nav><!--end:toc--><!--slot:body-->",
            "<h1>Sponsor</h1>",
            id="a part without its slot",
        ),
        pytest.param(
            "<!--if:title-->[<!--slot:title-->]<!--end:title--><!--slot:body-->",
            "[Sponsor]<h1>Sponsor</h1>",
            id="a part with its slot",
        ),
        pytest.param(
            "<!--if:title-->a<!--if:toc-->b<!--end:toc-->c<!--end:title--><!--slot:body-->",
            "ac<h1>Sponsor</h1>",
            id="a part in a part",
        ),
        pytest.param(
            "<!-- slot:title --><!--slot:body-->",
            "<!-- slot:title --><h1>Sponsor</h1>",
            id="another comment",
        ),
    ],
)
def test_pour_fills_slots(html: str, expected: str) -> None:
    """A slot is printed; a part that hangs on an empty slot is left out."""
    assert expected == poured(html)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("", "Sponsor", id="the title"),
        pytest.param('<span lang="fr">Sponsor</span>', '<span lang="fr">Sponsor</span>', id="name"),
    ],
)
def test_the_top_says_the_language(name: str, expected: str) -> None:
    """Where a title is in another language, the top of the page tells which."""
    page = replace(PAGE, slots={**PAGE.slots, "body": "", "name": name})
    assert poured("<!--slot:topic--><!--slot:body-->", page) == expected


def test_marks_in_a_page_are_text() -> None:
    """Shells are split once: what a page says is never taken for a mark."""
    page = replace(PAGE, slots={"title": "<!--slot:edit-->", "body": "<!--if:toc-->"})
    assert poured("<!--slot:title--><!--slot:body-->", page) == "<!--slot:edit--><!--if:toc-->"


@pytest.mark.parametrize(
    ("html", "message"),
    [
        pytest.param("no marks", "has 0 slots for the body", id="no body"),
        pytest.param("<!--slot:body--><!--slot:body-->", "has 2 slots", id="two bodies"),
        pytest.param("<!--slot:body--><!--slot:bodi-->", "`bodi`, which is no slot", id="typo"),
        pytest.param("<!--slot:body--><!--if:toc-->", "does not end `toc`", id="open"),
        pytest.param("<!--slot:body--><!--end:toc-->", "not open", id="ends unbegun"),
        pytest.param(
            "<!--if:toc--><!--if:edit--><!--slot:body--><!--end:toc--><!--end:edit-->",
            "ends `toc` where it is not open",
            id="crossed",
        ),
    ],
)
def test_split_refuses_wrong_marks(html: str, message: str) -> None:
    """A theme's slip is told by the shell and the slot that it is about."""
    with pytest.raises(ShellError, match=message):
        split(CARDS, html)


def test_pour_refuses_another_depth() -> None:
    """Relative addresses of a shell hold at its own depth only."""
    shell = split(ShellName("cards", 1), "<!--slot:body-->")
    with pytest.raises(ShellError, match="cards/1"):
        pour(shell, PAGE, PourOptions())


def test_pour_refuses_an_unknown_slot() -> None:
    """A page that fills what no shell has would lose it silently."""
    with pytest.raises(ShellError, match="fills `boddy`"):
        poured("<!--slot:body-->", replace(PAGE, slots={"boddy": "x"}))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(PAGE, "listed inside ", id="listed"),
        pytest.param(replace(PAGE, listed=False), "unlisted inside ", id="unlisted"),
        pytest.param(replace(PAGE, path="index.html"), "listed ", id="home"),
        pytest.param(replace(PAGE, slots={"edit": "x"}), "listed inside actions ", id="edit"),
        pytest.param(replace(PAGE, slots={"suggest": "x"}), "listed inside actions ", id="suggest"),
    ],
)
def test_derived_slots(page: Page, expected: str) -> None:
    """What follows from a page is set without its doing."""
    names = ("listed", "unlisted", "inside", "actions", "policy", "live")
    shell = "".join(f"<!--if:{name}-->{name} <!--end:{name}-->" for name in names)
    bare = replace(page, slots={**page.slots, "body": ""})
    assert expected == poured(f"{shell}<!--slot:body-->", bare)


def test_setting_reaches_every_page() -> None:
    """The policy and the live script are those of the build."""
    html = "<!--slot:policy-->|<!--slot:live-->|<!--slot:body-->"
    setting = PourOptions("default-src 'none'", "/live.js")
    assert poured(html, PAGE, setting) == "default-src 'none'|/live.js|<h1>Sponsor</h1>"


def test_shell_names_are_sections_at_depths(few_pages: tuple[Page, ...]) -> None:
    """There is one shell for each section and depth in use, and one for what is not found."""
    expected = (
        ShellName("404", 0),
        ShellName("cards", 1),
        ShellName("cards", 2),
        ShellName("home", 0),
    )
    assert expected == shell_names(few_pages)
