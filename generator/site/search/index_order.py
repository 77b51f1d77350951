"""Put a Pagefind index in order: the same pages, the same bytes.

Pagefind writes the values of a facet, and the list of facets, in an order that differs from run to
run, and names files by their bytes. Both are put in order here and named anew. Its files are CBOR
(RFC 8949) behind a mark, compressed with gzip.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import cbor2

from generator.cache.memory import digest

MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"

# Where the description of a language's index has its list of facets: name and file of each.
FACETS = 3


class IndexFormatError(ValueError):
    """The index is not written as this version of Pagefind writes it."""


def put_in_order(folder: Path) -> None:
    """Rewrite what in the index at *folder* hangs on the run that made it.

    Raises `IndexFormatError` where it is not what Pagefind 1.5 writes.
    """
    entry = json.loads((folder / ENTRY).read_text(encoding="utf-8"))
    languages = entry["languages"]
    for language in sorted(languages):
        languages[language]["hash"] = _describe_anew(folder, languages[language]["hash"])
    entry["languages"] = dict(sorted(languages.items()))
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    (folder / ENTRY).write_text(text, encoding="utf-8")


# Private functions


def _describe_anew(folder: Path, name: str) -> str:
    """Order the facets of the language whose description is *name*; return its new name."""
    path = folder / f"pagefind.{name}.pf_meta"
    described = _read(path)
    if not isinstance(described, list) or len(described) <= FACETS:
        raise IndexFormatError(f"`{path.name}` has no list of facets")
    named = sorted((facet, _order_facet(folder, file)) for facet, file in described[FACETS])
    described[FACETS] = [list(pair) for pair in named]
    return _write(folder, "pagefind.{}.pf_meta", name, described)


def _order_facet(folder: Path, name: str) -> str:
    facet, values = _read(folder / "filter" / f"{name}.pf_filter")
    ordered = [facet, sorted(values, key=lambda pair: str(pair[0]))]
    return _write(folder, "filter/{}.pf_filter", name, ordered)


def _read(path: Path) -> Any:
    content = gzip.decompress(path.read_bytes())
    if not content.startswith(MARK):
        raise IndexFormatError(f"`{path.name}` does not begin with {MARK.decode()}")
    return cbor2.loads(content[len(MARK) :])


def _write(folder: Path, pattern: str, name: str, value: Any) -> str:
    """Write *value* in the place of the file called *name*, under the name that its bytes give."""
    content = MARK + cbor2.dumps(value)
    language, _, old = name.rpartition("_")
    new = f"{language}_{digest(content)[: len(old)]}"
    (folder / pattern.format(name)).unlink()
    (folder / pattern.format(new)).write_bytes(gzip.compress(content, mtime=0))
    return new
