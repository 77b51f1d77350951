"""Write scripts into every input of the real playbook, build it, and let a browser read all pages.

    python tests/trials/inject.py 3        three rounds, each with other scripts in other places
    python tests/trials/inject.py 1 --seed 2

The site is built in spite of all findings and without its Content-Security-Policy, which would hide
what falls. No script may run, no element have a handler, no address lead to a script, and no element be
there that no page has without. Rules' own pages have no words of authors and are left out.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from generator.project import build_project, compile_project, open_project  # noqa: E402  # as a script
from generator.site.build import BuildOptions  # noqa: E402  # the same
from tests.broken.vectors import ADDRESSES, ELEMENTS, ENDINGS, FORMS, RUN  # noqa: E402  # the same
from tests.browser.conftest import FLAGS, HOST  # noqa: E402  # the same

DAY = date(2026, 12, 1)
PAYLOADS = (
    *ELEMENTS,
    *(f"{ending}<img src=x onerror={RUN}>" for ending in ENDINGS),
    *(form.format(address) for form in FORMS[:4] for address in ADDRESSES),
)
KEYS = (
    "advice by copyright definition description feedback goal name note owner plural question reason"
    " site_author site_description site_name summary tension term text title where why words"
).split()
FIELD = re.compile(rf"^(?P<key>\s*(?:- )?(?:{'|'.join(KEYS)}): +)(?P<value>\S.*)$")
LIST = re.compile(r"^(?P<key>\s*(?:- )?(?:synonyms|aliases|audience|outcomes): +\[.*)\]$")
BIB = re.compile(r"^(?P<key>\s*\w+\s*=\s*\{)(?P<value>.*)\},?$")
BODY = re.compile(r"^(?:[#>*-] ?|\d\. |\w).*\w[.?!]?$")
SEEN = """() => {
  const all = [...document.querySelectorAll("*")];
  const handlers = all.flatMap(it => [...it.attributes].filter(a => a.name.startsWith("on"))
    .map(a => it.tagName + " " + a.name));
  const tags = "IFRAME OBJECT EMBED FRAME BASE FORM TEXTAREA VIDEO AUDIO MARQUEE".split(" ");
  const foreign = all.filter(it => tags.includes(it.tagName) && !it.closest("form.pb-find__form, div.pb-write"))
    .map(it => it.outerHTML.slice(0, 90));
  const odd = all.filter(it => it.protocol && ![":", "http:", "https:", "mailto:"].includes(it.protocol))
    .map(it => it.outerHTML.slice(0, 120));
  for (const it of all) for (const name of ["focus", "mouseover", "pageshow", "toggle"])
    it.dispatchEvent(new Event(name));
  return { handlers, foreign, odd, ran: window.ran || 0, elements: all.length };
}"""


def main() -> None:
    """Run the rounds that were asked for; end with 1 if something was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("rounds", type=int)
    asked.add_argument("--seed", type=int, default=0)
    given = asked.parse_args()
    found = 0
    with sync_playwright() as playwright:
        here = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
        browser = playwright.chromium.launch(executable_path=here, args=list(FLAGS))
        for seed in range(given.seed, given.seed + given.rounds):
            with tempfile.TemporaryDirectory() as folder:
                found += _round(browser, Path(folder) / "project", seed)
        browser.close()
    sys.exit(bool(found))


def _round(browser: Browser, project: Path, seed: int) -> int:
    """Build the playbook with scripts from *seed* in it, read its pages; return how many fell."""
    count = _spoil(project, random.Random(seed))  # noqa: S311  # repeatable
    opened = open_project(project, DAY)
    opened = replace(opened, given=replace(opened.given, static={}))
    result = compile_project(opened, strict=False)
    build_project(opened, result, BuildOptions(policy=False))
    paths = [it.path for it in result.outputs if it.section and "/rules/" not in it.path]
    fell = elements = 0
    ran = 0
    with _serving(project / "build/site") as port:
        page = browser.new_page(bypass_csp=True)
        page.add_init_script("window.pwned = () => { window.ran = (window.ran || 0) + 1 }")
        for path in paths:
            address = f"http://{HOST}:{port}/{path.removesuffix('index.html')}"
            try:
                page.goto(address, wait_until="load")
                seen: dict[str, Any] = page.evaluate(SEEN)
            except Error as error:
                seen = {"error": str(error)[:200], "elements": 0, "ran": 0}
            ran += seen.pop("ran")
            elements += seen.pop("elements")
            bad = {name: value for name, value in seen.items() if value}
            fell += bool(bad)
            if bad:
                print(f"seed {seed}: {path}: {json.dumps(bad)[:600]}", flush=True)
        ran += int(page.evaluate("() => window.ran || 0"))
        page.close()
    print(
        f"seed {seed}: {len(PAYLOADS)} scripts in {count} places, {len(paths)} pages,"
        f" {elements} elements, {ran} ran, {fell} pages with something odd",
        flush=True,
    )
    return fell + ran


def _spoil(project: Path, chance: random.Random) -> int:
    """Copy the real playbook to *project* with scripts in a third of its texts; say in how many."""
    spoilt = 0
    queue = iter(_endless(chance))
    for name in ("kb", "docs", "mkdocs.yml", "references.bib"):
        place = ROOT / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            goal = project / path.relative_to(ROOT)
            if path.is_dir():
                goal.mkdir(parents=True, exist_ok=True)
                continue
            goal.parent.mkdir(parents=True, exist_ok=True)
            data = path.read_bytes()
            if path.suffix in {".md", ".yml", ".bib"}:
                lines = data.decode().split("\n")
                for at, line in enumerate(lines):
                    changed = (
                        _changed(line, path.suffix, queue) if chance.random() < 1 / 3 else line
                    )
                    spoilt += changed != line
                    lines[at] = changed
                data = "\n".join(lines).encode()
            goal.write_bytes(data)
    return spoilt


def _endless(chance: random.Random) -> Iterator[str]:
    while True:
        yield from chance.sample(PAYLOADS, len(PAYLOADS))


def _changed(line: str, suffix: str, queue: Iterator[str]) -> str:
    if suffix == ".bib":
        found = BIB.match(line)
        bare = "".join(it for it in next(queue) if it not in "{}\\%") if found else ""
        return f"{found['key']}{found['value']} {bare}}}," if found else line
    if found := FIELD.match(line):
        value = found["value"].strip("\"'")
        at = "@" if found["key"].strip() == "owner:" else f"{value} "
        return found["key"] + json.dumps(at + next(queue))
    if found := LIST.match(line):
        return f"{found['key']}, {json.dumps(next(queue))}]"
    return f"{line} {next(queue)}" if suffix == ".md" and BODY.match(line) else line


@contextmanager
def _serving(site: Path) -> Iterator[int]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def copyfile(self, source: Any, outputfile: Any) -> None:
            with suppress(BrokenPipeError):  # a browser that goes on to the next page
                super().copyfile(source, outputfile)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()


if __name__ == "__main__":
    main()
