"""A page on paper: the text and nothing else, in dark letters, whole, with outside addresses."""

from __future__ import annotations

import re
from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

A4 = 794 - 2 * 76  # pixels between the margins
PAGES = {
    "card": "cards/open-leadership/",
    "role": "roles/cio/",
    "reference": "references/li2010/",
    "decision": "decisions/sourcing/",
    "self-check": "decisions/cio-readiness/",
    "memo": "decisions/who-leads/budget.cio/people.cio/",
    "evidence": "evidence/",
    "coverage": "coverage/",
    "tensions": "tensions/",
    "glossary": "glossary/",
    "docs": "about/architecture/",
}
CHROME = (
    ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-path, .md-skip, .headerlink, .pb-actions,"
    " .dc-start, .dc-downloads, .pb-copy, .pb-offline, .pb-popover"
)


def printed(open_page: Open, place: str) -> Page:
    """Open *place* in dark colours, as wide as a sheet, the way a printer sees it."""
    watched = open_page(color_scheme="dark", viewport={"width": A4, "height": 1000})
    page = watched.go(place)
    page.emulate_media(media="print", color_scheme="dark")
    return page


def paper(page: Page) -> PdfReader:
    """Return *page* as it is printed."""
    return PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))


def lightness(colour: str) -> float:
    """Return how light a colour ``rgb(...)`` is, from 0 to 1."""
    return sum(float(it) for it in re.findall(r"[\d.]+", colour)[:3]) / 3 / 255


@pytest.mark.parametrize("kind", PAGES)
def test_page(visit: Open, kind: str) -> None:
    """Only the text is there, dark on light, unfolded, no wider than the sheet."""
    page = printed(visit, PAGES[kind])
    seen = page.locator(CHROME).evaluate_all("all => all.filter(it => it.checkVisibility()).length")
    assert seen == 0
    ink = page.locator("article :is(p, li, td, dd)").evaluate_all(
        "all => [...new Set(all.map(it => getComputedStyle(it).color))]"
    )
    assert max(map(lightness, ink)) < 0.35
    grounds = page.locator("body, article, article *").evaluate_all(
        "all => [...new Set(all.filter(it => it.checkVisibility())"
        ".map(it => getComputedStyle(it).backgroundColor))]"
        ".filter(it => !/, 0\\)$/.test(it))"
    )
    assert [it for it in grounds if lightness(it) < 0.85] == []
    wide = page.locator("article *").evaluate_all(
        "(all, width) => all.filter(it => it.checkVisibility() && !it.closest('.visually-hidden')"
        " && it.getBoundingClientRect().right > width + 1).map(it => it.outerHTML.slice(0, 100))",
        A4,
    )
    assert wide == []


@pytest.mark.parametrize("kind", ["card", "reference", "decision", "self-check"])
def test_folded_parts_are_printed(visit: Open, kind: str) -> None:
    """What is folded on the screen is on the paper, and folded again afterwards."""
    page = printed(visit, PAGES[kind])
    cells = "article details:not([open], .pb-cite) :is(td, th[scope=row], code)"
    folded = page.locator(cells).evaluate_all(
        "all => all.map(it => it.innerHTML.replace(/<[^>]*>/g, ' '))"
    )
    assert folded
    text = normalize("NFKC", " ".join(it.extract_text() for it in paper(page).pages))  # ligatures
    words = {it for cell in folded for it in re.findall(r"\w{4,}", cell)}  # cells lie side by side
    assert len(words) > 3
    assert [it for it in sorted(words) if it not in text] == []
    assert page.locator("article details[open]").count() == 0


def test_memo_is_one_page(visit: Open) -> None:
    """The memo of a decision fits on a sheet, with its answers, reasons and references."""
    reader = paper(printed(visit, PAGES["memo"]))
    assert len(reader.pages) == 1
    text = reader.pages[0].extract_text()
    assert [it for it in ("Your answers", "Why", "References") if it not in text] == []


def test_references_and_address_end_a_card(visit: Open) -> None:
    """A card on paper ends with its references, and says where it came from."""
    text = " ".join(it.extract_text() for it in paper(printed(visit, PAGES["card"])).pages)
    guidance, references = text.index("Guidance"), text.index("References")
    assert guidance < references
    assert "http://127.0.0.1/play/book/cards/open-leadership/" in text[references:]


def test_where_a_page_is(visit: Open) -> None:
    """A page without a permalink of its own says at its end where it is."""
    text = " ".join(it.extract_text() for it in paper(printed(visit, PAGES["glossary"])).pages)
    assert "http://127.0.0.1/play/book/glossary/" in text


def test_outside_links(visit: Open) -> None:
    """The address of a link to outside is printed, once; one to a page of ours is its words."""
    page = printed(visit, "references/craig2013/")
    after = "it => getComputedStyle(it, '::after').content"
    outside = page.locator('article a[rel~="external"]').first
    address = outside.get_attribute("href")
    assert address
    words = outside.inner_text()
    said = outside.evaluate(after)
    assert (words + said).count(address) == 1
    inside = page.locator("article h3 a:not(.headerlink)").first
    assert inside.evaluate(after) in {"none", "normal"}
