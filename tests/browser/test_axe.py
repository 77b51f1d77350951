"""What axe is asked less often it still finds: each fault here is one among many that are none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import violations

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Trial</title><style>
  body { background: white; color: black }
  a { color: #00c; text-decoration: underline }
  button { min-width: 44px; min-height: 44px }
  .narrow { display: none }
  @media (prefers-color-scheme: dark) { body { background: black; color: white } a { color: #aaf } }
  @media (max-width: 400px) { .narrow { display: block } }
  STYLE
</style><main><h1>Trial</h1>
<p>Words and <a href="#one">a link</a> of it.</p>
<p class="other">Words and <a href="#two">a link</a> of it.</p>
<p><button>Do</button></p>
<div class="narrow">Words for a telephone. MORE</div>
</main></html>"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a wide page in light colours."""
    visitor = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
    yield visitor.new_page()
    visitor.close()


def _all_looks(page: Page) -> list[str]:
    """Return which rules find something: wide and light, wide and dark, then narrow and both."""
    known: set[str] = set()
    found = []
    for width, only in ((1280, ""), (320, "layout")):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            what = "colours" if scheme == "dark" else only
            faults = violations(page, only=what, targets=True, known=known)
            found += [f"{width} {scheme} {line.partition(':')[0]}" for line in faults]
    return found


DARK, NARROW = "@media (prefers-color-scheme: dark)", "@media (max-width: 400px)"


@pytest.mark.parametrize(
    ("style", "more", "expected"),
    [
        pytest.param("", "", [], id="none"),
        pytest.param(
            ".other { color: #bbb }",
            "",
            ["1280 light color-contrast", "320 light color-contrast"],
            id="one text of many",
        ),
        pytest.param(
            f"{DARK} {{ .other {{ color: #333 }} }}",
            "",
            ["1280 dark color-contrast", "320 dark color-contrast"],
            id="in the dark",
        ),
        pytest.param(
            f"{DARK} {{ {NARROW} {{ .other {{ background: #ccc }} }} }}",
            "",
            ["320 dark color-contrast"] * 2,  # its words, and its link
            id="in the dark and narrow",
        ),
        pytest.param(
            f"{DARK} {{ .narrow {{ color: #333 }} }}",
            "",
            ["320 dark color-contrast"],
            id="of what only a narrow page shows",
        ),
        pytest.param(
            "@media (prefers-color-scheme: light) { .other a { color: #111; text-decoration: none } }",
            "",
            ["1280 light link-in-text-block", "320 light link-in-text-block"],
            id="a link like its words",
        ),
        pytest.param("", "<button></button>", ["320 light button-name"], id="no name, narrow"),
        pytest.param(
            f"{NARROW} {{ .many button {{ min-width: 8px; min-height: 8px; padding: 0; border: 0; font-size: 6px }} }}",
            "</div><div class=many><button>a</button><button>b</button></div><div>",
            ["320 light target-size"] * 2,
            id="small targets, narrow",
        ),
        pytest.param(
            ".under { position: relative } .over { position: absolute; inset: 0; background: url(data:,) }"
            " .pale { color: #bbb }",
            "</div><div class='under'><p class=pale>Covered.</p><i class=over></i></div>"
            "<div class='under'><p class=pale>Not covered.</p></div><div>",
            ["1280 light color-contrast", "320 light color-contrast"],
            id="where axe cannot tell by the first",
        ),
    ],
)
def test_found(page: Page, style: str, more: str, expected: list[str]) -> None:
    """By one text for each look, and by half of the rules on a page that was only resized."""
    page.set_content(PAGE.replace("STYLE", style).replace("MORE", more))
    assert _all_looks(page) == expected


def test_what_was_good_is_not_asked_again(page: Page) -> None:
    """The same looks on a second page are known; a new one is not, and a bad one never is."""
    known: set[str] = set()
    page.set_content(PAGE)
    assert violations(page, known=known) == []
    before = {*known}
    assert before
    page.set_content(PAGE.replace("STYLE", ".other { color: #bbb }"))
    for _ in range(2):
        assert [it.partition(":")[0] for it in violations(page, known=known)] == ["color-contrast"]
    assert known == before
