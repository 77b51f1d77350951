"""Report how well questions in employees' words find cards, beside Material's built-in search.

    python tests/benchmarks/search_quality.py [--queries FILE ...] [--misses]

The real site is built once. Its very pages, text for text, are built again as a site of MkDocs with
Material and its search plugin, as that comes. Both are asked in Chromium in one run: ours through
the modules that readers use, Material's through its own worker with its own lunr and its own index,
by the messages that its search field sends. Recall@5 is the share of the wanted cards among the
first five results; the reciprocal rank is that of the first wanted card among the first ten.

A file of queries is YAML: ``queries:``, a list of ``ask``, ``find`` (ids of cards) and ``why``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import yaml
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from generator.pipeline import compile_playbook  # noqa: E402  # the checkout is no package on the path
from generator.project import open_project, today  # noqa: E402
from tests.asking import ask  # noqa: E402

SETS = (ROOT / "tests/benchmarks/search/queries.yml", ROOT / "tests/benchmarks/search/held-out.yml")

# Material's search field sends the worker the index, then each query; it answers with pages.
MATERIAL = """async ([base, worker, questions, most]) => {
  const index = await (await fetch(base + "search/search_index.json")).json();
  const search = new Worker(base + worker);
  const tell = (message) => new Promise((resolve) => {
    search.onmessage = ({ data }) => resolve(data);
    search.postMessage(message);
  });
  await tell({ type: 0, data: { ...index, options: { suggest: false } } });
  const answers = [];
  for (const question of questions) {
    const { data } = await tell({ type: 2, data: question });
    answers.push(data.items.slice(0, most).map(([first]) => first.location.split("#")[0]));
  }
  return answers;
}"""


@dataclass(frozen=True, slots=True)
class Query:
    """A question, and the addresses of the cards that it should find."""

    text: str
    wanted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """How well a set of queries was answered: means over all."""

    recall: float
    rank: float


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--queries", type=Path, nargs="+", default=list(SETS))
    parser.add_argument("--misses", action="store_true", help="list what was not found")
    args = parser.parse_args()
    sets = {path: read(path) for path in args.queries}
    with tempfile.TemporaryDirectory(prefix="playbook-search-") as name, browser() as page:
        folder = Path(name)
        ours, theirs = build(folder)
        print("| queries | | recall@5 | MRR |\n|---|---|---|---|")
        for path, queries in sets.items():
            own = answers_of_ours(page, ours, queries)
            report(path, "ours", queries, own)
            report(path, "Material", queries, answers_of_material(page, theirs, queries))
            if args.misses:
                list_misses(queries, own)


def read(path: Path) -> list[Query]:
    """Read a file of queries."""
    given = yaml.safe_load(path.read_text(encoding="utf-8"))["queries"]
    return [Query(it["ask"], frozenset(f"cards/{name}/" for name in it["find"])) for it in given]


def build(folder: Path) -> tuple[Path, Path]:
    """Build the playbook, and its pages as a plain site of Material; return both sites."""
    run(sys.executable, "-m", "generator", "build", "-C", str(ROOT))
    return ROOT / "build/site", plain(ROOT, folder)


def plain(root: Path, folder: Path) -> Path:
    """Build the pages of the project at *root*, text for text, with Material; return the site."""
    project = open_project(root, today())
    result = compile_playbook(project.given, project.templates, project.style)
    pages = [output.page() for output in result.outputs if output.section]
    for page in pages:
        if page.records:
            path = folder / "docs" / page.path.replace("index.html", "index.md")
            path.parent.mkdir(parents=True, exist_ok=True)
            front = json.dumps({"title": unescape(page.slots["title"])}, ensure_ascii=False)
            # One block of HTML to Markdown: no empty line in it.
            body = "\n".join(line for line in page.slots["body"].splitlines() if line.strip())
            path.write_text(f"---\n{front}\n---\n<div>\n{body}\n</div>\n", encoding="utf-8")
    settings = {
        "site_name": "Plain",
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "validation": {"links": {"not_found": "ignore", "unrecognized_links": "ignore"}},
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    run(sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml"))
    return folder / "site"


def answers_of_ours(page: Page, site: Path, queries: Sequence[Query]) -> list[list[str]]:
    """Return the addresses of the first ten results of each query."""
    with served(site) as base:
        page.goto(f"{base}a-z/")
        return ask(page, base, (it.text for it in queries), 10)


def answers_of_material(page: Page, site: Path, queries: Sequence[Query]) -> list[list[str]]:
    """Return the same of Material's own search."""
    (worker,) = site.glob("assets/javascripts/workers/search.*.min.js")
    with served(site) as base:
        page.goto(f"{base}a-z/")
        place = worker.relative_to(site).as_posix()
        found: list[list[str]] = page.evaluate(
            MATERIAL, [base, place, [it.text for it in queries], 10]
        )
        return found


def score(queries: Sequence[Query], answers: Sequence[list[str]]) -> Score:
    """Return recall@5 and the mean reciprocal rank."""
    pairs = list(zip(queries, answers, strict=True))
    recalls = [len(it.wanted.intersection(own[:5])) / len(it.wanted) for it, own in pairs]
    ranks = [
        next((1 / (at + 1) for at, place in enumerate(own[:10]) if place in it.wanted), 0.0)
        for it, own in pairs
    ]
    return Score(sum(recalls) / len(pairs), sum(ranks) / len(pairs))


def report(path: Path, name: str, queries: Sequence[Query], answers: Sequence[list[str]]) -> None:
    """Print a line of the table."""
    made = score(queries, answers)
    print(f"| {path.stem}, {len(queries)} | {name} | {made.recall:.2f} | {made.rank:.2f} |")


def list_misses(queries: Sequence[Query], answers: Sequence[list[str]]) -> None:
    """Print the queries that did not find all they should, and what they found."""
    for query, own in zip(queries, answers, strict=True):
        if not query.wanted <= set(own[:5]):
            print(f"- {query.text}: {', '.join(own[:5]) or 'nothing'}")


@contextmanager
def browser() -> Iterator[Page]:
    """Start the system's Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--headless", "--no-sandbox"]
        )
        yield started.new_page()
        started.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve *folder* on this machine; yield its address."""
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class Quiet(SimpleHTTPRequestHandler):
    """Serve without a word."""

    def log_message(self, *_: object) -> None:
        """Keep the terminal quiet."""


def run(*command: str) -> None:
    """Run *command*, whose words are shown only if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
