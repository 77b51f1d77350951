"""Map an entry to a CSL-JSON item: which field fills which variable, type by type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.findings.diagnostics import Diagnostic
from generator.load.bib import flaws
from generator.load.bib.addresses import put_addresses
from generator.load.bib.headings import put_titles
from generator.load.bib.languages import language_tag
from generator.load.bib.legal import put_law
from generator.load.bib.numbers import put_genre, put_numbers
from generator.load.bib.people import put_names
from generator.load.bib.publishers import put_publisher
from generator.load.bib.times import put_dates
from generator.load.bib.types import csl_type
from generator.load.bib.work import LEGAL, Work
from generator.model.works import Entry


def to_csl(entry: Entry) -> tuple[Mapping[str, Any], tuple[Diagnostic, ...]]:
    """Return *entry* as a CSL-JSON item with its key as ``id``, and what is odd in its fields."""
    work = Work(entry, csl_type(entry))
    _map(work)
    return work.item, tuple(flaws.find(entry, work.item, work.unknown))


def sources(entry: Entry) -> Mapping[str, tuple[str, ...]]:
    """Return, for each CSL variable of *entry*, the names of the fields that it comes from."""
    work = Work(entry, csl_type(entry))
    _map(work)
    return {name: tuple(fields) for name, fields in work.origins.items() if name in work.item}


# Private functions


def _map(work: Work) -> None:
    work.item["id"] = work.entry.key.value
    work.item["type"] = work.type
    put_names(work)
    put_titles(work)
    put_dates(work)
    put_genre(work)
    put_numbers(work)
    put_publisher(work)
    put_addresses(work)
    _put_rest(work)
    if work.type in LEGAL:
        put_law(work)


def _put_rest(work: Work) -> None:
    for variable, name in (("ISBN", "isbn"), ("ISSN", "issn")):
        if name in work.entry.fields:
            work.put(variable, work.plain(name), name)
    if "note" not in work.origins.get("medium", ()):
        work.copy("note", "note", "addendum")
    work.copy("abstract", "abstract")
    work.copy("annote", "annotation", "annote")
    work.copy("keyword", "keywords")
    name = work.first("langid", "language", "hyphenation")
    work.put("language", language_tag(work.entry) or work.plain(name), name)
    work.copy("call-number", "library")
