"""Tie statements to the facts of source documents and to the tensions between them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import is_

from generator.findings.diagnostics import Diagnostic, Note, instead
from generator.findings.suggestions import closest
from generator.kinds import SOURCE_DOCUMENTS, Kind
from generator.model.sheets import Sheet, SourceDocument, SourceStatement, Tension
from generator.model.text import Name, Statement
from generator.model.works import Reference
from generator.resolve.citations import unknown_key
from generator.resolve.links import Index
from generator.rules.cards import (
    duplicate_statement_id,
    unknown_source_statement,
    unknown_statement,
)
from generator.rules.links import circular_alias
from generator.words.phrases import phrase


def settle_statements(sheet: Sheet, facts: Collection[str], findings: list[Diagnostic]) -> Sheet:
    """Return *sheet* whose statements name only *facts*; ids twice are findings."""
    if not sheet.document.statements:
        return sheet
    statements = tuple(_settle(it, facts, findings) for it in sheet.document.statements)
    findings.extend(_duplicates(statements))
    if all(map(is_, statements, sheet.document.statements)):
        return sheet
    return replace(sheet, document=replace(sheet.document, statements=statements))


def settle_documents(
    documents: Sequence[SourceDocument],
    references: Mapping[str, Reference],
    findings: list[Diagnostic],
) -> tuple[SourceDocument, ...]:
    """Return the source documents whose statements cite only works that exist."""
    return tuple(
        replace(
            document,
            statements=tuple(
                _Works(references, findings).known_works(it) for it in document.statements
            ),
        )
        for document in documents
    )


def covering(
    sheets: Mapping[Kind, Mapping[str, Sheet]],
) -> dict[str, tuple[tuple[Sheet, Statement], ...]]:
    """Return which statements of which cards carry each fact."""
    found: dict[str, list[tuple[Sheet, Statement]]] = {}
    for card in sheets[Kind.CARD].values():
        for statement in card.document.statements:
            for origin in statement.origins:
                found.setdefault(origin.value, []).append((card, statement))
    return {fact: tuple(found[fact]) for fact in sorted(found)}


def settle_tensions(
    tensions: Sequence[Tension],
    anchors: Mapping[str, None],
    index: Index,
    findings: list[Diagnostic],
) -> tuple[Tension, ...]:
    """Return the tensions whose statements are among *anchors*."""
    settled = []
    for tension in tensions:
        missing = [name for name in tension.between if name.value not in anchors]
        findings.extend(
            no_statement(name, anchors)
            for name in missing
            if not index.failed(Kind.CARD, name.value.partition("#")[0])
        )
        if not missing:
            settled.append(tension)
    return tuple(settled)


def settle_said(
    sheets: Mapping[Kind, Mapping[str, Sheet]],
    anchors: Mapping[str, None],
    index: Index,
    findings: list[Diagnostic],
) -> Mapping[Kind, Mapping[str, Sheet]]:
    """Return *sheets* whose ``said-by`` names only statements among *anchors*."""
    return {
        kind: {
            name: _Statements(anchors, index, findings).settle_said(it)
            for name, it in named.items()
        }
        for kind, named in sheets.items()
    }


def anchors_of(card: Sheet) -> tuple[str, ...]:
    """Return the name of each statement of *card*, ``card#statement``."""
    return tuple(f"{card.id}#{statement.anchor}" for statement in card.document.statements)


def no_statement(name: Name, anchors: Mapping[str, None]) -> Diagnostic:
    """Make the finding that there is no statement *name*."""
    near = closest(name.value, anchors)
    advice = (
        phrase("did you mean `%(near)s`?", near=near)
        if near
        else phrase("write `card#id`, the id from a marginal note")
    )
    message = phrase("there is no statement `%(name)s`", name=name.value)
    return unknown_statement.RULE.at(name.span, message, help=advice, fix=instead(name.span, near))


# Private functions


@dataclass(frozen=True, slots=True)
class _Statements:
    """The statements that may be named, and where unknown names are told."""

    anchors: Mapping[str, None]
    index: Index
    findings: list[Diagnostic]

    def settle_said(self, sheet: Sheet) -> Sheet:
        said = sheet.meta.said_by
        if not said:
            return sheet
        known = tuple(it for it in said if it in self.anchors)
        if known == said:
            return sheet
        self.findings.extend(
            no_statement(Name(it, sheet.at("said-by", number)), self.anchors)
            for number, it in enumerate(said)
            if it not in self.anchors and not self.index.failed(Kind.CARD, it.partition("#")[0])
        )
        return replace(sheet, meta=replace(sheet.meta, said_by=known))


@dataclass(frozen=True, slots=True)
class _Works:
    """The works that may be cited, and where unknown ones are told."""

    references: Mapping[str, Reference]
    findings: list[Diagnostic]

    def known_works(self, statement: SourceStatement) -> SourceStatement:
        unknown = [key for key in statement.cites if key.value not in self.references]
        self.findings.extend(unknown_key(key, self.references) for key in unknown)
        return replace(statement, cites=tuple(key for key in statement.cites if key not in unknown))


def _settle(statement: Statement, facts: Collection[str], findings: list[Diagnostic]) -> Statement:
    for origin in statement.origins:
        if origin.value not in facts:
            near = closest(origin.value, facts)
            advice = (
                phrase("did you mean `%(near)s`?", near=near)
                if near
                else phrase(
                    "name a fact of a file in `%(source_documents)s`",
                    source_documents=SOURCE_DOCUMENTS,
                )
            )
            message = phrase("no source document has the fact `%(origin)s`", origin=origin.value)
            fix = instead(origin.span, near)
            rule = unknown_source_statement.RULE
            findings.append(rule.at(origin.span, message, help=advice, fix=fix))
    known = tuple(origin for origin in statement.origins if origin.value in facts)
    if known == statement.origins:
        return statement
    return replace(statement, origins=known)


def _duplicates(statements: Sequence[Statement]) -> Iterator[Diagnostic]:
    first: dict[str, Name] = {}
    for statement in statements:
        for name in (*filter(None, [statement.id]), *statement.formerly):
            before = first.setdefault(name.value, name)
            if before is not name and name is not statement.id and before is statement.id:
                yield circular_alias.RULE.at(
                    name.span,
                    phrase("the statement `%(name)s` was formerly what it is", name=name.value),
                    help=phrase("write the id that it had before, or take `formerly` out"),
                )
            elif before is not name:
                yield duplicate_statement_id.RULE.at(
                    name.span,
                    phrase("two statements have the id `%(name)s`", name=name.value),
                    help=phrase("give one of them another id"),
                    notes=[Note(before.span, phrase("first used here"))],
                )
