"""Map an entry to a CSL-JSON item: which field fills which variable, type by type."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import replace
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
from generator.load.bib.wikis import without_export_habits
from generator.load.bib.work import LEGAL, Work
from generator.model.works import Entry


def to_csl(entry: Entry) -> tuple[Mapping[str, Any], tuple[Diagnostic, ...]]:
    """Return *entry* as a CSL-JSON item with its key as ``id``, and what is odd in its fields."""
    work = _mapped(entry)
    return work.item, tuple(flaws.find(entry, work.item, work.unknown))


def sources(entry: Entry) -> Mapping[str, tuple[str, ...]]:
    """Return, for each CSL variable of *entry*, the names of the fields that it comes from."""
    work = _mapped(entry)
    return {name: tuple(fields) for name, fields in work.origins.items() if name in work.item}


# Private functions

_SPECIAL = frozenset("&%$#_{}")  # what LaTeX takes for more than itself

# A character of HTML, as web pages and some programs leave it: `&amp;`, `\\&#8217;`.
_ESCAPED = re.compile(r"\\?(&(?:[A-Za-z]{2,8}\d{0,2}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});)")


def _mapped(entry: Entry) -> Work:
    entry = without_export_habits(_unescaped(entry))
    work = Work(entry, csl_type(entry))
    _map(work)
    return work


def _unescaped(entry: Entry) -> Entry:
    """Return *entry* with the characters that HTML writes as names or numbers."""
    fields = {
        name: replace(each, value=_ESCAPED.sub(_character, each.value))
        for name, each in entry.fields.items()
        if "&" in each.value and _ESCAPED.search(each.value)
    }
    return replace(entry, fields={**entry.fields, **fields}) if fields else entry


def _character(found: re.Match[str]) -> str:
    letter = html.unescape(found[1])
    return f"\\{letter}" if letter in _SPECIAL else letter


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
    told = ("medium", "version", "event-title")
    if not any("note" in work.origins.get(name, ()) for name in told):
        work.copy("note", "note", "addendum")
    work.copy("abstract", "abstract")
    work.copy("annote", "annotation", "annote")
    work.copy("keyword", "keywords")
    name = work.first("langid", "language", "hyphenation")
    work.put("language", language_tag(work.entry) or work.plain(name), name)
    work.copy("call-number", "library")
