"""Judge pages by Lighthouse, as on a phone, and weigh a card beside the same text in plain Material.

    python tests/benchmarks/lighthouse.py [--save FOLDER] [PLACE ...]

The site is built anew and served as `playbook headers` tells hosts to serve it: compressed, with
the policy. Each page is loaded with a cold cache. Pages that are kept out of search engines on
purpose, such as answers of a decision, are not asked whether these may list them. It fails where accessibility, best practices or
SEO are below 100, performance is below 95, or a card of ours outweighs that of plain Material.
Needs node, npm (which installs Lighthouse below build/) and Chromium.

Measured so: the median of three runs in performance; bytes are those of all answers with their
headers, until the network is quiet. Plain Material is built of the Markdown of the same cards with
its own search and sent with the same headers, without web fonts, which here could not be loaded:
with them it weighs more.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from generator.project import build_project, compile_project, open_project, today
from generator.site.build import BuildOptions
from generator.site.headers.hosts import ASK, FIXED, FOR_GOOD
from generator.site.headers.policy import headers
from generator.site.place import BuildFolders

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "tests/lighthouse"
INSTALLED = ROOT / "build/lighthouse"

CARD = "cards/open-leadership/"
PLACES = ("", CARD, "decisions/sourcing/", "search/", "a-z/", "references/")
LEAST = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 95}
RUNS = 3
DEEP = 3  # folders: below that, pages of decisions differ in nothing but their answers
TRIES = 3  # Lighthouse now and then fails to record, and asks to be run again
UNLISTED = '<meta name="robots" content="noindex">'
CHROME = ("chromium", "chromium-browser", "google-chrome")
FLAGS = "--headless=new --no-sandbox --disable-gpu"

PLAIN = """
site_name: Plain
site_description: The same cards in plain Material.
docs_dir: docs
theme:
  name: material
  font: false
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """What Lighthouse says of a page: scores to 100, bytes, requests, what is below full marks."""

    scores: dict[str, int]
    sent: int
    requests: int
    faults: tuple[str, ...]


def main() -> int:
    """Print the table; return 1 if a page falls short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("places", nargs="*", default=PLACES, help="pages, from the root")
    parser.add_argument("--kinds", action="store_true", help="a page of each kind instead")
    parser.add_argument("--desktop", action="store_true", help="as on a desk, not on a phone")
    parser.add_argument("--runs", type=int, default=RUNS, help="of each, speed is the median")
    parser.add_argument("--save", type=Path, help="folder for Lighthouse's own reports")
    given = parser.parse_args()
    chrome = next(filter(None, map(shutil.which, CHROME)), None)
    if not (shutil.which("npm") and chrome):
        print("skipped: npm and Chromium are needed")
        return 0
    _install()
    os.environ["CHROME_PATH"] = chrome
    with tempfile.TemporaryDirectory() as name:
        return _run(Path(name), given)


def _run(folder: Path, given: argparse.Namespace) -> int:
    failed, save = False, given.save
    more = ("--preset=desktop",) if given.desktop else ()
    judge = partial(_judge, more=more, runs=given.runs)
    ours = _ours(folder / "ours")
    places = [*_kinds(ours)] if given.kinds else given.places
    print(f"{'page':24} perf a11y best  seo      bytes requests")
    with _serve(ours) as address:
        for place in places:
            page = ours / place / "index.html"
            if not page.is_file():
                print(f"{place or 'home':24} not there")
                continue
            unlisted = UNLISTED in page.read_text(encoding="utf-8")
            found = judge(
                address + place,
                save and save / f"{place.replace('/', '-') or 'home'}",
                more=(*more, "--skip-audits=is-crawlable") if unlisted else more,
            )
            failed |= _print(place or "home", found)
        card = judge(address + CARD)
    with _serve(_plain(folder / "plain"), Plain) as address:
        plain = judge(address + CARD)
    _print("the card, plain Material", plain)
    print(f"a card weighs {card.sent / plain.sent:.2f} of the same in plain Material")
    return int(failed or card.sent >= plain.sent)


def _kinds(site: Path) -> Iterator[str]:
    """Yield the address of a page for each kind and depth; all docs have one kind."""
    seen = set()
    for path in sorted(site.rglob("index.html")):
        parts = path.relative_to(site).parts[:-1]
        kind = (*parts[:1], min(len(parts), DEEP))
        if kind not in seen and "assets/moved.js" not in path.read_text(encoding="utf-8"):
            seen.add(kind)
            yield "".join(f"{it}/" for it in parts)


def _print(name: str, found: Judged) -> bool:
    """Print a line, and what was found wrong; return whether the page falls short."""
    marks = "".join(f"{found.scores[it]:5}" for it in ("performance", *list(LEAST)[:3]))
    print(f"{name:24}{marks} {found.sent:10,} {found.requests:8}")
    for fault in found.faults:
        print(f"    {fault}")
    return any(found.scores[it] < least for it, least in LEAST.items())


# Building


def _ours(build: Path) -> Path:
    project = open_project(ROOT, today())
    settings = replace(project.given.settings, downloads=())
    project = project.having(settings, BuildFolders(build, project.place.theme))
    build_project(project, compile_project(project), BuildOptions(offline=True))
    return project.place.site


def _plain(folder: Path) -> Path:
    shutil.copytree(ROOT / "kb/cards", folder / "docs/cards")
    (folder / "docs/index.md").write_text("# Plain\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return folder / "site"


def _install() -> None:
    INSTALLED.mkdir(parents=True, exist_ok=True)
    shutil.copy(TOOLS / "package.json", INSTALLED / "package.json")
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=INSTALLED, check=True)


# Serving


class Handler(SimpleHTTPRequestHandler):
    """Serve a folder as a good host does: compressed, over connections that stay."""

    protocol_version = "HTTP/1.1"
    inline = ""

    def do_GET(self) -> None:
        """Answer with a file, compressed if it is text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        if not found:
            path = Path(self.directory) / "404.html"
        content, kind = path.read_bytes(), self.guess_type(path)
        packed = not kind.startswith("image/p") and len(content) > 500
        content = gzip.compress(content, 6, mtime=0) if packed else content
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text" in kind else kind)
        self.send_header("Content-Length", str(len(content)))
        fixed = self.path.lstrip("/").startswith(FIXED)
        self.send_header("Cache-Control", FOR_GOOD if fixed else ASK)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        for name, value in headers():
            self.send_header(name, value.replace("-src 'self'", f"-src 'self'{self.inline}"))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Keep the terminal for the table."""


class Plain(Handler):
    """Serve with the same headers, but let pages have the scripts inline that Material needs."""

    inline = " 'unsafe-inline'"


class Server(ThreadingHTTPServer):
    """A server that says nothing of visitors who hang up: Chromium does, at the end of each run."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell what went wrong, but for those."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def _serve(folder: Path, kind: type[Handler] = Handler) -> Iterator[str]:
    handler = partial(kind, directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


# Judging


def _judge(address: str, save: Path | None = None, *, more: Sequence[str], runs: int) -> Judged:
    reports = [_report(address, more) for _ in range(runs)]
    speeds = [_score(report, "performance") for report in reports]
    first = reports[0]
    if save:
        save.parent.mkdir(parents=True, exist_ok=True)
        save.with_suffix(".json").write_text(json.dumps(first), encoding="utf-8")
    sent = first["audits"]["network-requests"]["details"]["items"]
    scores = {name: _score(first, name) for name in LEAST} | {"performance": round(median(speeds))}
    return Judged(scores, sum(it["transferSize"] for it in sent), len(sent), tuple(_faults(first)))


def _score(report: Any, category: str) -> int:
    return int(round(100 * report["categories"][category]["score"]))  # noqa: RUF046  # of Any


def _faults(report: Any) -> Iterator[str]:
    """Yield what Lighthouse judges and finds wanting, speed apart."""
    for name in ("accessibility", "best-practices", "seo"):
        for audit in report["categories"][name]["auditRefs"]:
            found = report["audits"][audit["id"]]
            if audit["weight"] and found["score"] is not None and found["score"] < 1:
                yield f"{name}: {found['title']}"


def _report(address: str, options: Sequence[str]) -> Any:
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        command = [str(INSTALLED / "node_modules/.bin/lighthouse"), address, "--quiet"]
        more = ["--output=json", f"--output-path={file.name}", *options, f"--chrome-flags={FLAGS}"]
        for tries in range(TRIES):
            done = subprocess.run([*command, *more], check=tries == TRIES - 1)
            if done.returncode == 0:
                break
        return json.loads(Path(file.name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
