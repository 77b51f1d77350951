"""Look up every name, once, and make the links both ways: ``Sources`` become a ``Playbook``.

What cannot be looked up is said in a finding and left out, so that whoever holds a ``Playbook``
can follow each id in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import TypeAlias

from generator.cache.values import Values
from generator.findings.diagnostics import Diagnostic
from generator.kinds import SHEETS, SOURCE_DOCUMENTS, Kind
from generator.model.playbook import Passage, Playbook, Sources, Target, passages
from generator.model.sheets import Facet, Sheet, Tension, Term
from generator.model.text import Allowance, Document, Name
from generator.model.works import Reference
from generator.resolve.citations import (
    citing,
    settle_citations,
    settle_definitions,
    settle_facets,
    settle_pulls,
    uses_beside,
    uses_in,
)
from generator.resolve.courses import settle_course
from generator.resolve.decisions import settle_decision
from generator.resolve.links import Index, LinkResolver, Links, index_of, linking, places_of
from generator.resolve.names import settle_aliases, settle_names, settle_suggestions, settle_terms
from generator.resolve.references import to_references
from generator.resolve.relations import relations
from generator.resolve.statements import (
    anchors_of,
    covering,
    settle_documents,
    settle_said,
    settle_statements,
    settle_tensions,
)
from generator.rules.citations import unknown_citation
from generator.words.phrases import phrase


def resolve(
    sources: Sources, values: Values | None = None
) -> tuple[Playbook, tuple[Diagnostic, ...]]:
    """Look up every name in *sources*; return the playbook and what could not be found.

    What *values* has of sheets that are the same as before is not looked up again.
    """
    values = values or Values()
    findings: list[Diagnostic] = []
    known = _known(sources, values, findings)
    sheets = _by_kind(_settled_sheets(sources, known, values, findings))
    cards = {card.path: card for card in sheets[Kind.CARD].values()}
    named = values.each("statements", cards, (), anchors_of)
    anchors = values.recall("anchors", (named,), lambda: dict.fromkeys(chain.from_iterable(named)))
    sheets = settle_said(sheets, anchors, known.index, findings)
    decisions = {
        it.id: settle_decision(it, sheets[Kind.DECISION][it.id], known.index, findings)
        for it in sources.decisions
    }
    courses = {
        it.id: settle_course(it, sheets[Kind.COURSE][it.id], anchors, known.index, findings)
        for it in sources.courses
    }
    lists = _settled_lists(sources, anchors, known, values, findings)
    by_path = {sheet.path: sheet for sheet in _all(sheets)}
    beside = values.each("passages", by_path, (), lambda it: tuple(passages([it], (), (), ())))
    terms, tensions, facets = lists
    others = values.recall(
        "passages of lists", lists, lambda: tuple(passages((), terms, tensions, facets.values()))
    )
    links = _links(by_path, dict(zip(by_path, beside, strict=True)), others, known, values)
    findings += (wrong for it in links for wrong in it.findings)
    backs = values.each("backs", {str(at): it for at, it in enumerate(links)}, (), _back)
    used = values.each("uses", by_path, (), uses_in)
    used_beside = values.recall(
        "uses beside",
        (beside, others),
        lambda: uses_beside((*chain.from_iterable(beside), *others)),
    )
    related = values.each("related", cards, (), lambda it: (it.id, it.meta.card.related))
    playbook = Playbook(
        sheets=sheets,
        references=known.references,
        terms={term.id: term for term in terms},
        tensions=tensions,
        suggestions=settle_suggestions(sources.suggestions, known.index, findings),
        facets=facets,
        documents=settle_documents(
            sources.documents, known.references, _unless(findings, known.lacks_works)
        ),
        links=dict(chain.from_iterable(it.targets for it in links)),
        relations=values.recall("relations", (related,), lambda: relations(dict(related))),
        citing=values.recall(
            "citing",
            (used, used_beside, known.references),
            lambda: citing((*used, used_beside), known.references),
        ),
        linking=values.recall("linking", (backs,), lambda: linking(backs)),
        covering=covering(sheets),
        aliases=settle_aliases(sheets, findings),
        allowances=_allowances(sources),
        decisions=MappingProxyType(decisions),
        courses=MappingProxyType(courses),
        locked=sources.locked,
        checked=sources.checked,
        moved=sources.moved,
        lost=frozenset(_lost(sources, known, values)),
        failed=sources.failed,
    )
    return playbook, tuple(findings if known.references else _once(findings))


# Private functions


@dataclass(frozen=True, slots=True)
class _Known:
    """What names can lead to. Of works or facts not all are known where a file did not load.

    Titles only say what a name that leads nowhere may have meant: ``untitled`` goes without them,
    and stays as it is while a title is typed.
    """

    index: Index
    untitled: Index
    references: Mapping[str, Reference]
    facets: Mapping[str, Facet]
    facts: Collection[str]
    lacks_works: bool
    lacks_facts: bool


def _known(sources: Sources, values: Values, findings: list[Diagnostic]) -> _Known:
    def referred() -> tuple[Mapping[str, Reference], tuple[Diagnostic, ...]]:
        wrong: list[Diagnostic] = []
        return to_references(sources, wrong), tuple(wrong)

    parts = (sources.entries, sources.items)
    references, clashes = values.recall("references", parts, referred)
    findings += clashes
    facts = {it for made in sources.documents for each in made.statements for it in each.facts}
    index = values.same("index", index_of(sources, references, values))
    return _Known(
        index,
        values.same("index without titles", index.without_titles()),
        references,
        values.same("facets", {facet.id: facet for facet in sources.facets}),
        values.same("facts", facts),
        any(it.endswith(".bib") for it in sources.failed),
        any(it.startswith(SOURCE_DOCUMENTS) for it in sources.failed),
    )


def _settled_sheets(
    sources: Sources, known: _Known, values: Values, findings: list[Diagnostic]
) -> Iterator[Sheet]:
    """Yield the sheets with only those names that lead somewhere."""
    parts = (known.references, known.facets, known.facts, known.lacks_works, known.lacks_facts)
    sheets = {sheet.path: sheet for sheet in sources.sheets}
    untitled = replace(known, index=known.untitled)
    settled = values.each("settled", sheets, (known.untitled, *parts), partial(_settled, untitled))
    wrong = {path: sheets[path] for path, it in zip(sheets, settled, strict=True) if it[1]}
    again = values.each("settled again", wrong, (known.index, *parts), partial(_settled, known))
    made = {**dict(zip(sheets, settled, strict=True)), **dict(zip(wrong, again, strict=True))}
    for sheet, found in made.values():
        findings += found
        yield sheet


def _settled(known: _Known, sheet: Sheet) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    findings: list[Diagnostic] = []
    of_works = _unless(findings, known.lacks_works)
    of_facts = _unless(findings, known.lacks_facts)
    named = settle_names(sheet, known.index, known.facets, findings)
    cited = settle_citations(named, known.references, of_works)
    return settle_statements(cited, known.facts, of_facts), tuple(findings)


Lists: TypeAlias = tuple[tuple[Term, ...], tuple[Tension, ...], Mapping[str, Facet]]


def _settled_lists(
    sources: Sources,
    anchors: Mapping[str, None],
    known: _Known,
    values: Values,
    findings: list[Diagnostic],
) -> Lists:
    """Return the glossary, the tensions and the facets with only those names that lead somewhere."""

    def settled() -> tuple[Lists, tuple[Diagnostic, ...]]:
        wrong: list[Diagnostic] = []
        works = (known.references, _unless(wrong, known.lacks_works))
        terms = settle_definitions(settle_terms(sources.terms, known.index, wrong), *works)
        tensions = settle_tensions(sources.tensions, anchors, known.index, wrong)
        lists = (terms, settle_pulls(tensions, *works), settle_facets(sources.facets, *works))
        return lists, tuple(wrong)

    written = (sources.terms, sources.tensions, sources.facets)
    parts = (*written, anchors, known.index, known.references, known.lacks_works)
    lists, wrong = values.recall("lists", parts, settled)
    findings += wrong
    return lists


def _links(
    sheets: Mapping[str, Sheet],
    beside: Mapping[str, tuple[Passage, ...]],
    others: tuple[Passage, ...],
    known: _Known,
    values: Values,
) -> tuple[Links, ...]:
    """Return where the links of each sheet lead, and last those of *others*.

    Which places a page has changes more often than which pages there are, so places come second.
    """
    bare = known.untitled
    to_pages = LinkResolver(bare)

    def looked(sheet: Sheet) -> Links:
        body = Passage(Target(sheet.kind, sheet.id), sheet.document)
        return to_pages.links_of((body, *beside[sheet.path]))

    found = values.each("links", sheets, (bare,), looked)
    places = values.each("places", sheets, (), places_of)
    index = values.recall("index with places", (bare, places), lambda: bare.with_places(places))
    to_places = LinkResolver(index)
    each = dict(zip(sheets, found, strict=True))
    closed = values.each("links to places", each, (index,), to_places.closed)
    own = values.recall(
        "links of lists", (others, index), lambda: to_places.closed(to_pages.links_of(others))
    )
    return (*closed, own)


def _back(links: Links) -> frozenset[tuple[Target, Target]]:
    return links.back


def _once(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield *findings* with one for all citations: no work is there at all."""
    told = False
    for finding in sorted(findings, key=lambda it: it.span):
        if finding.rule != unknown_citation.RULE.id:
            yield finding
        elif not told:
            told = True
            yield replace(
                finding,
                message=phrase("%(message)s, nor any other", message=finding.message),
                help=phrase("add the works to `references.bib`, as `playbook new reference` does"),
            )


def _unless(findings: list[Diagnostic], failed: bool) -> list[Diagnostic]:
    """Return *findings*, or a list to throw away if a file that has the names did not load."""
    return [] if failed else findings


def _by_kind(sheets: Iterable[Sheet]) -> Mapping[Kind, Mapping[str, Sheet]]:
    ordered = sorted(sheets, key=lambda sheet: sheet.id)
    return {kind: {it.id: it for it in ordered if it.kind is kind} for kind in SHEETS}


def _all(sheets: Mapping[Kind, Mapping[str, Sheet]]) -> Iterator[Sheet]:
    return (sheet for named in sheets.values() for sheet in named.values())


def _lost(sources: Sources, known: _Known, values: Values) -> Iterator[Name]:
    """Yield the names of works, facts, roles and facet values in sheets that lead nowhere."""
    roles = frozenset(sheet.id for sheet in sources.sheets if sheet.kind is Kind.ROLE)
    of_facets = frozenset(value for facet in sources.facets for value in facet.values)
    parts = (
        *(known.references, known.facts),
        *(values.same("roles", roles), values.same("values of facets", of_facets)),
    )
    sheets = {sheet.path: sheet for sheet in sources.sheets}
    lost = values.each(
        "lost", sheets, parts, lambda it: tuple(_lost_in(it, known, roles, of_facets))
    )
    yield from chain.from_iterable(lost)
    for it in passages((), sources.terms, sources.tensions, sources.facets):
        yield from _unknown_works(it.document, known)
    for statement in (it for made in sources.documents for it in made.statements):
        yield from (key for key in statement.cites if key.value not in known.references)


def _lost_in(
    sheet: Sheet, known: _Known, roles: Collection[str], values: Collection[str]
) -> Iterator[Name]:
    for document in (sheet.document, *sheet.meta.prose()):
        yield from _unknown_works(document, known)
    origins = (origin for it in sheet.document.statements for origin in it.origins)
    yield from (origin for origin in origins if origin.value not in known.facts)
    yield from _names_of(sheet, "roles", sheet.meta.roles, roles)
    for key, named in sheet.meta.facets.items():
        yield from _names_of(sheet, key, named, values)


def _unknown_works(document: Document, known: _Known) -> Iterator[Name]:
    keys = (cite.key for it in document.clusters for cite in it.cites)
    yield from (key for key in keys if key.value not in known.references)


def _names_of(
    sheet: Sheet, key: str, named: Iterable[str], known: Collection[str]
) -> Iterator[Name]:
    for number, name in enumerate(named):
        if name not in known:
            yield Name(name, sheet.at(key, number))


def _allowances(sources: Sources) -> tuple[Allowance, ...]:
    own = (allowed for sheet in sources.sheets for allowed in sheet.document.allowances)
    return (*sources.allowances, *own)
