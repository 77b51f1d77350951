"""Let three programs judge every kind of page: axe, IBM's checker and the W3C's for HTML.

    python tests/trials/checkers.py [axe] [ibm] [w3c] [--site FOLDER] [--only PLACE]

A page of each kind and depth is opened under a host name, as on an intranet. axe looks at it in both
schemes at four widths, and there with the menu, the search and a popover open; IBM's checker in both
schemes, wide and narrow; the W3C's reads all files. It ends with 1 if one of them found a fault. In
CI two widths and axe alone are tried, by `tests/browser/test_every_kind.py`. Needs node's npm (which
installs IBM's and the W3C's below build/), Java and Chromium.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/benchmarks")]

from lighthouse import CHROME, _ours, _serve  # noqa: E402  # run as a script

from tests.browser.axe import violations  # noqa: E402  # the same
from tests.browser.conftest import FLAGS, HOST, SETTLED, ready  # noqa: E402  # the same

INSTALLED = ROOT / "build/checkers"
WIDTHS = (1280, 1024, 768, 320)
MENU = 1220  # wider pages have tabs
DEEP = 4  # kinds below are alike
POINTED_AT = "article :is(.cite, .pb-term, a[href*='cards/'], button.mark):visible"
IBM = """async () => {
  const found = await new ace.Checker().check(document, ["WCAG_2_2"]);
  return found.results.filter((it) => it.value[0] === "VIOLATION" && it.value[1] === "FAIL")
    .map((it) => `${it.ruleId} ${it.reasonId}: ${it.snippet.slice(0, 140)}`);
}"""
# IBM's takes a group whose name is folded away for one without.
UNFOLD = "() => document.querySelectorAll('details').forEach((it) => (it.open = true))"
# What the W3C's checker takes for a fault and is none here: roles say what a table is where its rows
# become blocks, since browsers forget it then; and the files lie on a disk, where 'self' is nothing.
MEANT = re.compile(
    r"must not be used on a .*“table” ancestor|role is unnecessary for element|Content Security Policy"
)


def main() -> int:
    """Print what was found; return 1 if anything was."""
    asked = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    asked.add_argument("programs", nargs="*", help="axe, ibm, w3c; all of them without a word")
    asked.add_argument("--site", type=Path, help="a site that is built already")
    asked.add_argument("--only", action="append", help="a page from the root, instead of each kind")
    given = asked.parse_args()
    _install()
    site = given.site or _ours(ROOT / "build/checked")
    found: Counter[str] = Counter()
    for name in given.programs or tuple(PROGRAMS):
        count = 0
        for line in PROGRAMS[name](site, given.only or kinds(site)):
            print(f"{name} {line}", flush=True)
            count += 1
        found[name] = count
    print(", ".join(f"{name}: {count}" for name, count in found.items()))
    return int(any(found.values()))


def kinds(site: Path) -> list[str]:
    """Return a page of each kind and depth, and the one for what is not found."""
    first: dict[tuple[str, int], str] = {}
    for path in sorted(site.rglob("index.html")):
        place = path.parent.relative_to(site).as_posix()
        steps = () if place == "." else tuple(place.split("/"))
        first.setdefault(
            (steps[0] if steps else "", min(len(steps), DEEP)), f"{place}/" if steps else ""
        )
    return [*first.values(), "not-there/"]


# Programs


def _axe(site: Path, places: list[str]) -> Iterator[str]:
    for page, place in _visits(site, places):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            for state, begin, end in STATES:
                if state == "menu" and width > MENU:
                    continue
                if begin(page):
                    yield from (f"{place} {width} {state} {it}" for it in _both(page))
                    end(page)


def _both(page: Page) -> Iterator[str]:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLED)
        yield from (f"{scheme} {it}" for it in violations(page, targets=True))


def _ibm(site: Path, places: list[str]) -> Iterator[str]:
    engine = (INSTALLED / "node_modules/accessibility-checker-engine/ace.js").read_text("utf-8")
    for page, place in _visits(site, places):
        page.evaluate(f"() => {{ {engine}; window.ace = ace; }}")
        page.evaluate(UNFOLD)
        for width, scheme in ((1280, "light"), (320, "dark")):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
            page.evaluate(SETTLED)
            yield from (f"{place} {width} {scheme} {it}" for it in page.evaluate(IBM))


def _w3c(site: Path, _places: list[str]) -> Iterator[str]:
    java = shutil.which("java")
    if not java:
        yield "there is no Java"
        return
    jar = INSTALLED / "node_modules/vnu-jar/build/dist/vnu.jar"
    command = [java, "-Xss2m", "-jar", str(jar), "--format", "json", "--exit-zero-always"]
    files = [str(it) for it in sorted(site.rglob("*.html"))]
    done = subprocess.run([*command, *files], capture_output=True, check=True, text=True)
    for it in json.loads(done.stderr)["messages"]:
        if it["type"] == "error" and not MEANT.search(it["message"]):
            name = it["url"].partition(f"{site.name}/")[2]
            yield f"{name}:{it.get('lastLine')} {it['message']}"


PROGRAMS = {"axe": _axe, "ibm": _ibm, "w3c": _w3c}


# States of a page: how each begins, with whether the page has it, and how it ends


def _plain(_: Page) -> bool:
    return True


def _menu(page: Page) -> bool:
    page.locator(".pb-menu__open").click()
    page.locator("#pb-menu").wait_for()
    return True


def _search(page: Page) -> bool:
    page.locator("[data-pb-search=ready]").first.click()
    page.keyboard.type("trust")
    page.locator(".pb-find__hit a").first.wait_for()
    return True


def _popover(page: Page) -> bool:
    link = page.locator(POINTED_AT).first
    if not link.count():
        return False
    link.focus()
    try:
        page.locator(".pb-popover:popover-open").wait_for(timeout=1500)
    except Error:
        return False
    return True


def _escape(page: Page) -> None:
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")


STATES: tuple[tuple[str, Callable[[Page], bool], Callable[[Page], None]], ...] = (
    ("plain", _plain, lambda _: None),
    ("menu", _menu, _escape),
    ("search", _search, _escape),
    ("popover", _popover, _escape),
)


# Private functions


def _install() -> None:
    INSTALLED.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "tests/trials/package.json", INSTALLED / "package.json")
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=INSTALLED, check=True)


def _visits(site: Path, places: list[str]) -> Iterator[tuple[Page, str]]:
    chrome = next(filter(None, map(shutil.which, CHROME)), None)
    with sync_playwright() as playwright, _serve(site) as base:
        browser: Browser = playwright.chromium.launch(executable_path=chrome, args=list(FLAGS))
        context = browser.new_context(service_workers="block", reduced_motion="reduce")
        for place in places:
            page = context.new_page()
            page.goto(base.replace("127.0.0.1", HOST) + place)
            ready(page)
            yield page, place or "home"
            page.close()
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
