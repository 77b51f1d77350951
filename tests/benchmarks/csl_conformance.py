"""Run the cases of the CSL test suite: `python tests/benchmarks/csl_conformance.py [FOLDER]`.

FOLDER holds the cases ("humans" format) and, beside it, `locales/`. Without an argument the
test data beside the checkout is used. Prints the cases that fail, and how many pass.
"""

import argparse
import json
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from generator import csl  # noqa: E402  # the script runs from anywhere

KNOWN_FAILURES = ROOT / "tests" / "unit" / "csl" / "known_failures.txt"
_SECTION = re.compile(
    r">>=+ (?P<name>[A-Z0-9-]+) =+>>\n(?P<text>.*?)\n?<<=+ (?P=name) =+<<", re.DOTALL
)
_DISPLAY = re.compile(r'<div class="csl-(?:left-margin|right-inline|block|indent)">')
_POSITIONS: tuple[csl.Position, ...] = ("first", "subsequent", "ibid", "ibid-with-locator")


@dataclass(frozen=True)
class Case:
    """One case: its name and its sections."""

    name: str
    sections: Mapping[str, str]

    @property
    def expected(self) -> str:
        """Return the text that the case asks for."""
        return self.sections["RESULT"].strip()

    def json(self, section: str) -> Any:
        """Return a section read as JSON, None where it is absent."""
        text = self.sections.get(section, "").strip()
        return json.loads(text) if text else None


def read_case(path: Path) -> Case:
    """Read a case from its file."""
    text = path.read_text(encoding="utf-8")
    return Case(path.stem, {m["name"]: m["text"] for m in _SECTION.finditer(text)})


def read_locales(folder: Path) -> dict[str, str]:
    """Read all locale files of a folder, and our own en-US when it has none."""
    found = {
        path.stem.removeprefix("locales-"): path.read_text(encoding="utf-8")
        for path in sorted(folder.glob("locales-*.xml"))
    }
    return {**csl.builtin_locales(), **found}


def read_known_failures(path: Path) -> dict[str, str]:
    """Read the list of cases known to fail: `name: reason` on each line."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    pairs = (line.partition(": ") for line in lines if line and not line.startswith("#"))
    return {name: reason for name, _, reason in pairs}


def test_data() -> Path:
    """Return the folder of test data."""
    return Path(os.environ.get("PLAYBOOK_TEST_DATA", ROOT.parent / "shared" / "data"))


def run_case(case: Case, locales: Mapping[str, str]) -> str:
    """Return what we print for a case."""
    style = csl.load_style(case.sections["CSL"].strip(), locales)
    items = case.json("INPUT") or []
    if case.json("CITATIONS"):
        return _run_citations(case, style, items)
    by_id = {str(item.get("id", "")): item for item in items}
    cited = case.json("CITATION-ITEMS")
    clusters = [[_cite(cite, by_id) for cite in cluster] for cluster in cited or []]
    if case.sections["MODE"].strip().startswith("bibliography"):
        library = csl.Library(style, items, profile=csl.Profile())
        keep = _bibsection(case, items)
        return _bibliography(library, keep)
    library = csl.Library(style, items, profile=csl.Profile())
    if not clusters:
        clusters = [[csl.Cite(key) for key in library.order]]
    return "\n".join(library.cite_html(cluster) for cluster in clusters)


def run_folder(folder: Path, locales: Mapping[str, str]) -> Iterator[tuple[Case, str]]:
    """Yield each case with what we print for it; an exception is printed as such."""
    for path in sorted(folder.glob("*.txt")):
        case = read_case(path)
        try:
            yield case, run_case(case, locales)
        except csl.StyleError as error:
            yield case, f"refused: {error}"
        except Exception as error:  # noqa: BLE001  # a crash is a result here, told by name
            yield case, f"EXCEPTION {type(error).__name__}: {error}"


def _run_citations(case: Case, style: csl.Style, items: list[dict[str, Any]]) -> str:
    states = [
        _state(case.json("CITATIONS"), count) for count in range(len(case.json("CITATIONS")) + 1)
    ]
    last = states[-1]
    if case.sections["MODE"].strip() == "bibliography":
        library, _ = _document(style, items, last)
        cited = {cite.id for cluster in last for cite in cluster[1].cites}
        return _bibliography(library, cited)
    earlier, before = _document(style, items, states[-2])
    library, after = _document(style, items, last)
    newest = case.json("CITATIONS")[-1][0].get("citationID")
    lines = []
    for at, (name, _) in enumerate(last):
        cites = {cite.id for cite in last[at][1].cites}
        changed = any(_effort(library, key) != _effort(earlier, key) for key in cites)
        new = name == newest or changed or before.get(name) != after[name]
        mark = ">>" if new else ".."
        lines.append(f"{mark}[{at}] {after[name]}")
    return "\n".join(lines)


def _effort(library: csl.Library, key: str) -> object:
    """Return what it takes to tell a work apart: citeproc-js prints anew when that changes."""
    return library._efforts.get(key), library._later.get(key)


def _state(citations: list[Any], count: int) -> list[tuple[str, csl.Cluster]]:
    """Return the document after *count* citations were put in."""
    known: dict[str, csl.Cluster] = {}
    order: list[tuple[str, int]] = []
    for citation, before, after in citations[:count]:
        name = citation.get("citationID") or f"CITATION-{len(known) + 1}"
        note = citation.get("properties", {}).get("noteIndex", 0)
        known[name] = csl.Cluster(
            tuple(_cite(cite, {}) for cite in citation["citationItems"]), note
        )
        order = [*map(tuple, before), (name, note), *map(tuple, after)]
    return [(name, csl.Cluster(known[name].cites, note)) for name, note in order if name in known]


def _document(
    style: csl.Style, items: list[dict[str, Any]], state: list[tuple[str, csl.Cluster]]
) -> tuple[csl.Library, dict[str, str]]:
    cited = dict.fromkeys(cite.id for _, cluster in state for cite in cluster.cites)
    by_id = {str(item.get("id", "")): item for item in items}
    library = csl.Library(style, [by_id[key] for key in cited], profile=csl.Profile())
    placed = library.place([cluster for _, cluster in state])
    return library, {
        name: library.cite_html(cluster.cites)
        for (name, _), cluster in zip(state, placed, strict=True)
    }


def _cite(raw: Mapping[str, Any], _by_id: Mapping[str, Any]) -> csl.Cite:
    position = raw.get("position", 0)
    return csl.Cite(
        id=str(raw["id"]),
        prefix=raw.get("prefix") or "",
        suffix=raw.get("suffix") or "",
        locator=str(raw.get("locator") or ""),
        label=raw.get("label") or "page",
        author_only=bool(raw.get("author-only")),
        suppress_author=bool(raw.get("suppress-author")),
        position=_POSITIONS[position] if position in range(4) else "first",
        near_note=bool(raw.get("near-note")),
        first_note=int(raw.get("first-reference-note-number") or 0),
    )


def _bibsection(_case: Case, items: list[dict[str, Any]]) -> set[str]:
    return {str(item.get("id", "")) for item in items}


def _bibliography(library: csl.Library, keys: set[str]) -> str:
    entries = [_entry(reference.html) for reference in library.bibliography(keys)]
    body = "".join(f'  <div class="csl-entry">{entry}</div>\n' for entry in entries)
    return f'<div class="csl-bib-body">\n{body}</div>'


def _entry(html: str) -> str:
    """Lay block elements out as the suite writes them."""
    html = re.sub(r'(<div class="csl-block">.*?</div>)', r"\n\n    \1\n", html)
    html = html.replace('<div class="csl-left-margin">', '\n    <div class="csl-left-margin">')
    return html + "\n  " if html.endswith("</div>") else html


def main() -> None:
    """Run a folder and print the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=test_data() / "csl" / "fixtures")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what differs")
    parser.add_argument("-k", default="", help="only cases whose name holds this")
    arguments = parser.parse_args()
    beside = arguments.folder.parent / "locales"
    locales = read_locales(beside if beside.is_dir() else test_data() / "csl" / "locales")
    reasons = read_known_failures(KNOWN_FAILURES)
    started = time.process_time()
    total = passed = 0
    for case, printed in run_folder(arguments.folder, locales):
        if arguments.k not in case.name:
            continue
        total += 1
        if printed.strip() == case.expected:
            passed += 1
            continue
        reason = reasons.get(case.name, "")
        print("FAIL", case.name + (f": {reason}" if reason else ""))
        if arguments.verbose:
            print(f"  expected: {case.expected}\n  printed:  {printed.strip()}\n")
    share = 100 * passed / total if total else 0.0
    print(f"{passed}/{total} = {share:.1f} % in {time.process_time() - started:.1f} s")


if __name__ == "__main__":
    main()
