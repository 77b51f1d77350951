"""WCAG 2.2 AA, where a program can see it and axe does not look by itself."""

from __future__ import annotations

import re
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, answered, asks
from tests.sites import BuiltSite

pytestmark = pytest.mark.browser

WIDE = {"width": 1280, "height": 700}

# What has the focus: its name, whether some of it can be seen, and how it is marked.
FOCUSED = """() => {
  if (document.activeElement === document.body) return null;
  const chosen = document.activeElement;
  const it = chosen.matches(".md-option") ? chosen.nextElementSibling : chosen; // its label is seen
  const box = it.getClientRects()[0];
  const x = box.left + Math.min(box.width / 2, 20);
  const seen = [box.top + 2, box.bottom - 2].some(y => {
    const top = document.elementFromPoint(x, y);
    return top && (it.contains(top) || (top.contains(it) && !top.closest("header")));
  });
  const marked = it.matches(".dc-box") ? it.querySelector("rect") : it;
  const { outlineStyle, outlineWidth, stroke, strokeWidth } = getComputedStyle(marked);
  const mark = it.matches(".dc-box") ? `${strokeWidth} ${stroke}` : `${outlineWidth} ${outlineStyle}`;
  return { name: `${it.tagName} ${it.textContent.trim().slice(0, 40)}`, seen, mark };
}"""


@pytest.fixture(scope="session")
def some(built_site: BuiltSite) -> tuple[str, ...]:
    """Return a few pages that between them have all that can get the focus."""
    places = [page.path.removesuffix("index.html") for page in built_site.result.pages]
    wanted = ("a-z/", "a-z/[^/]+/", "cards/[^/]+/", "decisions/[^/]+/", "decisions/[^/]+/[^/]+/")
    return tuple(next(it for it in places if re.fullmatch(pattern, it)) for pattern in wanted)


def _stops(page: Page, key: str) -> list[dict[str, str]]:
    """Return all that gets the focus by *key*, from where it is to the end of the page."""
    stops = []
    for _ in range(80):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_focus_is_seen(visit: Open, some: tuple[str, ...], key: str) -> None:
    """2.4.7, 2.4.11: each stop is marked, and in sight: no sticky header lies over it."""
    watched = visit(viewport=WIDE, reduced_motion="reduce")
    for place in some:
        page = watched.go(place)
        if key == "Shift+Tab":
            page.locator("footer a").last.focus()
        stops = _stops(page, key)
        assert len(stops) > 10, place
        assert [(place, it["name"]) for it in stops if not it["seen"]] == []
        marks = {it["mark"] for it in stops}
        assert not {it for it in marks if it.startswith("0px") or it.endswith("none")}, place


def test_a_tour_by_keyboard(visit: Open) -> None:
    """From home to a card, to a work and back, a decision to its end, without a mouse."""
    page = visit(viewport=WIDE).go()
    _follow(page, "All cards")
    expect(page.locator("article h1")).to_have_text("All cards")
    _follow(page, "Practise open leadership")
    expect(page.locator("article h1")).to_have_text("Practise open leadership")
    page.go_back()
    expect(page.locator("article h1")).to_have_text("All cards")
    page.goto(page.url.replace("cards/", "decisions/sourcing/"))
    _follow(page, "Start this decision")
    page.wait_for_url("**/start/")
    while asks(page):
        page.locator("a.dc-answer").first.focus()
        answered(page, partial(page.keyboard.press, "Enter"))
        expect(page.locator("article h1")).to_be_focused()
    expect(page.locator("article h1")).to_be_visible()


def _follow(page: Page, words: str) -> None:
    """Go with Tab to the link that says *words*, and press Enter."""
    for _ in range(120):
        page.keyboard.press("Tab")
        said = page.evaluate("document.activeElement.textContent.trim()")
        if said == words:
            page.keyboard.press("Enter")
            return
    pytest.fail(f"no stop says {words}")


FORCED = """([selector, property]) => [...new Set(
  [...document.querySelectorAll(selector)].map(it => getComputedStyle(it)[property]))]"""


def test_forced_colours(visit: Open) -> None:
    """A chart is drawn in the reader's own colours, and a button keeps its edge."""
    page = visit(forced_colors="active", color_scheme="dark").go("decisions/sourcing/")
    ground, ink, link = page.evaluate("""() => {
      const probe = document.body.appendChild(document.createElement("i"));
      return ["Canvas", "CanvasText", "LinkText"].map(name => {
        probe.style.color = name;
        return getComputedStyle(probe).color;
      });
    }""")
    assert page.evaluate(FORCED, [".dc-chart .dc-box rect", "fill"]) == [ground]
    assert page.evaluate(FORCED, [".dc-chart .dc-box text", "fill"]) == [link]
    assert page.evaluate(FORCED, [".dc-chart .dc-answer", "fill"]) == [ink]
    assert page.evaluate(FORCED, [".dc-chart .dc-line", "stroke"]) == [ink]
    assert page.evaluate(FORCED, [".dc-start a", "borderTopStyle"]) == ["solid"]


# Foreground, property, background, property, the least contrast.
PAIRS = (
    (".dc-chart .dc-box text", "fill", ".dc-chart .dc-box rect", "fill", 4.5),
    (".dc-chart .dc-box--outcome text", "fill", ".dc-chart .dc-box--outcome rect", "fill", 4.5),
    (".dc-chart .dc-answer", "fill", "body", "backgroundColor", 4.5),
    (".dc-chart .dc-line", "stroke", "body", "backgroundColor", 3),
    (".dc-chart .dc-box rect", "stroke", "body", "backgroundColor", 3),
    (".dc-start a", "color", ".dc-start a", "backgroundColor", 4.5),
    (".dc-start a:focus", "outlineColor", "body", "backgroundColor", 3),
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_of_drawings_and_of_the_focus(visit: Open, scheme: str) -> None:
    """1.4.3, 1.4.11: axe does not measure drawings, edges and the mark of the focus."""
    page = visit(color_scheme=scheme, viewport=WIDE).go("decisions/sourcing/")
    page.locator(".dc-start a").focus()
    poor = []
    for front, its, back, other, least in PAIRS:
        pair = [page.evaluate(FORCED, given)[0] for given in ([front, its], [back, other])]
        if _contrast(*map(_luminance, pair)) < least:
            poor.append((front, its, pair))
    assert poor == []


def _luminance(colour: str) -> float:
    """Return the relative luminance of an opaque `rgb()`, by WCAG's formula."""
    parts = [int(it) / 255 for it in re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", colour).groups()]  # type: ignore[union-attr]  # else it fails
    linear = [it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts]
    return sum(weight * it for weight, it in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
