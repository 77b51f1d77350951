"""Look up citation keys, and collect for each reference where it is cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from generator.findings.diagnostics import Diagnostic, Edit, Note, instead
from generator.findings.suggestions import closest
from generator.model.known_works import known_works
from generator.model.playbook import Passage, Target, Use
from generator.model.sheets import Facet, Sheet, Tension, Term
from generator.model.text import Basis, Cite, Cluster, Document, Name, Statement
from generator.model.works import Reference
from generator.resolve.slips import find_slips
from generator.rules.citations import citation_case, unknown_citation, unmatched_at_word
from generator.rules.words import foreign_markup
from generator.words.phrases import phrase

_YEAR = re.compile(r"\b\d{4}\b")
# How other tools refer to figures, tables, sections and the like, as in `@fig-model`.
_ELSEWHERE = re.compile(
    r"(?:fig|tbl|tab|eq|sec|lst|thm|lem|cor|prp|def|exm|exr|nte|tip|wrn|imp|cau)[-:]"
)


def settle_citations(
    sheet: Sheet, references: Mapping[str, Reference], findings: list[Diagnostic]
) -> Sheet:
    """Return *sheet* with only those citations whose keys are known."""
    document = settle_clusters(sheet.document, references, findings)
    if not any(prose.clusters for prose in sheet.meta.prose()):
        return sheet if document is sheet.document else replace(sheet, document=document)
    meta = sheet.meta.with_prose(lambda prose: settle_clusters(prose, references, findings))
    return replace(sheet, document=document, meta=meta)


def settle_clusters(
    document: Document, references: Mapping[str, Reference], findings: list[Diagnostic]
) -> Document:
    """Return *document* with only those citations whose keys are known."""
    slips = tuple(find_slips(document, references))
    findings += slips
    kept = {c.start: _settle(c, references, findings) for c in document.clusters}
    clusters = tuple(cluster for cluster in kept.values() if cluster)
    if clusters == document.clusters and not slips:
        return document
    meant = [(slip.span[1:3], slip.span[3:]) for slip in slips]
    statements = tuple(_meant(_with_known(it, kept), meant) for it in document.statements)
    return replace(document, clusters=clusters, statements=statements)


def settle_definitions(
    terms: Iterable[Term], references: Mapping[str, Reference], findings: list[Diagnostic]
) -> tuple[Term, ...]:
    """Return *terms* whose definitions have only those citations whose keys are known."""
    settle = partial(_settle_prose, references=references, findings=findings)
    return tuple(replace(term, definition=settle(term.definition)) for term in terms)


def settle_pulls(
    tensions: Iterable[Tension], references: Mapping[str, Reference], findings: list[Diagnostic]
) -> tuple[Tension, ...]:
    """Return *tensions* whose words have only those citations whose keys are known."""
    settle = partial(_settle_prose, references=references, findings=findings)
    return tuple(
        replace(it, tension=settle(it.tension), advice=settle(it.advice)) for it in tensions
    )


def settle_facets(
    facets: Iterable[Facet], references: Mapping[str, Reference], findings: list[Diagnostic]
) -> dict[str, Facet]:
    """Return *facets* by id, with only those citations whose keys are known."""
    settle = partial(_settle_prose, references=references, findings=findings)
    return {
        facet.id: replace(
            facet,
            description=settle(facet.description),
            values={
                name: replace(value, description=settle(value.description))
                for name, value in facet.values.items()
            },
        )
        for facet in facets
    }


def uses_in(sheet: Sheet) -> tuple[Use, ...]:
    """Return the citations in the body of *sheet*, in their order."""
    owner = Target(sheet.kind, sheet.id)
    holder = {c.start: it for it in sheet.document.statements for c in it.clusters}
    return tuple(
        Use(owner, cluster, cite, holder.get(cluster.start))
        for cluster in sheet.document.clusters
        for cite in cluster.cites
    )


def uses_beside(passages: Iterable[Passage]) -> tuple[Use, ...]:
    """Return the citations in prose that is not the body of a sheet, in their order."""
    return tuple(
        Use(passage.owner, cluster, cite, None, prose=True)
        for passage in passages
        for cluster in passage.document.clusters
        for cite in cluster.cites
    )


def citing(
    uses: Iterable[Iterable[Use]], references: Mapping[str, Reference]
) -> dict[str, tuple[Use, ...]]:
    """Return where each reference is cited, in the order of *uses*."""
    found: dict[str, list[Use]] = {key: [] for key in references}
    for use in chain.from_iterable(uses):
        found[use.cite.key.value].append(use)
    return {key: tuple(found[key]) for key in found}


def unknown_key(key: Name, references: Mapping[str, Reference]) -> Diagnostic:
    """Make the finding that no reference has *key*, or that one has it in another case."""
    other_case = next((it for it in references if it.casefold() == key.value.casefold()), "")
    if other_case:
        message = phrase(
            "the key `%(key)s` is written `%(other_case)s` in the references",
            key=key.value,
            other_case=other_case,
        )
        notes = _there(other_case, references)
        fix = instead(key.span, other_case)
        help = phrase("write `%(right)s`", right=other_case)
        return citation_case.RULE.at(key.span, message, help=help, notes=notes, fix=fix)
    near = closest(key.value, references)
    advice = (
        phrase("add the entry to `references.bib`")
        if not near
        else phrase("did you mean `%(near)s`?", near=near)
        if _CITABLE.fullmatch(near)
        else phrase("write the key of its entry, `%(near)s`, without spaces", near=near)
    )
    near = near if _CITABLE.fullmatch(near) else ""
    message = phrase("no reference has the key `%(key)s`", key=key.value)
    notes = _there(near, references)
    fix = instead(key.span, near)
    return unknown_citation.RULE.at(key.span, message, help=advice, notes=notes, fix=fix)


# Private functions

_CITABLE = re.compile(r"[^\s,;\[\]{}@]+")  # what can stand behind the sign of a citation


def _settle_prose(
    document: Document | None,
    references: Mapping[str, Reference],
    findings: list[Diagnostic],
) -> Document | None:
    return settle_clusters(document, references, findings) if document else None


def _settle(
    cluster: Cluster, references: Mapping[str, Reference], findings: list[Diagnostic]
) -> Cluster | None:
    bare = cluster.narrative and cluster.cites[0].key.value not in references
    for cite in cluster.cites:
        if cite.key.value not in references:
            word = bare and cite is cluster.cites[0]
            if not word and (named := _named(cluster, cite, references)):
                findings.append(named)
                continue
            make = _no_citation if word else unknown_key
            findings.append(make(cite.key, references))
    cites = tuple(cite for cite in cluster.cites if cite.key.value in references)
    if len(cites) == len(cluster.cites):
        return cluster
    return cluster._replace(cites=cites) if cites and not bare else None


def _named(cluster: Cluster, cite: Cite, references: Mapping[str, Reference]) -> Diagnostic | None:
    """Make the finding for `[@Li, 2010]`: an author and a year, where a key belongs."""
    year = _YEAR.search(f"{cite.locator} {cite.suffix}")
    works = known_works(references)
    keys = works.of(cite.key.value, year[0]) if year else []
    title = works.named(f"{cite.key.value} {cite.suffix}") if not keys else ""
    if not title and len(keys) != 1:
        return None
    if title:
        return _titled(cluster, cite, references[title])
    alone = len(cluster.cites) == 1 and not cite.prefix
    right = f"[@{keys[0]}]"
    return unknown_citation.RULE.at(
        cite.key.span,
        phrase(
            "no reference has the key `%(cite)s`: it is the name of an author", cite=cite.key.value
        ),
        help=phrase("did you mean `%(near)s`?", near=right),
        notes=_there(keys[0], references),
        fix=(Edit(cluster.span, right),) if alone else instead(cite.key.span, keys[0]),
    )


def _titled(cluster: Cluster, cite: Cite, meant: Reference) -> Diagnostic:
    """Make the finding for `[@How to run a meeting]`: a title, where a key belongs."""
    alone = len(cluster.cites) == 1 and not cite.prefix
    right = f"[@{meant.entry.key.value}]"
    return unknown_citation.RULE.at(
        cite.key.span,
        phrase("a work is cited by its key, and this is its title"),
        help=phrase("did you mean `%(near)s`?", near=right),
        notes=(Note(meant.entry.key.span, phrase("it is here")),),
        fix=(Edit(cluster.span, right),) if alone else (),
    )


def _no_citation(key: Name, references: Mapping[str, Reference]) -> Diagnostic:
    near = closest(key.value, [it for it in references if _CITABLE.fullmatch(it)])
    if not near and _ELSEWHERE.match(key.value):
        return foreign_markup.RULE.at(
            key.span,
            phrase(
                "this looks like %(what)s, and stands on the page as it is typed",
                what=phrase("a reference to a figure, a table or a section"),
            ),
            help=phrase("write a link, as in `[words](#section)`"),
        )
    advice = (
        phrase("did you mean `@%(near)s`?", near=near)
        if near
        else phrase("write `\\@` if no citation is meant")
    )
    message = phrase("`@%(key)s` is no citation: no reference has that key", key=key.value)
    notes = _there(near, references)
    fix = instead(key.span, near)
    return unmatched_at_word.RULE.at(key.span, message, help=advice, notes=notes, fix=fix)


def _there(key: str, references: Mapping[str, Reference]) -> list[Note]:
    return [Note(references[key].entry.key.span, phrase("it is here"))] if key else []


def _meant(
    statement: Statement, slips: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]
) -> Statement:
    """Count a statement as cited that a slip stands in: one cause, one finding."""
    start, end = statement.span[1:3], statement.span[3:]
    inside = any(start <= first and last <= end for first, last in slips)
    return replace(statement, basis=Basis.CITED) if inside and not statement.basis else statement


def _with_known(statement: Statement, kept: Mapping[int, Cluster | None]) -> Statement:
    """Take the unknown citations off a statement.

    One that cited only unknown works counts as cited still: one cause, one finding.
    """
    known = [kept[cluster.start] for cluster in statement.clusters]
    clusters = tuple(cluster for cluster in known if cluster)
    only_words = not clusters and all(cluster.narrative for cluster in statement.clusters)
    bare = statement.basis is Basis.CITED and only_words
    return replace(statement, clusters=clusters, basis=None if bare else statement.basis)
