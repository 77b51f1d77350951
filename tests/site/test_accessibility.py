"""What the pages say to those who do not see them: landmarks, tables, pictures, the first stop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree, html  # type: ignore[import-untyped]  # none there

from tests.sites import BuiltSite

pytestmark = pytest.mark.site

# Roles that `role=` or an element's own name gives, which need a name where there are several.
# The contents stand twice: the drawer of narrow screens has them too, and one of the two is hidden.
LANDMARKS = (
    "//nav[not(ancestor::*[@data-md-type='navigation'])] | //aside"
    " | //*[@role='navigation' or @role='complementary' or @role='region']"
)
STOPS = "//a[@href] | //button | //input[not(@type='hidden')] | //select | //*[@tabindex='0']"


@pytest.fixture(scope="module")
def pages(built_site: BuiltSite) -> dict[str, Any]:
    """Return every page of the site, parsed.

    Not what is taken along, which has tests of its own, nor the bare pages, which only lead on.
    """
    return {
        path.relative_to(built_site.folder).as_posix(): html.document_fromstring(
            path.read_bytes(), parser=html.HTMLParser(encoding="utf-8")
        )
        for path in sorted(built_site.folder.rglob("*.html"))
        if not {"pagefind", "downloads"} & set(path.parts)
        if path.relative_to(built_site.folder).parts[0] not in {"c", "d", "m"}
    }


def test_cells_have_heads(pages: dict[str, Any]) -> None:
    """Each table says what its columns are, and each head which way it holds."""
    bad = [
        (path, etree.tostring(table)[:120])
        for path, page in pages.items()
        for table in page.xpath("//table")
        if not table.xpath(".//th") or table.xpath(".//th[not(@scope)]")
    ]
    assert bad == []


def test_landmarks_are_told_apart(pages: dict[str, Any]) -> None:
    """Where a page has several of a kind, each has a name, and no two have the same."""
    for path, page in pages.items():
        names = [_name(it) for it in page.xpath(LANDMARKS)]
        assert [path for name in names if not name] == []
        assert [(path, name) for name, count in Counter(names).items() if count > 1] == []


def test_the_first_stop_skips(pages: dict[str, Any]) -> None:
    """The first thing that the keyboard comes to leads to the text."""
    for path, page in pages.items():
        stops = [it for it in page.xpath(STOPS) if it.get("data-md-toggle") is None]
        target = stops[0].get("href", "")
        assert (path, target) == (path, "#__skip")
        assert page.xpath("//article[@id='__skip']"), path


def test_drawings_have_words_or_are_decoration(pages: dict[str, Any]) -> None:
    """A chart has a name; an icon stands beside words, or in what has a name."""
    bad = [
        (path, etree.tostring(drawing.getparent())[:160])
        for path, page in pages.items()
        for drawing in page.xpath("//svg")
        if not (drawing.get("role") or drawing.get("aria-hidden") or _beside_words(drawing))
    ]
    assert bad == []


def test_controls_have_names(pages: dict[str, Any]) -> None:
    """What can be pressed says what it does."""
    for path, page in pages.items():
        for control in page.xpath("//button | //a[@href] | //summary"):
            said = " ".join(_words(control)) or control.get("aria-label") or control.get("title")
            assert said, (path, etree.tostring(control)[:160])


# Private functions


def _name(element: Any) -> str:
    pointed = element.get("aria-labelledby")
    if pointed:
        found = element.getroottree().xpath("//*[@id=$it]", it=pointed)
        return " ".join(" ".join(_words(it)) for it in found)
    return element.get("aria-label") or ""


def _words(element: Any) -> Iterator[str]:
    for text in element.itertext():
        if text.strip():
            yield text.strip()


def _beside_words(drawing: Any) -> bool:
    around = drawing.getparent()
    named = around.get("title") or around.get("aria-label") or list(_words(around))
    return bool(named) or around.tag == "label"
