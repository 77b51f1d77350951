"""Look up every name, once, and make the links both ways: ``Sources`` become a ``Playbook``.

What cannot be looked up is said in a finding and left out, so that whoever holds a ``Playbook``
can follow each id in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from generator.findings.diagnostics import Diagnostic
from generator.kinds import SHEETS, SOURCE_DOCUMENTS, Kind
from generator.model.playbook import Playbook, Sources, Target, passages
from generator.model.sheets import Sheet
from generator.model.text import Allowance, Name
from generator.model.works import Reference
from generator.resolve.citations import (
    settle_citations,
    settle_definitions,
    settle_facets,
    settle_pulls,
    uses,
)
from generator.resolve.courses import settle_course
from generator.resolve.decisions import settle_decision
from generator.resolve.links import index_of, resolve_links
from generator.resolve.names import settle_aliases, settle_names, settle_suggestions, settle_terms
from generator.resolve.references import to_references
from generator.resolve.relations import relations
from generator.resolve.statements import (
    covering,
    settle_documents,
    settle_said,
    settle_statements,
    settle_tensions,
)
from generator.rules.citations import unknown_citation
from generator.words.phrases import phrase


def resolve(sources: Sources) -> tuple[Playbook, tuple[Diagnostic, ...]]:
    """Look up every name in *sources*; return the playbook and what could not be found."""
    findings: list[Diagnostic] = []
    references = to_references(sources, findings)
    facets = {facet.id: facet for facet in sources.facets}
    facts = {it for made in sources.documents for each in made.statements for it in each.facts}
    index = index_of(sources, references)
    of_works = _unless(findings, any(it.endswith(".bib") for it in sources.failed))
    of_facts = _unless(findings, any(it.startswith(SOURCE_DOCUMENTS) for it in sources.failed))
    sheets = _by_kind(
        settle_statements(
            settle_citations(settle_names(sheet, index, facets, findings), references, of_works),
            facts,
            of_facts,
        )
        for sheet in sources.sheets
    )
    sheets = settle_said(sheets, index, findings)
    decisions = {
        it.id: settle_decision(it, sheets[Kind.DECISION][it.id], index, findings)
        for it in sources.decisions
    }
    courses = {
        it.id: settle_course(it, sheets[Kind.COURSE][it.id], sheets, index, findings)
        for it in sources.courses
    }
    index = index.with_sheets(sheets)
    terms = settle_terms(sources.terms, index, findings)
    terms = settle_definitions(terms, references, of_works)
    tensions = settle_tensions(sources.tensions, sheets, index, findings)
    tensions = settle_pulls(tensions, references, of_works)
    facets = settle_facets(sources.facets, references, of_works)
    others = tuple(passages(_all(sheets), terms, tensions, facets.values()))
    bodies = ((Target(it.kind, it.id), it.document) for it in _all(sheets))
    texts = (*bodies, *((it.owner, it.document) for it in others))
    links = resolve_links(texts, index, findings)
    playbook = Playbook(
        sheets=sheets,
        references=references,
        terms={term.id: term for term in terms},
        tensions=tensions,
        suggestions=settle_suggestions(sources.suggestions, index, findings),
        facets=facets,
        documents=settle_documents(sources.documents, references, of_works),
        links=links.targets,
        relations=relations(sheets),
        citing=uses(sheets, others, references),
        linking=links.linking,
        covering=covering(sheets),
        aliases=settle_aliases(sheets, findings),
        allowances=_allowances(sources),
        decisions=MappingProxyType(decisions),
        courses=MappingProxyType(courses),
        locked=sources.locked,
        checked=sources.checked,
        moved=sources.moved,
        lost=frozenset(_lost(sources, references, facts)),
        failed=sources.failed,
    )
    return playbook, tuple(findings if references else _once(findings))


# Private functions


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


def _lost(
    sources: Sources, references: Mapping[str, Reference], facts: Collection[str]
) -> Iterator[Name]:
    """Yield the names of works, facts, roles and facet values in sheets that lead nowhere."""
    roles = {sheet.id for sheet in sources.sheets if sheet.kind is Kind.ROLE}
    values = {value for facet in sources.facets for value in facet.values}
    others = passages(sources.sheets, sources.terms, sources.tensions, sources.facets)
    for document in (*(it.document for it in sources.sheets), *(it.document for it in others)):
        keys = (cite.key for it in document.clusters for cite in it.cites)
        yield from (key for key in keys if key.value not in references)
    for statement in (it for made in sources.documents for it in made.statements):
        yield from (key for key in statement.cites if key.value not in references)
    for sheet in sources.sheets:
        origins = (origin for it in sheet.document.statements for origin in it.origins)
        yield from (origin for origin in origins if origin.value not in facts)
        yield from _names_of(sheet, "roles", sheet.meta.roles, roles)
        for key, named in sheet.meta.facets.items():
            yield from _names_of(sheet, key, named, values)


def _names_of(
    sheet: Sheet, key: str, named: Iterable[str], known: Collection[str]
) -> Iterator[Name]:
    for number, name in enumerate(named):
        if name not in known:
            yield Name(name, sheet.at(key, number))


def _allowances(sources: Sources) -> tuple[Allowance, ...]:
    own = (allowed for sheet in sources.sheets for allowed in sheet.document.allowances)
    return (*sources.allowances, *own)
