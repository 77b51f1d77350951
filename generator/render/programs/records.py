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
from generator.kinds import (
    COVERAGE,
    DOWNLOADS,
    EVIDENCE,
    HEALTH,
    INDEX,
    RULES,
    SEARCH,
    WRITE,
    Kind,
)
from generator.model.playbook import Target
from generator.model.sheets import FacetValue, Sheet, Status, Term
from generator.model.site import Asset, Record
from generator.model.works import Reference
from generator.render.addresses import (
    ABOUT,
    FOLDERS,
    GLOSSARY,
    TENSIONS,
    address_of,
    facet_address,
    path_of,
)
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
    "tension": N_("Tension"),
    "page": N_("About the playbook"),
    "workings": N_("Rules and design"),
}

# What speaks to those who make the product: it is found by who asks for it by this filter.
WORKINGS = (RULES, f"{ABOUT}adr/")

# Other names of pages that no author names: what readers type when they look for them.
OTHER_NAMES: Mapping[str, str] = {
    DOWNLOADS: N_(
        "download, downloads, PDF, print, printable, book, ebook, one file, save, export, offline copy, handout"
    ),
    TENSIONS: N_(
        "contradictions, contradiction, conflicts, conflicting advice, trade-offs, dilemmas, paradox, pros and cons"
    ),
    EVIDENCE: N_(
        "sources, proof, how reliable, basis, evidence levels, marks, symbols, how sure, trust in the guidance"
    ),
    GLOSSARY: N_(
        "definitions, terms, dictionary, meaning of words, abbreviations, acronyms, jargon"
    ),
    INDEX: N_("index, sitemap, site map, table of contents, everything, all pages"),
    FOLDERS[Kind.REFERENCE]: N_(
        "bibliography, literature, works cited, reading list, books, sources, citations"
    ),
    FOLDERS[Kind.ROLE]: N_("who does what, responsibilities, people, job titles, stakeholders"),
    FOLDERS[Kind.RESOURCE]: N_("budget, tools, training, people, means"),
    FOLDERS[Kind.DECISION]: N_(
        "decision trees, which one, help me choose, questions, wizard, assessment"
    ),
    FOLDERS[Kind.COURSE]: N_(
        "training, lessons, workshop, learning, teaching, modules, e-learning"
    ),
    FOLDERS[Kind.CARD]: N_("all guidance, advice, recommendations, list of cards"),
    WRITE: N_("contribute, add a card, new card, propose, submit, edit"),
    HEALTH: N_("overdue, out of date, reviews due, stale, maintenance, review calendar"),
    COVERAGE: N_("statements covered, essays, source statements, completeness"),
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
        work = edition.playbook.references[subject.id]
        return (Record("reference", frame.title, frame.description, tuple(_names_of_work(work))),)
    if frame.address == GLOSSARY:
        return tuple(_glossary(edition, frame))
    if frame.address == TENSIONS:
        return tuple(_tensions(edition, frame))
    facet, value = _value(edition, frame)
    return (
        Record(
            _kind(frame),
            frame.title,
            frame.description,
            value.synonyms if value else _other_names(edition, frame),
            facets={facet: (value.id,)} if value else {},
        ),
    )


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
        _kind_of_doc(frame) if subject.kind is Kind.DOC else subject.kind.value,
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
    for term in edition.called.get(subject, ()):
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


def _value(edition: Edition, frame: Frame) -> tuple[str, FacetValue | None]:
    """Return the value that the page of a facet's value is about, with the facet's id."""
    for facet in edition.playbook.facets.values():
        for value in facet.values.values():
            if frame.address == facet_address(facet, value.id):
                return facet.id, value
    return "", None


def _kind(frame: Frame) -> str:
    about = frame.address.startswith(ABOUT) or frame.address in {COVERAGE, HEALTH}
    return _kind_of_doc(frame) if about else "list"


def _kind_of_doc(frame: Frame) -> str:
    inside = any(frame.address.startswith(it) and frame.address != it for it in WORKINGS)
    return "workings" if inside else "page"


def _other_names(edition: Edition, frame: Frame) -> tuple[str, ...]:
    said = OTHER_NAMES.get(frame.address)
    return tuple(edition.gettext(said).split(", ")) if said else ()


def _names_of_work(work: Reference) -> Iterator[str]:
    """Yield what people type who look for *work*: its key, authors, authors with the year, title."""
    yield work.key
    item: Any = work.item
    names = item.get("author") or item.get("editor") or []
    families = [it.get("family") or it.get("literal", "") for it in names]
    yield from (f"{it['given']} {it['family']}" for it in names if it.get("given"))
    year = str((item.get("issued", {}).get("date-parts") or [[""]])[0][0])
    if families and year:
        yield f"{' '.join(families[:2])} {year}"
        yield from (f"{family} {year}" for family in families[:3])
    title = str(item.get("title", ""))
    yield from filter(None, dict.fromkeys((title, title.partition(":")[0])))


def _tensions(edition: Edition, frame: Frame) -> Iterator[Record]:
    yield Record(
        "list",
        frame.title,
        frame.description,
        _other_names(edition, frame),
        body=_paragraph(frame.description),
    )
    desk = edition.without_notes().at(path_of(TENSIONS))
    for tension in edition.pulls:
        said = (
            f"<p>{desk.author.line(tension.tension)}</p>\n<p>{desk.author.line(tension.advice)}</p>"
        )
        body = f"<h1>{escape(tension.title)}</h1>\n{said}"
        yield Record("tension", tension.title, body=body, fragment=tension.id)


def _glossary(edition: Edition, frame: Frame) -> Iterator[Record]:
    yield Record(
        "list",
        frame.title,
        frame.description,
        _other_names(edition, frame),
        body=_paragraph(frame.description),
    )
    for term in edition.playbook.terms.values():
        names = tuple(filter(None, (term.abbreviation, *term.synonyms)))
        target = Target(Kind.TERM, term.id)
        fragment = address_of(target, {}).partition("#")[2]
        definition = str(edition.without_notes().at(path_of(GLOSSARY)).author.line(term.definition))
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
    for facet in edition.playbook.facets.values():
        for value in facet.values.values():
            if value.synonyms:
                yield [value.title, *value.synonyms]
