"""What holds on every kind of page: nothing for axe, nothing sideways, cut off or in motion.

Each page is opened once and then resized, recoloured and spaced: opening it costs the most.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from generator.kinds import Kind
from tests.browser.conftest import Open, Watched
from tests.sites import BuiltSite

pytestmark = pytest.mark.browser

SHARES = 4  # tests, so that workers share the pages
WIDTHS = (1280, 768, 360, 320)  # 320 is 1280 at 400 %
LOOKED_AT = (1280, 320)  # by axe
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"

# Measures of 1.4.12. Through the style sheet's own interface: the policy allows no new style.
SPACED = """() => {
  const sheet = [...document.styleSheets].find(it => it.href.includes("site.css"));
  for (const rule of [
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }",
    "p { margin-block-end: 2em !important }",
  ]) sheet.insertRule(rule, sheet.cssRules.length);
}"""
# Text that is cut off. What ends in dots is said in full elsewhere: it repeats a heading.
CUT = """() => [...document.querySelectorAll("article *, .md-header *, .md-path *, footer *")]
  .filter(it => it.checkVisibility() && it.clientWidth > 1 && !it.matches(".md-ellipsis"))
  .filter(it => ["hidden", "clip"].includes(getComputedStyle(it).overflowX))
  .filter(it => getComputedStyle(it).clipPath === "none") // hidden on purpose, and read out
  .filter(it => it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1)
  .filter(it => it.innerText.trim())
  .map(it => `${it.tagName}.${it.className}: ${it.innerText.slice(0, 40)}`)"""
MOVING = """() => [...document.querySelectorAll("body, body *")]
  .filter(it => {
    const style = getComputedStyle(it);
    const longest = (list) => Math.max(...list.split(",").map(parseFloat));
    return style.scrollBehavior === "smooth" || longest(style.transitionDuration) > 0.01 ||
      (style.animationName !== "none" && longest(style.animationDuration) > 0.01);
  })
  .map(it => `${it.tagName}.${it.className}`)"""


@pytest.fixture(scope="session")
def kinds(built_site: BuiltSite) -> tuple[str, ...]:
    """Return the address of one page for each kind and depth, and the page not found.

    The values of all parts of the situation have one kind of page, and so have all docs.
    """
    playbook = built_site.result.playbook
    parts = {facet.id: "part" for facet in playbook.facets.values()}
    docs = {name.partition("/")[0]: "docs" for name in playbook.sheets[Kind.DOC]}
    same = parts | docs
    first: dict[tuple[str, int], str] = {}
    for page in built_site.result.pages:
        section = page.path.split("/")[0]
        first.setdefault((same.get(section, section), page.path.count("/")), page.path)
    return tuple(path.removesuffix("index.html") for path in first.values())


@pytest.mark.parametrize("share", range(SHARES))
def test_every_kind(visit: Open, kinds: tuple[str, ...], share: int) -> None:
    """At any width text fits and wide tables scroll by themselves; axe finds nothing in any scheme.

    Targets are large enough (2.5.8, which axe knows). With spaced text (1.4.12) nothing is cut
    off. Nothing moves for who asks for rest (2.3.3).
    """
    watched = visit(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    for place in kinds[share::SHARES]:
        page = watched.go(place)
        assert (place, page.evaluate(MOVING)) == (place, [])
        assert (place, [*_faults_by_width(watched)]) == (place, [])
        assert (place, _cut_when_spaced(page)) == (place, [])
        assert not page.evaluate(SIDEWAYS), f"{place} scrolls sideways when spaced"


# Private functions


def _faults_by_width(watched: Watched) -> Iterator[str]:
    for width in WIDTHS:
        watched.page.set_viewport_size({"width": width, "height": 800})
        if watched.page.evaluate(SIDEWAYS):
            yield f"{width} scrolls sideways"
        if width in LOOKED_AT:
            found = watched.violations_in_both(targets=True, resized=width != LOOKED_AT[0])
            yield from (f"{width} {it}" for it in found)


def _cut_when_spaced(page: Page) -> list[str]:
    page.evaluate(SPACED)
    cut: list[str] = page.evaluate(CUT)
    return cut
