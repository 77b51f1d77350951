"""Speak the language server protocol: requests come in, answers of `answers` go out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from generator.findings.diagnostics import Diagnostic
from generator.findings.fixes import title_of
from generator.lsp import answers
from generator.lsp.answers import Spot
from generator.lsp.buffers import Buffer, Change, Position, Units, to_place
from generator.lsp.completion import offers
from generator.lsp.desk import Desk
from generator.lsp.offers import Place
from generator.lsp.session import Session
from generator.lsp.shapes import Shapes, to_item
from generator.resolve.renaming import CannotRenameError
from generator.words.phrases import phrase, reason

TRIGGERS = ["@", "(", "#", "/", "-", "[", " ", ":"]


def make_server() -> LanguageServer:
    """Return the server, ready to be started.

    It asks for whole texts: cards are small, and what counts as a line end then never differs
    between the editor and us. A part that is sent all the same is taken as one.
    """
    server = LanguageServer(
        "playbook",
        version("evidence-playbook"),
        text_document_sync_kind=types.TextDocumentSyncKind.Full,
    )
    desk = Desk(server)
    _follow_texts(server, desk)
    _offer(server, desk)
    _look_up(server, desk)
    return server


def speak() -> bool:
    """Speak on standard input and output until the editor ends; tell whether it took its leave first."""
    server = make_server()
    left: list[bool] = []
    server.feature(types.SHUTDOWN)(lambda _: left.append(True))
    server.start_io()
    return bool(left)


# Private functions


# --- The texts, as they are edited ---


def _offered(finding: Diagnostic, session: Session) -> str:
    """Return what the fix of *finding* does, as the title of an action."""
    title = session.words.said(title_of(finding))
    return title[:1].upper() + title[1:]


def _follow_texts(server: LanguageServer, desk: Desk) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        found = desk.find(document.uri)
        if found:
            session, path = found
            session.open[path] = Buffer(document.text, desk.units)
            session.addresses[path] = document.uri
            desk.versions[document.uri] = document.version
            session.reread()
            desk.check_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def edited(params: types.DidChangeTextDocumentParams) -> None:
        found = desk.find(params.text_document.uri)
        if found and found[1] in found[0].open:
            session, path = found
            for change in params.content_changes:
                session.open[path] = _changed(session.open[path], change, desk.units)
            desk.versions[params.text_document.uri] = params.text_document.version
            session.changed()
            desk.check_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        found = desk.find(params.text_document.uri)
        if found:
            session, path = found
            session.open.pop(path, None)
            session.addresses.pop(path, None)
            desk.versions.pop(params.text_document.uri, None)
            session.reread()
            desk.check_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: types.DidSaveTextDocumentParams) -> None:
        _reread(desk)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed_outside(_: types.DidChangeWatchedFilesParams) -> None:
        _reread(desk)


def _reread(desk: Desk) -> None:
    for session in desk.sessions.values():
        session.reread()
    desk.check_soon()


def _changed(buffer: Buffer, change: types.TextDocumentContentChangeEvent, units: Units) -> Buffer:
    if isinstance(change, types.TextDocumentContentChangeWholeDocument):
        return Buffer(change.text, units)
    start, end = change.range.start, change.range.end
    part = Change(
        Position(start.line, start.character), Position(end.line, end.character), change.text
    )
    return buffer.changed(part)


# --- What may be written ---


def _offer(server: LanguageServer, desk: Desk) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=TRIGGERS)
    )
    def complete(params: types.CompletionParams) -> types.CompletionList | None:
        found = desk.find(params.text_document.uri)
        if found is None:
            return None
        session, path = found
        lines = session.lines(path)
        at = Position(params.position.line, params.position.character)
        line, column = to_place(at, lines, desk.units)
        before = lines[line - 1][: column - 1] if lines else ""
        place = Place(path, tuple(lines[: line - 1]), before)
        made = offers(place, session.checked.playbook)
        say = session.words.said
        items = [
            to_item(replace(it, detail=say(it.detail)), before, params.position, desk.units)
            for it in made
        ]
        return types.CompletionList(is_incomplete=False, items=items)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def act(params: types.CodeActionParams) -> list[types.CodeAction]:
        found = desk.find(params.text_document.uri)
        if found is None:
            return []
        session, path = found
        shapes = Shapes(session, desk.units)
        first, last = params.range.start.line + 1, params.range.end.line + 1
        return [
            types.CodeAction(
                title=_offered(finding, session),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[shapes.finding(finding, path)],
                edit=shapes.edit(finding.fix),
                is_preferred=finding.safe,
            )
            for finding in answers.fixes(session, path, first, last)
        ]


# --- What stands at a place ---

Asked = (
    types.HoverParams
    | types.DefinitionParams
    | types.ReferenceParams
    | types.PrepareRenameParams
    | types.RenameParams
)


def _look_up(server: LanguageServer, desk: Desk) -> None:
    _explain(server, desk)
    _rename(server, desk)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        found = desk.find(params.text_document.uri)
        if found is None:
            return []
        session, path = found
        return list(Shapes(session, desk.units).symbols(answers.outline(session, path), path))


def _explain(server: LanguageServer, desk: Desk) -> None:
    placed = _placing(desk)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        place = placed(params)
        said = place.hover() if place else None
        if place is None or said is None:
            return None
        words = types.MarkupContent(types.MarkupKind.Markdown, said[0])
        return types.Hover(words, Shapes(place.session, desk.units).stretch(said[1], place.path))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def define(params: types.DefinitionParams) -> types.Location | None:
        place = placed(params)
        span = place.defined() if place else None
        return Shapes(place.session, desk.units).location(span) if place and span else None

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def refer(params: types.ReferenceParams) -> list[types.Location]:
        place = placed(params)
        if place is None:
            return []
        shapes = Shapes(place.session, desk.units)
        return [shapes.location(span) for span in place.references()]


def _rename(server: LanguageServer, desk: Desk) -> None:
    placed = _placing(desk)

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        place = placed(params)
        mention = place.named() if place else None
        if place is None or mention is None:
            return None
        where = Shapes(place.session, desk.units).stretch(mention.span, place.path)
        name = mention.target.fragment or mention.target.id
        return types.PrepareRenamePlaceholder(where, name)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        place = placed(params)
        mention = place.named() if place else None
        if place is None or mention is None:
            return None
        try:
            made = answers.renamed(place.session, mention, params.new_name)
        except CannotRenameError as error:
            _refuse(server, place.session.words.said(reason(error)))
            return None
        if made.moves and not _moves_files(server):
            why = phrase("the name is that of a file, and this editor renames none so")
            _refuse(server, place.session.words.said(why))
            return None
        return Shapes(place.session, desk.units).edit(made.edits, made.moves)


def _refuse(server: LanguageServer, why: str) -> None:
    server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, why))


def _moves_files(server: LanguageServer) -> bool:
    workspace = server.client_capabilities.workspace
    edit = workspace.workspace_edit if workspace else None
    kinds = (edit.resource_operations if edit else None) or ()
    return bool(edit and edit.document_changes and types.ResourceOperationKind.Rename in kinds)


def _placing(desk: Desk) -> Callable[[Asked], Spot | None]:
    """Return what turns the place of a request into one of ours."""

    def placed(params: Asked) -> Spot | None:
        found = desk.find(params.text_document.uri)
        if found is None:
            return None
        session, path = found
        at = Position(params.position.line, params.position.character)
        return Spot(session, path, *to_place(at, session.lines(path), desk.units))

    return placed
