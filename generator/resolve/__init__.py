"""Look up every name, once, and make the links both ways: ``Sources`` become a ``Playbook``.

What cannot be looked up is said in a finding and left out, so that whoever holds a ``Playbook``
can follow each id in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from generator.diagnostics import Diagnostic
from generator.model import Allowance, Kind, Playbook, Sheet, Sources
from generator.resolve.citations import settle_citations, uses
from generator.resolve.links import index_of, linking, resolve_links
from generator.resolve.names import settle_aliases, settle_names, settle_terms
from generator.resolve.references import to_references
from generator.resolve.relations import relations
from generator.resolve.statements import covering, settle_statements, settle_tensions

KINDS = (Kind.CARD, Kind.ROLE, Kind.RESOURCE, Kind.DECISION, Kind.COURSE, Kind.DOC)


def resolve(sources: Sources) -> tuple[Playbook, tuple[Diagnostic, ...]]:
    """Look up every name in *sources*; return the playbook and what could not be found."""
    findings: list[Diagnostic] = []
    references = to_references(sources, findings)
    facets = {facet.id: facet for facet in sources.facets}
    index = index_of(sources, references)
    sheets = _by_kind(
        settle_statements(
            settle_citations(settle_names(sheet, index, facets, findings), references, findings),
            sources.documents,
            findings,
        )
        for sheet in sources.sheets
    )
    index = index.with_sheets(sheets)
    links = resolve_links(sheets, index, findings)
    terms = settle_terms(sources.terms, index, findings)
    playbook = Playbook(
        sheets=sheets,
        references=references,
        terms={term.id: term for term in terms},
        tensions=settle_tensions(sources.tensions, sheets, findings),
        facets=facets,
        documents=sources.documents,
        links=links,
        relations=relations(sheets),
        citing=uses(sheets, references),
        linking=linking(sheets, links),
        covering=covering(sheets),
        aliases=settle_aliases(sheets, findings),
        allowances=_allowances(sources),
        decisions=MappingProxyType({decision.id: decision for decision in sources.decisions}),
    )
    return playbook, tuple(findings)


# Private functions


def _by_kind(sheets: Iterable[Sheet]) -> Mapping[Kind, Mapping[str, Sheet]]:
    ordered = sorted(sheets, key=lambda sheet: sheet.id)
    return {kind: {it.id: it for it in ordered if it.kind is kind} for kind in KINDS}


def _allowances(sources: Sources) -> tuple[Allowance, ...]:
    own = (allowed for sheet in sources.sheets for allowed in sheet.document.allowances)
    return (*sources.allowances, *own)
