"""Make the files in which references are taken along: BibTeX as written, RIS and CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from generator.model.site import Asset
from generator.model.works import Reference
from generator.render.exports.bibtex import to_bibtex
from generator.render.exports.ris import to_ris
from generator.render.frames import Link

ALL = "references"  # the name, without its ending, of the files that hold every reference


def assets(name: str, references: Sequence[Reference]) -> Iterator[Asset]:
    """Yield *references* as files in each format, at the path *name* without its ending."""
    yield Asset(f"{name}.bib", bibtex(references))
    yield Asset(f"{name}.ris", ris(references))
    yield Asset(f"{name}.json", csl_json(references))


def links(name: str) -> tuple[Link, ...]:
    """Return the links to the files called *name*, from the page beside them."""
    formats = (("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON"))
    return tuple(Link(f"{name}.{ending}", title) for ending, title in formats)


def bibtex(references: Sequence[Reference]) -> str:
    """Return the entries as their author wrote them, each with all that it takes from others."""
    return "\n".join(to_bibtex(it.entry) for it in references)


def ris(references: Sequence[Reference]) -> str:
    """Return one RIS record for each reference."""
    return "".join(to_ris(it.item) for it in references)


def csl_json(references: Sequence[Reference]) -> str:
    """Return the references as a list of CSL-JSON items."""
    items = [dict(it.item) for it in references]
    return json.dumps(items, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
