"""Make the files in which references are taken along: biblatex, BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from generator.model.site import Asset
from generator.model.works import Reference
from generator.render.exports.bibtex import to_bibtex
from generator.render.exports.classic import to_classic
from generator.render.exports.ris import to_ris
from generator.render.frames import Link

ALL = "references"  # the name, without its ending, of the files that hold every reference


def assets(name: str, references: Sequence[Reference]) -> Iterator[Asset]:
    """Yield *references* as files in each format, at the path *name* without its ending."""
    yield Asset(f"{name}.bib", biblatex(references))
    yield Asset(f"{name}.classic.bib", bibtex(references))
    yield Asset(f"{name}.ris", ris(references))
    yield Asset(f"{name}.json", csl_json(references))


def links(name: str) -> tuple[Link, ...]:
    """Return the links to the files called *name*, from the page beside them."""
    formats = (
        ("classic.bib", "BibTeX"),
        ("bib", "biblatex"),
        ("ris", "RIS"),
        ("json", "CSL-JSON"),
    )
    return tuple(Link(f"{name}.{ending}", title) for ending, title in formats)


def biblatex(references: Sequence[Reference]) -> str:
    """Return the entries as their author wrote them, each with all that it takes from others."""
    there = {it.key for it in references}
    return "\n".join(to_bibtex(it.entry, there) for it in references)


def bibtex(references: Sequence[Reference]) -> str:
    """Return the entries in the types and fields that BibTeX itself knows."""
    return "\n".join(to_classic(it.entry) for it in references)


def ris(references: Sequence[Reference]) -> str:
    """Return one RIS record for each reference."""
    return "".join(to_ris(it.item) for it in references)


def csl_json(references: Sequence[Reference]) -> str:
    """Return the references as a list of CSL-JSON items."""
    items = [dict(it.item) for it in references]
    return json.dumps(items, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
