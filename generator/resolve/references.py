"""Make references of entries: each with its own address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.findings.diagnostics import Diagnostic, Note
from generator.model.ids import slug, unique
from generator.model.playbook import Sources
from generator.model.works import Entry, Reference
from generator.rules.bibliography import reference_slug_clash
from generator.words.phrases import phrase

STUB = "incomplete"  # the keyword by which an entry says of itself that details are missing


def to_references(sources: Sources, findings: list[Diagnostic]) -> dict[str, Reference]:
    """Return the references by key, sorted by key; a clash of addresses is a finding."""
    taken: dict[str, Entry] = {}
    references: dict[str, Reference] = {}
    for entry in sorted(sources.entries, key=lambda entry: entry.key.value):
        address = slug(entry.key.value) or "reference"
        if address in taken:
            findings.append(_clash(entry, taken[address], address))
            address = unique(address, set(taken))
        taken[address] = entry
        item = sources.items[entry.key.value]
        references[entry.key.value] = _reference(entry, item, address)
    return {key: _with_former(it, taken) for key, it in references.items()}


def former_keys(entry: Entry) -> tuple[str, ...]:
    """Return the keys that *entry* had before: biblatex's field `ids`."""
    return tuple(key for part in entry.get("ids").split(",") if (key := part.strip()))


# Private functions


def _reference(entry: Entry, item: Mapping[str, Any], address: str) -> Reference:
    acknowledged = STUB in re.split(r"[,;\s]+", entry.get("keywords"))
    complete = bool(item.get("title")) and not acknowledged
    return Reference(entry.key.value, address, entry, item, not complete, acknowledged)


def _with_former(reference: Reference, taken: dict[str, Entry]) -> Reference:
    """Return *reference* with the slugs of its former keys (`ids`) that no other work has."""
    entry = reference.entry
    former = []
    for key in former_keys(entry):
        address = slug(key)
        if address and address not in taken:
            taken[address] = entry
            former.append(address)
    return replace(reference, former=tuple(former)) if former else reference


def _clash(entry: Entry, first: Entry, address: str) -> Diagnostic:
    return reference_slug_clash.RULE.at(
        entry.key.span,
        phrase(
            "the keys `%(first)s` and `%(entry)s` make the same address `%(address)s`",
            first=first.key.value,
            entry=entry.key.value,
            address=address,
        ),
        help=phrase("rename one of the two keys"),
        notes=[Note(first.key.span, phrase("first used here"))],
    )
