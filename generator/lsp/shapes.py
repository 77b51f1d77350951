"""Give findings, places, edits and offers the shapes of the protocol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


def uri_of(session: Session, path: str) -> str:
    """Return the address of the file *path* of a project, as the editor wrote it that has it open.

    Editors encode other signs than we do, and some know a file by its address, sign by sign.
    """
    return session.addresses.get(path) or str(from_fs_path(str(session.root / path)))


@dataclass(frozen=True, slots=True)
class Shapes:
    """What stands in the texts of a session, as the protocol has it, in an editor's units."""

    session: Session
    units: Units

    def finding(self, finding: Diagnostic, path: str) -> types.Diagnostic:
        """Return *finding* as an editor shows it, with a link to its rule's page."""
        site = self.session.checked.settings.site_url
        page = canonical(site, rule_address(finding.rule))
        related = [
            types.DiagnosticRelatedInformation(self.location(note.span), note.message)
            for note in finding.notes
        ]
        return types.Diagnostic(
            range=self.stretch(finding.span, path),
            severity=_SEVERITIES[finding.severity],
            code=finding.rule,
            code_description=types.CodeDescription(page) if page else None,
            source="playbook",
            message=f"{finding.message}\n{finding.help}" if finding.help else finding.message,
            related_information=related or None,
        )

    def stretch(self, span: Span, path: str) -> types.Range:
        """Return *span*, of the file *path*, in the protocol's counting."""
        start, end = to_range(span, self.session.lines(path), self.units)
        return types.Range(types.Position(*start), types.Position(*end))

    def location(self, span: Span) -> types.Location:
        """Return where *span* is, with its file."""
        return types.Location(uri_of(self.session, span.path), self.stretch(span, span.path))

    def edit(
        self, edits: Sequence[Edit], moves: Sequence[tuple[str, str]] = ()
    ) -> types.WorkspaceEdit:
        """Return *edits* as the editor makes them, and the files that move after them."""
        changes: dict[
            str, list[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit]
        ] = {}
        for span, text in edits:
            where = self.stretch(span, span.path)
            changes.setdefault(uri_of(self.session, span.path), []).append(
                types.TextEdit(where, text)
            )
        if not moves:
            return types.WorkspaceEdit(changes=changes)  # type: ignore[arg-type]  # a dict is invariant
        every: list[
            types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile
        ] = [
            types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri), made)
            for uri, made in changes.items()
        ]
        session = self.session
        every += [
            types.RenameFile(uri_of(session, old), uri_of(session, new)) for old, new in moves
        ]
        return types.WorkspaceEdit(document_changes=every)

    def symbols(self, outline: Sequence[Symbol], path: str) -> Iterator[types.DocumentSymbol]:
        """Yield the outline of the file *path*."""
        for symbol in outline:
            where = self.stretch(symbol.span, path)
            yield types.DocumentSymbol(
                name=symbol.name,
                detail=symbol.detail or None,
                kind=types.SymbolKind.Key if symbol.detail else types.SymbolKind.String,
                range=where,
                selection_range=where,
            )


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
