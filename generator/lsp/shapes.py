"""Give findings, places, edits and offers the shapes of the protocol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from generator.findings.diagnostics import Diagnostic, Edit, Severity, Span
from generator.lsp.answers import Symbol
from generator.lsp.buffers import Units, to_range
from generator.lsp.offers import Offer
from generator.lsp.session import Session
from generator.render.addresses import canonical, rule_address

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
OFFERED = {
    "reference": types.CompletionItemKind.Reference,
    "file": types.CompletionItemKind.File,
    "property": types.CompletionItemKind.Property,
    "value": types.CompletionItemKind.EnumMember,
}


def uri_of(root: Path, path: str) -> str:
    """Return the address of the file *path* of a project."""
    return str(from_fs_path(str(root / path)))


def shown_finding(
    finding: Diagnostic, session: Session, path: str, units: Units
) -> types.Diagnostic:
    """Return *finding* as an editor shows it, with a link to its rule's page."""
    site = session.checked.settings.site_url
    page = canonical(site, rule_address(finding.rule))
    related = [
        types.DiagnosticRelatedInformation(location(note.span, session, units), note.message)
        for note in finding.notes
    ]
    return types.Diagnostic(
        range=to_lsp(finding.span, session.lines(path), units),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(page) if page else None,
        source="playbook",
        message=f"{finding.message}\n{finding.help}" if finding.help else finding.message,
        related_information=related or None,
    )


def to_lsp(span: Span, lines: Sequence[str], units: Units) -> types.Range:
    """Return *span* in the protocol's counting."""
    start, end = to_range(span, lines, units)
    return types.Range(types.Position(*start), types.Position(*end))


def location(span: Span, session: Session, units: Units) -> types.Location:
    """Return where *span* is, with its file."""
    return types.Location(
        uri_of(session.root, span.path), to_lsp(span, session.lines(span.path), units)
    )


def workspace_edit(
    edits: Sequence[Edit], session: Session, units: Units, moves: Sequence[tuple[str, str]] = ()
) -> types.WorkspaceEdit:
    """Return *edits* as the editor makes them, and the files that move after them."""
    changes: dict[str, list[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit]] = {}
    for span, text in edits:
        where = to_lsp(span, session.lines(span.path), units)
        changes.setdefault(uri_of(session.root, span.path), []).append(types.TextEdit(where, text))
    if not moves:
        return types.WorkspaceEdit(changes=changes)  # type: ignore[arg-type]  # a dict is invariant
    every: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = [
        types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri), made)
        for uri, made in changes.items()
    ]
    every += [
        types.RenameFile(uri_of(session.root, old), uri_of(session.root, new)) for old, new in moves
    ]
    return types.WorkspaceEdit(document_changes=every)


def to_item(
    offer: Offer, before: str, position: types.Position, units: Units
) -> types.CompletionItem:
    """Return *offer* as it is shown at *position*, behind the words *before*."""
    start = units.width(before[: len(before) - offer.length])
    where = types.Range(types.Position(position.line, start), position)
    return types.CompletionItem(
        label=offer.text.rstrip(": ") or offer.text,
        kind=OFFERED[offer.kind],
        detail=offer.detail or None,
        filter_text=offer.words or None,
        text_edit=types.TextEdit(where, offer.text),
    )


def to_symbols(
    outline: Sequence[Symbol], lines: Sequence[str], units: Units
) -> Iterator[types.DocumentSymbol]:
    """Yield an outline as the protocol has it."""
    for symbol in outline:
        where = to_lsp(symbol.span, lines, units)
        yield types.DocumentSymbol(
            name=symbol.name,
            detail=symbol.detail or None,
            kind=types.SymbolKind.Key if symbol.detail else types.SymbolKind.String,
            range=where,
            selection_range=where,
        )
