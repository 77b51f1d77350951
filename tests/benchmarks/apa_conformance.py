"""Compare references and citations with those of the APA manual, as biblatex-apa encodes them.

    python tests/benchmarks/apa_conformance.py [DATA] [--failures] [--only 10.2]

DATA holds `*.bib`, `expected.json` and `in-text.json`; default: the shared test data. White space
counts. What is wanted was read off a printed page: hyphens at the ends of its lines, spaces inside
addresses and a final full stop do not count, and nothing else is forgiven.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.csl import Cite, Library, apa_style
from generator.findings.diagnostics import Text
from generator.load.bib import join, load_bib, to_csl
from generator.load.citations import find_citations
from generator.model.text import Cluster

CORE = ("10.1", "10.2", "10.3", "10.4", "10.5", "10.16")
DATA = Path(__file__).parents[3] / "shared" / "data" / "apa"


def items(data: Path, pattern: str) -> dict[str, Mapping[str, Any]]:
    """Return the CSL-JSON items of the .bib files in *data*, by key."""
    texts = [Text(path.name, path.read_text("utf-8")) for path in sorted(data.glob(pattern))]
    entries, _ = join([load_bib(text)[0] for text in texts])
    return {entry.key.value: to_csl(entry)[0] for entry in entries}


def same(wanted: str, printed: str) -> bool:
    """Say whether a reference is printed as it is wanted, but for traces of the printed page."""
    want, have = _opened(wanted), _opened(printed)
    at = 0
    for letter in have:
        if want[at : at + 1] == letter:
            at += 1
        elif want[at : at + 1] == "-" and want[at + 1 : at + 2] == letter and letter.islower():
            at += 2  # a word divided at the end of a line
        else:
            return False
    return at == len(want)


def _opened(text: str) -> str:
    """Return *text* with its addresses closed up and without its final full stop."""
    text = text.strip().removesuffix(".")
    found = _ADDRESS.search(text)
    if found is None:
        return text
    return text[: found.start()] + re.sub(r"\s", "", found[0]) + text[found.end() :]


# An address and what a line's end has parted from it: up to the end, or a note in parentheses.
_ADDRESS = re.compile(r"https? ?:.*?(?= \(|$)")


def references(
    everything: Mapping[str, Mapping[str, Any]], expected: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Yield key, wanted and printed reference.

    The examples of chapters 10 and 11 stand alone; those before are told apart by letters, each
    section for itself.
    """
    together = {
        section: Library(apa_style(), members) for section, members in _sections(everything).items()
    }
    for key, wanted in expected.items():
        if key not in everything:
            continue
        if key.startswith(("10.", "11.")):
            library = Library(apa_style(), [everything[key]])
        else:
            library = together[_section(key)]
        yield key, wanted, library.bibliography([key])[0].text


def _section(key: str) -> str:
    return key.rstrip("abcdefghijklmnopqrstuvwxyz").partition(":")[0]


def _sections(
    everything: Mapping[str, Mapping[str, Any]],
) -> Mapping[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for key, item in everything.items():
        found[_section(key)].append(item)
    return found


def in_text(library: Library, markdown: str) -> str:
    """Return *markdown* with its citations formatted."""
    clusters, _ = find_citations(Text("in-text.md", markdown), 0, len(markdown), markdown)
    for cluster in reversed(clusters):
        shown = formatted(library, cluster)
        markdown = markdown[: cluster.start] + shown + markdown[cluster.end :]
    return markdown


def formatted(library: Library, cluster: Cluster) -> str:
    """Return a citation as plain text."""
    cites = [
        Cite(
            each.key.value,
            prefix=each.prefix,
            suffix=each.suffix,
            locator=each.locator,
            label=each.label or "page",
            suppress_author=each.suppress_author,
        )
        for each in cluster.cites
    ]
    pieces = library.narrative(cites) if cluster.narrative else library.cite(cites)
    return "".join(piece.text for piece in pieces)


def main() -> None:
    """Print the share that is right, section by section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    expected: dict[str, str] = json.loads((options.data / "expected.json").read_text("utf-8"))
    everything = items(options.data, "*.bib")
    scores: dict[str, list[bool]] = defaultdict(list)
    for key, wanted, printed in references(everything, expected):
        if not key.startswith(options.only):
            continue
        right = same(wanted, printed)
        section = key.partition(":")[0] if ":" in key else "other"
        scores[section].append(right)
        if options.failures and not right:
            print(f"{key}\n  wanted  {wanted}\n  printed {printed}")
    for section, found in sorted(scores.items(), key=lambda pair: _sortable(pair[0])):
        print(f"{section:8} {sum(found):4} of {len(found)}")
    _print_share("10.1 to 10.5 and 10.16", [each for s in CORE for each in scores[s]])
    _print_share("section 10", [e for s, f in scores.items() if s.startswith("10.") for e in f])
    if not options.only:
        _print_citations(options)


def _print_citations(options: argparse.Namespace) -> None:
    library = Library(apa_style(), items(options.data, "*citations.bib").values())
    cases = json.loads((options.data / "in-text.json").read_text("utf-8"))
    right = []
    for case in cases:
        printed = in_text(library, case["markdown"])
        right.append(printed == case["expected"])
        if options.failures and not right[-1]:
            print(f"{case['markdown']}\n  wanted  {case['expected']}\n  printed {printed}")
    _print_share("in text", right)


def _print_share(name: str, found: list[bool]) -> None:
    if found:
        print(f"{name}: {sum(found)} of {len(found)}, {sum(found) / len(found):.0%}")


def _sortable(section: str) -> list[Any]:
    return [int(part) if part.isdecimal() else 0 for part in section.split(".")]


if __name__ == "__main__":
    main()
