"""Time 10,000 entries to CSL-JSON beside pandoc, in processor seconds.

    python tests/benchmarks/bib_speed.py [BIB] [--entries 10000] [--pandoc PATH]

BIB is repeated under new keys until there are enough entries. pandoc is measured where there is
one: `pip install pypandoc-binary` in an environment of its own brings it along.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import resource
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from bibtexparser import splitter

from generator.findings.diagnostics import Text
from generator.load.bib import join, load_bib, to_csl
from generator.load.bib.skeleton import comments, split

BIB = Path(__file__).parents[3] / "shared" / "data" / "bib" / "jabref__jabref-authors.bib"
_KEY = re.compile(
    r"^(\s*@(?!comment|string|preamble)\w+\s*\{)([^,\s]+),", re.MULTILINE | re.IGNORECASE
)


def enlarged(content: str, entries: int) -> str:
    """Return *content* over and over, each time with other keys."""
    size = len(_KEY.findall(content))
    rounds = range(-(-entries // size))
    return "\n".join(_KEY.sub(rf"\g<1>\g<2>x{number},", content) for number in rounds)


def ours(content: str) -> tuple[float, int]:
    """Return the processor time of reading, joining and mapping, and the number of items."""
    gc.collect()
    gc.disable()  # as `playbook` does while it compiles
    start = time.process_time()
    entries, _ = join([load_bib(Text("big.bib", content))[0]])
    items = [to_csl(entry)[0] for entry in entries]
    json.dumps(items, ensure_ascii=False)
    taken = time.process_time() - start
    gc.enable()
    return taken, len(items)


def of_splitter(content: str) -> tuple[float, float]:
    """Return the time of splitting as we do it, and of the splitter on the whole text."""
    start = time.process_time()
    for _ in split(content, comments(content)):
        pass
    middle = time.process_time()
    splitter.Splitter(content).split()
    return middle - start, time.process_time() - middle


def of_pandoc(pandoc: str, content: str) -> float:
    """Return the processor time of pandoc for the same file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.bib"
        path.write_text(content, encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [pandoc, "-f", "biblatex", "-t", "csljson", "-o", str(path.with_suffix(".json")), path],
            check=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def main() -> None:
    """Print the times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bib", nargs="?", type=Path, default=BIB)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--pandoc", default=shutil.which("pandoc"))
    options = parser.parse_args()
    content = enlarged(options.bib.read_text("utf-8").replace("\r\n", "\n"), options.entries)
    taken, items = ours(content)
    share, plain = of_splitter(content)
    print(f"{items} entries, {len(content) / 1e6:.1f} MB")
    print(f"ours      {taken:6.2f} s, {items / taken:.0f} entries a second")
    print(f"splitting {share:6.2f} s of it ({share / taken:.0%}); on the whole text {plain:.2f} s")
    if options.pandoc:
        other = of_pandoc(options.pandoc, content)
        print(f"pandoc    {other:6.2f} s, {other / taken:.1f} times ours")


if __name__ == "__main__":
    main()
