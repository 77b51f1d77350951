r"""Styles of our own, for every part of CSL, on works of our own: what each of them prints is kept.

`python -m pytest tests/unit/csl --rewrite` writes it anew. What is new has to be compared with the
specification, and with citeproc-js:

    python tests/benchmarks/styles_conformance.py tests/unit/csl/styles --failures \
        --works tests/unit/csl/styles/works.json --clusters tests/unit/csl/styles/clusters.json
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from generator import csl

FOLDER = Path(__file__).parent / "styles"
ALL_MODES = ("told-apart", "notes", "numbers")  # styles that are asked for authors alone too
STYLES = sorted(path.stem for path in FOLDER.glob("*.csl"))
Works = Sequence[Mapping[str, Any]]


@pytest.fixture(scope="module")
def works() -> Works:
    """Return people, days and numbers of every form."""
    read: Works = json.loads((FOLDER / "works.json").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def clusters() -> tuple[tuple[csl.Cite, ...], ...]:
    """Return the citations of a text, in their order."""
    read = json.loads((FOLDER / "clusters.json").read_text(encoding="utf-8"))
    return tuple(tuple(csl.Cite(**cite) for cite in cluster) for cluster in read)


@pytest.mark.parametrize("name", STYLES)
def test_style(
    name: str, works: Works, clusters: Sequence[Sequence[csl.Cite]], rewrite: bool
) -> None:
    """Every citation and reference is printed as it is kept, letter for letter."""
    xml = (FOLDER / f"{name}.csl").read_text(encoding="utf-8")
    style = csl.load_style(xml, csl.builtin_locales())
    written = "".join(f"{line}\n" for line in _printed(csl.Library(style, works), clusters))
    expected = FOLDER / f"{name}.txt"
    if rewrite:
        expected.write_text(written, encoding="utf-8")
    assert expected.read_text(encoding="utf-8") == written


def _printed(library: csl.Library, clusters: Sequence[Sequence[csl.Cite]]) -> Iterator[str]:
    note = library.style.note
    given = [csl.Cluster(tuple(it), at if note else 0) for at, it in enumerate(clusters, 1)]
    for placed, pieces in zip(library.place(given), library.document(given), strict=True):
        keys = ", ".join(cite.id for cite in placed.cites)
        yield f"{keys}: {''.join(piece.html for piece in pieces)}"
    yield ""
    for reference in library.bibliography():
        yield f"{reference.key}: {reference.html}"
    for cluster in clusters if library.style.id.endswith(ALL_MODES) else ():
        for mode in ("composite", "author-only", "suppress-author"):
            made = library.cite(cluster, mode=mode)
            yield f"{mode}: {''.join(piece.text for piece in made)}"
