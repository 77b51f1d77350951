"""Change the files of a small playbook at random, compile it, and see that nothing falls.

    python tests/trials/fuzz.py 30            for thirty minutes
    python tests/trials/fuzz.py 10 --seed 7   the same examples again

What each example must show: no exception; each finding at a place of its file; and no text that takes
more than its share of time. An input that fails is made small and kept in `.hypothesis/fuzz`, and the
next run begins with it. It belongs into a test then.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.database import DirectoryBasedExampleDatabase

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from generator import render  # noqa: E402  # run as a script
from generator.cache.memory import Memory  # noqa: E402  # run as a script
from generator.findings.diagnostics import Span, Text  # noqa: E402  # the same
from generator.findings.report import to_json, to_text  # noqa: E402  # the same
from generator.load.tree import load  # noqa: E402  # the same
from generator.model.site import Settings  # noqa: E402  # the same
from generator.pipeline import check_playbook, compile_playbook  # noqa: E402  # the same
from generator.project import Project, laid_over, open_project  # noqa: E402  # the same
from tests.timing import is_linear  # noqa: E402  # the same

DAY = date(2026, 12, 1)
SECONDS = 20.0  # of one compilation: the whole takes under one
KEPT = DirectoryBasedExampleDatabase(ROOT / ".hypothesis" / "fuzz")

# A playbook with a file of each kind, below tests/golden/: later ones replace earlier ones.
CASES = ("_base", "decision--sound-inside", "page--dialect", "suggestions", "uncovered-fact")
MORE = {
    "kb/glossary.yml": "terms:\n  - id: goal\n    term: Goal\n    synonyms: [aim]\n"
    "    definition: What is *wanted* [@li2010].\n    basis: editorial\n",
    "kb/tensions.yml": "tensions:\n  - id: pull\n    title: One or other\n    tension: They pull.\n"
    "    advice: Ask.\n    between: [goals-first#goals, goals-first#goals]\n",
}

PIECES = (
    "---\n", "\n", "\n\n", " ", "    ", "\t", "- ", "1. ", "> ", "# ", "## Guidance\n", "title: ",
    "roles: [", "topics:", "status: draft", "reviewed: 2026-11-22", "review: 12 months", "aliases: [",
    "changes:\n  - date: ", "related:\n  supports:\n    ", "formerly: ", "[@li2010, p. 3]", "@li2010",
    "[@", "]", "(", ")", "[a](goals-first.md)", "![", "](", "<!-- id: a -->", "<!-- basis: cited -->",
    "<!-- from: A1.1a -->", "<!-- allow: bare-statement: x -->", "<!--", "-->", "<b>", "<div>", "</div>",
    "`", "```\n", "~~~", "*", "_", "**", "|", "| a | b |\n|---|---|\n", "[^1]", "[^1]: ", "&amp;", "&#x202e;",
    "\\", "{", "}", "{#a}", "{: .x }", "!!! note\n", "??? x\n", '=== "A"\n', ":::", "$$", "$x^2$", "\\(",
    "@book{x,", "@string{", "@comment{", "author = {", "title = {", " and ", "year = 2001", "crossref = ",
    '"', "'", "=", "#", "%", ",", "\\'e", "\\textit{", "$\\frac{1}{2}$", "[x]", "[ ]", "If: ", "Ask: ", "->",
    "Use: ", "Decision: ", "Note: ", "Basis: editorial", "{#yes}", "# Factors\n", "# Rules\n", "hit: first\n",
    "kind: table\n", "?", "*", "&a ", "<<: ", "!!str ", "|\n", ">\n", "{a: b}", "[a, b]", "null", "0x1f", "1e9",
    "plugins:\n  - playbook:\n", "csl: ", "severity:\n", "brand:\n", "downloads: [pdf]", "language: de\n",
    "\u202e", "\u00a0", "\ufeff", "\u0000", "\u0085", "\u2028", "é", "e\u0301", "中文", "😀", "ﬁ", "\u017f", "İ", "\ud7ff",
    "\r", "\r\n", "a", "Words.", "https://x.org/a?b=c#d", "mailto:a@b", "javascript:x", "../", "//x", ":", "9" * 30,
)  # fmt: skip
BYTES = (b"\xff", b"\x80", b"\xc3", b"\x00", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a file: at a share of its length, so many characters give way to others."""

    at: float
    cut: int
    put: bytes

    def made(self, data: bytes) -> bytes:
        """Return *data*, changed."""
        start = round(self.at * len(data))
        return data[:start] + self.put + data[start + self.cut :]


def texts(folder: Path) -> dict[str, bytes]:
    """Return the texts that a playbook in *folder* has, by path."""
    files = (it for it in sorted(folder.rglob("*")) if it.is_file() and it.suffix != ".txt")
    return {it.relative_to(folder).as_posix(): it.read_bytes() for it in files}


BASE = {
    path: data
    for case in CASES
    for path, data in texts(ROOT / "tests/golden" / case).items()
    if not path.startswith("expected")
} | {path: text.encode() for path, text in MORE.items()}

# Known from example to example: what no edit changes, such as templates. Pages of rules are left out.
MEMORY = Memory()
render.MAKERS = {name: it for name, it in render.MAKERS.items() if name != "rules"}

put = st.one_of(
    st.sampled_from(PIECES).map(lambda it: it.encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from(PIECES), max_size=6).map(lambda it: "".join(it).encode()),
    st.tuples(st.sampled_from(PIECES), st.integers(2, 400)).map(lambda it: (it[0] * it[1]).encode()),
    st.tuples(st.sampled_from(sorted(BASE.values())), st.integers(0, 400), st.integers(1, 300)).map(
        lambda it: it[0][it[1] : it[1] + it[2]]
    ),
    st.text(max_size=20).map(lambda it: it.encode("utf-8", "replace")),
    st.sampled_from(BYTES),
)  # fmt: skip
changes = st.lists(
    st.builds(Change, st.floats(0, 1), st.sampled_from((0, 0, 1, 3, 12, 60)), put),
    min_size=1,
    max_size=5,
)
edits = st.dictionaries(st.sampled_from(sorted(BASE)), changes, min_size=1, max_size=2)
patterns = st.tuples(
    st.sampled_from(sorted(BASE)), st.lists(st.sampled_from(PIECES), min_size=1, max_size=4)
)


def compiles(project: Project, edited: Mapping[str, list[Change]]) -> None:
    """Compile *project* with its files *edited*, and check what is said of them."""
    contents = dict(BASE)
    for path, made in edited.items():
        for change in made:
            contents[path] = change.made(contents[path])
    began = time.process_time()
    over = laid_over(project.given, contents, DAY)
    result = compile_playbook(over, project.templates, project.style, MEMORY)
    for finding in result.findings:
        if finding.span.path in over.files:
            lies_inside(finding.span, over.files[finding.span.path])
    to_json(result.findings)
    to_text(result.findings, over.files)
    for output in result.outputs:
        output.make()
    took = time.process_time() - began
    assert took < SECONDS, f"{took:.1f} s"


def lies_inside(span: Span, text: Text) -> None:
    """Check that *span* is a place of *text*, its start not behind its end."""
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    assert (1, 1) <= start <= end <= text.position(len(text.content)), span


def reads_linearly(path: str, pieces: list[str]) -> None:
    """Check that a file at *path* that repeats *pieces* takes as long as it is."""
    head = BASE[path].decode()

    def read(words: str) -> None:
        text = Text(path, f"{head}{words}".replace("\r", "\n").replace("\0", ""))
        if path == "mkdocs.yml":
            from generator.load.settings import load_settings  # noqa: PLC0415  # seldom

            load_settings(text)
        else:
            load({path: text}, Settings())

    assert is_linear(read, "".join(pieces))


def main() -> None:
    """Try examples until the time is over; end with 1 at the first that fails."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("minutes", type=float)
    asked.add_argument("--seed", type=int, default=0)
    asking = asked.parse_args()
    until = time.monotonic() + asking.minutes * 60
    project = open_project(ROOT / "tests/golden/_base", DAY)
    check_playbook(laid_over(project.given, BASE, DAY))
    tried = 0
    number = asking.seed
    while time.monotonic() < until:
        tried += _round(number, lambda it: compiles(project, it), edits, 100, until)
        tried += _round(number, lambda it: reads_linearly(*it), patterns, 20, until)
        number += 1
        print(f"seed {number}: {tried} examples", flush=True)
    print("nothing fell")


def _round(
    number: int,
    check: Callable[..., None],
    inputs: st.SearchStrategy[object],
    times: int,
    until: float,
) -> int:
    """Try *times* examples of *inputs* from the seed *number*; return how many there were."""
    tried = 0

    @seed(number)
    @settings(
        max_examples=times,
        deadline=None,
        database=KEPT,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.reuse, Phase.generate, Phase.shrink),
        print_blob=True,
    )
    @given(inputs)
    def attempt(made: object) -> None:
        nonlocal tried
        tried += 1
        if time.monotonic() < until:
            check(made)

    attempt()
    return tried


if __name__ == "__main__":
    main()
