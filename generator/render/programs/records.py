"""Say what the search knows of each page beside its words: kind, other names, facets.

A page is found under the names that its author gave it (``synonyms``, ``abbreviation``), and a card
under those of the glossary's terms that lead to it too. The glossary is a record for each term.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import escape

from generator import kinds
from generator.kinds import COVERAGE, EVIDENCE, HEALTH, SEARCH, Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet, Status, Term
from generator.model.site import Asset, Record
from generator.render.addresses import ABOUT, GLOSSARY, address_of, facet_address, path_of
from generator.render.desk import Edition
from generator.render.frames import Frame
from generator.words.words import N_

NAMES = f"{SEARCH}names.json"

# What a result may be, in the order in which a filter lists them, and what readers call it.
KINDS: Mapping[str, str] = {
    "card": N_("Card"),
    "decision": N_("Decision"),
    "role": N_("Role"),
    "resource": N_("Resource"),
    "course": N_("Course"),
    "term": N_("Term"),
    "reference": N_("Reference"),
    "list": N_("Overview"),
    "page": N_("About the playbook"),
}
STATUSES: Mapping[str, str] = {
    Status.PUBLISHED.value: N_("Published"),
    Status.DRAFT.value: N_("Draft"),
    Status.RETIRED.value: N_("Retired"),
}

# Kinds that speak to everybody wherever they name nobody.


def records_of(frame: Frame, edition: Edition) -> tuple[Record, ...]:
    """Return what the search finds of the page of *frame*: nothing of former and missing pages."""
    subject = frame.subject
    if subject is not None and subject.kind in edition.playbook.sheets:
        return (_sheet_record(edition, subject, frame),)
    if not frame.listed or frame.further or frame.address == SEARCH:
        return ()
    if subject is not None and subject.kind is Kind.REFERENCE:
        return (Record("reference", frame.title, frame.description),)
    if frame.address == GLOSSARY:
        return tuple(_glossary(edition, frame))
    return (Record(_kind(frame), frame.title, frame.description, facets=_value(edition, frame)),)


def assets(edition: Edition) -> Iterator[Asset]:
    """Yield the file that the search reads the names from: of kinds, facets, and like things."""
    text = json.dumps(
        {"facets": list(_facets(edition)), "names": list(_names(edition))},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    yield Asset(NAMES, f"{text}\n")


# Private functions


def _sheet_record(edition: Edition, subject: Target, frame: Frame) -> Record:
    sheet = edition.playbook.sheets[subject.kind][subject.id]
    return Record(
        "page" if subject.kind is Kind.DOC else subject.kind.value,
        frame.title,
        frame.description,
        _own_names(sheet),
        tuple(_term_names(edition, subject)),
        _sheet_facets(edition, sheet),
    )


def _own_names(sheet: Sheet) -> tuple[str, ...]:
    abbreviation = sheet.meta.role.abbreviation
    return (*filter(None, [abbreviation]), *sheet.meta.synonyms)


def _term_names(edition: Edition, subject: Target) -> Iterator[str]:
    for term in edition.playbook.terms.values():
        leads = [Target(Kind.CARD, it.value) for it in term.cards]
        if term.role:
            leads.append(Target(Kind.ROLE, term.role.value))
        if subject in leads:
            yield from _all_names(term)


def _all_names(term: Term) -> Iterator[str]:
    yield from filter(None, (term.term, term.abbreviation, *term.synonyms))


def _sheet_facets(edition: Edition, sheet: Sheet) -> Mapping[str, tuple[str, ...]]:
    """Return the values by facet; a thing that names none holds for all of them."""
    if sheet.kind is Kind.DOC:
        return {}
    roles = (sheet.id,) if sheet.kind is Kind.ROLE else sheet.meta.roles
    given = {"role": roles} | {
        facet.id: tuple(sheet.meta.facets.get(facet.key, ()))
        for facet in edition.playbook.facets.values()
    }
    if kinds.KINDS[sheet.kind].holds:
        everything = {
            name: tuple(value for value, _ in values) for name, _, values in _all(edition)
        }
        given = {name: values or everything[name] for name, values in given.items()}
    return {"status": (sheet.status.value,)} | {name: it for name, it in given.items() if it}


def _value(edition: Edition, frame: Frame) -> Mapping[str, tuple[str, ...]]:
    """Return the value that the page of a facet's value is about."""
    for facet in edition.playbook.facets.values():
        for value in facet.values:
            if frame.address == facet_address(facet, value):
                return {facet.id: (value,)}
    return {}


def _kind(frame: Frame) -> str:
    about = frame.address.startswith(ABOUT) or frame.address in {EVIDENCE, COVERAGE, HEALTH}
    return "page" if about else "list"


def _glossary(edition: Edition, frame: Frame) -> Iterator[Record]:
    yield Record("list", frame.title, frame.description, body=_paragraph(frame.description))
    for term in edition.playbook.terms.values():
        names = tuple(filter(None, (term.abbreviation, *term.synonyms)))
        target = Target(Kind.TERM, term.id)
        fragment = address_of(target, {}).partition("#")[2]
        definition = str(edition.without_notes().at(path_of(GLOSSARY)).line(term.definition))
        yield Record(
            "term", term.term, body=f"<h1>{escape(term.term)}</h1>\n<p>{definition}</p>",
            words=names, fragment=fragment,
        )  # fmt: skip


def _paragraph(words: str) -> str:
    return f"<p>{escape(words)}</p>"


Values = Iterable[tuple[str, str]]


def _all(edition: Edition) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Yield each facet's id, title, and its values: those of the roles, then of the vocabulary."""
    roles = (it for it in edition.shown.get(Kind.ROLE, ()) if it.status is not Status.RETIRED)
    yield "role", edition.gettext("Role"), [(it.id, it.title) for it in roles]
    for facet in edition.playbook.facets.values():
        yield facet.id, facet.title, [(it.id, it.title) for it in facet.values.values()]


def _facets(edition: Edition) -> Iterator[tuple[str, str, Any]]:
    yield "kind", edition.gettext("Kind"), _said(edition, KINDS)
    yield from _all(edition)
    yield "status", edition.gettext("Status"), _said(edition, STATUSES)


def _said(edition: Edition, names: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(name, edition.gettext(words)) for name, words in names.items()]


def _names(edition: Edition) -> Iterator[list[str]]:
    """Yield names of the same thing, as the glossary, the roles and the resources have them."""
    for term in edition.playbook.terms.values():
        yield list(_all_names(term))
    for kind in (Kind.ROLE, Kind.RESOURCE):
        for sheet in edition.shown.get(kind, ()):
            if sheet.status is not Status.RETIRED:
                yield [sheet.title, *_own_names(sheet)]
