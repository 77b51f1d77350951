"""Collect the outside addresses of a playbook, each with the places where it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from generator.findings.diagnostics import Span
from generator.kinds import Kind
from generator.model.playbook import Playbook, Target
from generator.model.site import Settings
from generator.model.text import Name
from generator.model.works import Reference

SCHEMES = frozenset({"http", "https"})
RESOLVER = "https://doi.org/"
# The fields that the address of a work may come from, the likeliest first.
FIELDS = ("url", "eprint", "howpublished", "note")


def outside(playbook: Playbook, settings: Settings) -> Mapping[str, tuple[Span, ...]]:
    """Return the places of each outside address, both sorted."""
    found: dict[str, set[Span]] = {}
    for name in _written(playbook, settings):
        if is_outside(name.value):
            found.setdefault(name.value, set()).add(name.span)
    return {address: tuple(sorted(found[address])) for address in sorted(found)}


def naming(playbook: Playbook) -> Mapping[str, tuple[Target, ...]]:
    """Return the things in whose words, or entry, each outside address stands, both sorted."""
    found: dict[str, set[Target]] = {}
    for sheet in playbook.all_sheets():
        for link in sheet.document.links:
            found.setdefault(link.target.value, set()).add(Target(sheet.kind, sheet.id))
    for passage in playbook.passages():
        for link in passage.document.links:
            found.setdefault(link.target.value, set()).add(passage.owner)
    for key, reference in playbook.references.items():
        for name in _of_work(reference):
            found.setdefault(name.value, set()).add(Target(Kind.REFERENCE, key))
    return {it: tuple(sorted(found[it])) for it in sorted(found) if is_outside(it)}


def is_outside(address: str) -> bool:
    """Tell whether *address* is one of the web, with a host."""
    try:
        parts = urlsplit(address)
        return parts.scheme.lower() in SCHEMES and bool(parts.hostname)
    except ValueError:
        return False


# Private functions


def _written(playbook: Playbook, settings: Settings) -> Iterator[Name]:
    for document in playbook.texts():
        yield from (link.target for link in document.links)
    for reference in playbook.references.values():
        yield from _of_work(reference)
    if settings.repo_url:
        yield Name(settings.repo_url, settings.at("repo_url"))


def _of_work(reference: Reference) -> Iterator[Name]:
    fields = reference.entry.fields
    doi, url = reference.item.get("DOI"), reference.item.get("URL")
    if isinstance(doi, str) and "doi" in fields:
        yield Name(RESOLVER + doi, fields["doi"].span)
    if "archiveurl" in fields:
        yield Name(fields["archiveurl"].value.strip(), fields["archiveurl"].span)
    elif isinstance(url, str):
        field = next((fields[it] for it in FIELDS if it in fields), None)
        yield Name(url, field.span if field else reference.entry.key.span)
