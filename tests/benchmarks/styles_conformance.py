"""Compare published styles with citeproc-js, to the letter: 25 works of all types, 15 citations.

    python tests/benchmarks/styles_conformance.py [STYLES] [--locales FOLDER] [--oracle FOLDER]
        [--pandoc FILE] [--works FILE] [--clusters FILE] [--sample N] [--seed N] [-k NAME]
        [--failures]

STYLES is a folder of `.csl` files (default: those of the shared test data); `--sample` draws some at
random. ORACLE is a folder where `npm install citeproc` was run, as `tests/oracles` asks for. What is
compared is what a reader sees, white space included: every letter with its italics, weight, small
capitals, underlining and height, and every space, also where a browser shows several as one.
Elements that change nothing do not count, nor do the boxes that fields of an aligned entry stand in;
where a box begins or ends, words are parted by one space. A space looks like none but underlined.

Where we differ from citeproc-js, PANDOC is asked: a line is right when it is as either has it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from styles_by_pandoc import formatted

from generator import csl

HERE = Path(__file__).parent
ORACLE = HERE.parent / "oracles" / "citeproc.cjs"
DATA = Path(os.environ.get("PLAYBOOK_TEST_DATA", HERE.parents[2] / "shared" / "data"))
_PARENT = re.compile(r'<link [^>]*rel="independent-parent"[^>]*/?>')
_HREF = re.compile(r'href="[^"]*/([^/"]+)"')
_BLOCKS = re.compile(r"[ \n]*\n[ \n]*")
_NOTHING = "[CSL STYLE ERROR: reference with no printed form.]"  # what citeproc-js says then
_FORMATS = {
    "i": ("style", "italic"),
    "em": ("style", "italic"),
    "b": ("weight", "bold"),
    "sup": ("height", "sup"),
    "sub": ("height", "sub"),
    "strong": ("weight", "bold"),
    "u": ("decoration", "underline"),
}
_CLASSES = {"smallcaps": ("variant", "small-caps"), "underline": ("decoration", "underline")}
_DECLARATION = re.compile(r"(?:font-(?P<what>\w+)|text-(?P<line>decoration)): ?(?P<value>[\w-]+)")
_PLAIN = {"normal", "none", "baseline"}


@dataclass(frozen=True, slots=True)
class Line:
    """One citation or reference: where, what citeproc-js prints, what we print, what pandoc does."""

    style: str
    kind: str
    key: str
    wanted: str
    printed: str
    third: str | None = None

    @property
    def right(self) -> bool:
        """Whether ours is as one of the others has it, letter for letter."""
        return self.printed in {self.wanted, self.third}


@dataclass(frozen=True, slots=True)
class Job:
    """A style to be compared: its name, and its own XML or that of its parent."""

    name: str
    xml: str
    note: bool


def read_jobs(folder: Path, names: Sequence[str]) -> list[Job]:
    """Return the styles of those names; a dependent one with its parent's XML."""
    return [Job(name, xml, 'class="note"' in xml) for name in names if (xml := _xml(folder, name))]


def compare(
    jobs: Sequence[Job],
    locales: Mapping[str, str],
    works: Sequence[Mapping[str, Any]],
    clusters: Sequence[Sequence[Mapping[str, Any]]],
    oracle: Path,
) -> Iterator[Line]:
    """Yield each citation and reference of each style, theirs and ours."""
    for job, theirs in zip(jobs, _ask(jobs, locales, works, clusters, oracle), strict=True):
        if "error" in theirs:
            yield Line(job.name, "refused", "", theirs["error"], "")
            continue
        citations, references = ours(job, locales, works, clusters)
        for at, (wanted, printed) in enumerate(zip(theirs["citations"], citations, strict=True)):
            said = "" if wanted == _NOTHING else wanted
            yield Line(job.name, "citation", str(at), _seen(said), _seen(printed))
        wanted_list = {key: _seen(html) for key, html in theirs["references"]}
        for key in dict.fromkeys([*wanted_list, *references]):
            wanted, printed = wanted_list.get(key, ""), references.get(key, "")
            yield Line(job.name, "reference", key, wanted, _seen(printed))
        yield Line(job.name, "order", "", " ".join(wanted_list), " ".join(references))


def judged(
    lines: Sequence[Line],
    jobs: Sequence[Job],
    works: Sequence[Mapping[str, Any]],
    clusters: Sequence[Sequence[Mapping[str, Any]]],
    pandoc: Path,
) -> Iterator[Line]:
    """Yield the lines, those that differ with what pandoc prints."""
    wrong = {line.style for line in lines if not line.right}
    opinions = {
        job.name: formatted(pandoc, job.xml, works, clusters) for job in jobs if job.name in wrong
    }
    for line in lines:
        if line.right or line.kind == "refused":
            yield line
            continue
        citations, references = opinions[line.style]
        if line.kind == "order":
            third = " ".join(references)
        elif line.kind == "citation":
            third = _seen(citations[int(line.key)])
        else:
            third = _seen(references.get(line.key, ""))
        yield replace(line, third=third)


def ours(
    job: Job,
    locales: Mapping[str, str],
    works: Sequence[Mapping[str, Any]],
    clusters: Sequence[Sequence[Mapping[str, Any]]],
) -> tuple[list[str], dict[str, str]]:
    """Return our citations and references in that style, as CSL alone has them."""
    style = csl.load_style(job.xml, locales)
    library = csl.Library(style, [dict(work) for work in works], profile=csl.Profile())
    asked = [
        csl.Cluster(tuple(_cite(cite) for cite in cites), at if job.note else 0)
        for at, cites in enumerate(clusters, 1)
    ]
    citations = [library.cite_html(placed.cites) for placed in library.place(asked)]
    cited = {cite["id"] for cites in clusters for cite in cites}
    return citations, {each.key: each.html for each in library.bibliography(cited)}


def find_oracle(given: Path | None) -> Path | None:
    """Return a folder with citeproc-js in it; made anew where npm is, None where nothing is."""
    if given is not None:
        return given
    if (npm := shutil.which("npm")) is None:
        return None
    folder = Path(tempfile.mkdtemp(prefix="oracle"))
    shutil.copy(ORACLE.with_name("package.json"), folder)
    made = subprocess.run([npm, "install", "--silent"], cwd=folder, check=False)
    return folder if made.returncode == 0 else None


def read_locales(folder: Path) -> dict[str, str]:
    """Return the locale files of *folder* by language."""
    return {
        path.stem.removeprefix("locales-"): path.read_text("utf-8")
        for path in sorted(folder.glob("locales-*.xml"))
    }


def main() -> None:
    """Print what differs, style by style, and the shares."""
    options = _options()
    names = sorted(path.stem for path in options.styles.glob("*.csl") if options.k in path.stem)
    if options.sample:
        chance = random.Random(options.seed)  # noqa: S311  # a draw to repeat, no secret
        names = sorted(chance.sample(names, min(options.sample, len(names))))
    oracle = find_oracle(options.oracle)
    if oracle is None:
        raise SystemExit("citeproc-js is not there: install node and npm, or name --oracle")
    works = json.loads(options.works.read_text("utf-8"))
    clusters = json.loads(options.clusters.read_text("utf-8"))
    jobs = read_jobs(options.styles, names)
    lines = list(compare(jobs, read_locales(options.locales), works, clusters, oracle))
    _print_shares("as citeproc-js has it", lines)
    if options.pandoc:
        lines = list(judged(lines, jobs, works, clusters, options.pandoc))
        _print_shares("or as pandoc has it", lines)
    if options.failures:
        for line in lines:
            if not line.right:
                print(f"{line.style} {line.kind} {line.key}")
                print(f"  wanted  {line.wanted}\n  printed {line.printed}")
                if line.third is not None:
                    print(f"  pandoc  {line.third}")


# Private functions


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("styles", nargs="?", type=Path, default=DATA / "csl" / "styles")
    parser.add_argument("--locales", type=Path, default=DATA / "csl" / "locales")
    parser.add_argument("--oracle", type=Path)
    parser.add_argument("--pandoc", type=Path)
    parser.add_argument("--works", type=Path, default=HERE / "styles" / "works.json")
    parser.add_argument("--clusters", type=Path, default=HERE / "styles" / "clusters.json")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-k", default="", help="only styles whose name holds this")
    parser.add_argument("--failures", action="store_true", help="print what differs")
    return parser.parse_args()


def _xml(folder: Path, name: str) -> str:
    path = folder / f"{name}.csl"
    xml = path.read_text("utf-8") if path.is_file() else ""
    link = _PARENT.search(xml)
    parent = _HREF.search(link[0]) if link else None
    return _xml(folder, parent[1]) if parent else xml


def _ask(
    jobs: Sequence[Job],
    locales: Mapping[str, str],
    works: Sequence[Mapping[str, Any]],
    clusters: Sequence[Sequence[Mapping[str, Any]]],
    oracle: Path,
) -> list[dict[str, Any]]:
    node = shutil.which("node")
    if node is None:
        raise SystemExit("node is not there")
    asked = [
        {
            "style": job.xml,
            "clusters": [
                {"note": at if job.note else 0, "cites": cites}
                for at, cites in enumerate(clusters, 1)
            ],
        }
        for job in jobs
    ]
    given = json.dumps({"locales": locales, "items": works, "jobs": asked})
    paths = {"NODE_PATH": os.fspath((oracle / "node_modules").resolve())}
    told = subprocess.run(
        [node, os.fspath(ORACLE)],
        input=given,
        text=True,
        capture_output=True,
        check=True,
        env={**os.environ, **paths},
    )
    answers: list[dict[str, Any]] = json.loads(told.stdout)
    return answers


def _cite(raw: Mapping[str, Any]) -> csl.Cite:
    return csl.Cite(
        raw["id"],
        prefix=raw.get("prefix", ""),
        suffix=raw.get("suffix", ""),
        locator=raw.get("locator", ""),
        label=raw.get("label", "page"),
    )


class _Seen(HTMLParser):
    """What a reader sees of some HTML: its text, with a mark wherever the look changes."""

    def __init__(self) -> None:
        super().__init__()
        self.out: list[str] = []
        self._stack: list[dict[str, str]] = [{}]
        self._last: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take over what the element changes."""
        if tag == "div":
            self.out.append("\n")
        look = dict(self._stack[-1])
        name, value = _FORMATS.get(tag, ("", ""))
        name, value = _CLASSES.get(dict(attrs).get("class") or "", (name, value))
        if found := _DECLARATION.search(dict(attrs).get("style") or ""):
            name, value = found["what"] or found["line"], found["value"]
        look.pop(name, None)
        if name and value not in _PLAIN:
            look[name] = value
        self._stack.append(look)

    def handle_endtag(self, tag: str) -> None:
        """Return to the look around the element."""
        if tag == "div":
            self.out.append("\n")
        self._stack.pop()

    def handle_data(self, data: str) -> None:
        """Print the text, and before it how it looks, where that is new."""
        look = self._stack[-1]
        if look != self._last and "underline" not in {**look, **self._last}.values():
            words = data.lstrip(" ")
            self.out.append(data[: len(data) - len(words)])
            data = words
        if data and look != self._last:
            self.out.append("{" + " ".join(sorted(look.values())) + "}")
            self._last = look
        if data:
            self.out.append(data)


def _seen(html: str) -> str:
    parser = _Seen()
    parser.feed(html.strip())
    parser.close()
    return _BLOCKS.sub(" ", "".join(parser.out).strip())


def _print_shares(title: str, lines: Sequence[Line]) -> None:
    print(title)
    for kind in ("citation", "reference", "order", "refused"):
        some = [line.right for line in lines if line.kind == kind]
        if some:
            print(f"  {kind:10} {sum(some)} of {len(some)}, {sum(some) / len(some):.2%}")


if __name__ == "__main__":
    main()
