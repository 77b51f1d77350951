"""An editor is told what is wrong while its author writes: a real server, over its own pipes.

One is started as editors do; the others are forked from a process that has loaded the same.
"""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from generator.commands import main as playbook
from tests.starts import speaking

pytestmark = pytest.mark.slow

CARD = "kb/cards/keep-it-small.md"
COMMAND = ("-m", "generator", "lsp")
PATIENCE = 20.0  # seconds; a busy machine


@dataclass(slots=True)
class Editor:
    """An editor that holds texts of a project, and what the server told it last of each.

    ``addresses`` has the files that it calls otherwise than we do.
    """

    client: LanguageClient
    root: Path
    addresses: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    told: dict[str, types.PublishDiagnosticsParams] = field(default_factory=dict)
    messages: list[str] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    version: int = 0

    def uri(self, path: str) -> str:
        """Return the address of *path*."""
        return self.addresses.get(path) or (self.root / path).as_uri()

    def open(self, path: str, text: str | None = None) -> None:
        """Open *path* as it is, or with *text* that is not saved."""
        content = text if text is not None else (self.root / path).read_bytes().decode()
        self.texts[path] = content
        document = types.TextDocumentItem(
            self.uri(path), types.LanguageKind.Markdown, self.version, content
        )
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def change(self, path: str, *changes: types.TextDocumentContentChangeEvent) -> None:
        """Send *changes* of *path* in one notification."""
        self.version += 1
        document = types.VersionedTextDocumentIdentifier(self.version, self.uri(path))
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(document, list(changes))
        )

    def write(self, path: str, text: str) -> None:
        """Let the whole of *path* be *text*."""
        self.texts[path] = text
        self.change(path, types.TextDocumentContentChangeWholeDocument(text))

    async def wait(self, path: str, holds: Callable[[list[types.Diagnostic]], bool]) -> None:
        """Wait until what was told of *path* is as expected."""

        async def look() -> None:
            while True:
                self.news.clear()
                told = self.told.get(self.uri(path))
                if told and holds(list(told.diagnostics)):
                    return
                await self.news.wait()

        await asyncio.wait_for(look(), PATIENCE)

    def at(self, path: str, words: str, behind: int = 0) -> types.TextDocumentPositionParams:
        """Return the place *behind* characters after the begin of *words*, in UTF-16 units."""
        before = self.texts[path][: self.texts[path].index(words) + behind]
        line = before.count("\n")
        units = len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
        document = types.TextDocumentIdentifier(self.uri(path))
        return types.TextDocumentPositionParams(document, types.Position(line, units))


@asynccontextmanager
async def editing(
    root: Path,
    encodings: list[types.PositionEncodingKind | str] | None = None,
    workspace: types.WorkspaceClientCapabilities | None = None,
    *,
    anew: bool = False,
) -> AsyncIterator[Editor]:
    """Start a server and an editor for *root*; *anew*, as an editor starts it."""
    client = LanguageClient("test", "1")
    editor = Editor(client, root)

    def publish(params: types.PublishDiagnosticsParams) -> None:
        editor.told[params.uri] = params
        editor.news.set()

    def show(params: types.ShowMessageParams) -> None:
        editor.messages.append(params.message)
        editor.news.set()

    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(publish)
    client.feature(types.WINDOW_SHOW_MESSAGE)(show)
    general = types.GeneralClientCapabilities(position_encodings=encodings)
    wanted = types.InitializeParams(
        capabilities=types.ClientCapabilities(general=general, workspace=workspace),
        root_uri=root.as_uri(),
    )
    with await _started(client, root) if not anew else nullcontext():
        if anew:
            await client.start_io(sys.executable, *COMMAND)
        try:
            await client.initialize_async(wanted)
            client.initialized(types.InitializedParams())
            yield editor
            await client.shutdown_async(None)
        finally:
            client.exit(None)
            await client.stop()  # type: ignore[no-untyped-call]  # so in pygls


async def _started(client: LanguageClient, root: Path) -> AbstractContextManager[None]:
    """Start a server that *client* is connected with."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        await client.start_tcp(*listening.getsockname())
        line, _ = listening.accept()
        return speaking(*COMMAND[1:], cwd=root, line=line.detach(), loads="generator.lsp.server")


def finish(work: Coroutine[Any, Any, None]) -> None:
    """Run *work* in a thread, for a worker that has shown a browser has a loop of its own."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


def run(root: Path, script: Callable[[Editor], Awaitable[None]], *, anew: bool = False) -> None:
    """Run *script* in an editor on *root*."""

    async def main() -> None:
        async with editing(root, anew=anew) as editor:
            await script(editor)

    finish(main())


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a playbook that was just begun."""
    CliRunner().invoke(playbook, ["init", str(tmp_path / "book")])
    with (tmp_path / "book/mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("site_url: https://playbook.example.org/\n")
    return tmp_path / "book"


def rules_of(found: list[types.Diagnostic]) -> list[object]:
    """Return the rules of what was told."""
    return [it.code for it in found]


def under(text: str, where: types.Range) -> str:
    """Return the text at *where* as an editor that counts in UTF-16 sees it."""
    lines = [it.encode("utf-16-le") for it in text.replace("\r\n", "\n").split("\n")]
    assert where.start.line == where.end.line
    line = lines[where.start.line]
    return line[2 * where.start.character : 2 * where.end.character].decode("utf-16-le")


def test_wrong_key(book: Path) -> None:
    """Walk 2: a wrong key is underlined, explained and mended by one action."""

    async def script(editor: Editor) -> None:
        editor.open(CARD)
        await editor.wait(CARD, lambda found: not found)
        right = editor.texts[CARD]
        wrong = right.replace("[@jay1976", "[@jay1967", 1)
        editor.write(CARD, wrong)
        await editor.wait(CARD, lambda found: rules_of(found) == ["unknown-citation"])
        told = editor.told[editor.uri(CARD)]
        (finding,) = told.diagnostics
        assert (under(wrong, finding.range), told.version) == ("jay1967", editor.version)
        assert finding.message.endswith("\ndid you mean `jay1976`?")
        assert finding.code_description is not None
        assert finding.code_description.href.endswith("/about/rules/unknown-citation/")
        assert finding.related_information is not None
        assert finding.related_information[0].location.uri == editor.uri("references.bib")
        document = types.TextDocumentIdentifier(editor.uri(CARD))
        actions = await editor.client.text_document_code_action_async(
            types.CodeActionParams(document, finding.range, types.CodeActionContext([finding]))
        )
        assert actions is not None
        (action,) = actions
        assert isinstance(action, types.CodeAction)
        assert action.title == "Write `jay1976`"
        assert action.edit is not None
        assert action.edit.changes is not None
        (edit,) = action.edit.changes[editor.uri(CARD)]
        assert (edit.new_text, edit.range) == ("jay1976", finding.range)
        editor.write(CARD, right)
        await editor.wait(CARD, lambda found: not found)

    run(book, script, anew=True)


LEAD = "\U0001d49c\U0001d49c "  # two characters, four units of UTF-16


def test_units(book: Path) -> None:
    """The trap: columns are counted in UTF-16, also right of characters that are two units."""

    async def script(editor: Editor) -> None:
        editor.open(CARD)
        text = editor.texts[CARD].replace("[@jay1976", f"{LEAD}[@jay1967", 1)
        editor.write(CARD, text)
        await editor.wait(CARD, lambda found: rules_of(found) == ["unknown-citation"])
        finding = editor.told[editor.uri(CARD)].diagnostics[0]
        assert under(text, finding.range) == "jay1967"

    run(book, script)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_agreed_encoding(encoding: str, book: Path) -> None:
    """An editor that counts otherwise is told in its own units."""

    async def main() -> None:
        async with editing(book, [encoding]) as editor:
            editor.open(CARD)
            text = editor.texts[CARD].replace("[@jay1976", f"{LEAD}[@jay1967", 1)
            editor.write(CARD, text)
            await editor.wait(CARD, lambda found: rules_of(found) == ["unknown-citation"])
            where = editor.told[editor.uri(CARD)].diagnostics[0].range
            before = text.split("\n")[where.start.line].partition("jay1967")[0]
            name = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
            size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
            assert where.start.character == len(before.encode(name)) // size

    finish(main())


def test_crlf(book: Path) -> None:
    """Line ends of Windows move no place."""
    path = book / CARD
    text = path.read_text(encoding="utf-8").replace("[@jay1976", "[@jay1967", 1)
    path.write_bytes(text.replace("\n", "\r\n").encode())

    async def script(editor: Editor) -> None:
        editor.open(CARD)
        assert "\r\n" in editor.texts[CARD]
        await editor.wait(CARD, lambda found: rules_of(found) == ["unknown-citation"])
        finding = editor.told[editor.uri(CARD)].diagnostics[0]
        assert under(editor.texts[CARD], finding.range) == "jay1967"

    run(book, script)


def test_two_edits_at_once(book: Path) -> None:
    """Two edits in one notification are made one after the other, each where the first left it."""

    async def script(editor: Editor) -> None:
        editor.open(CARD)
        await editor.wait(CARD, lambda found: not found)
        lines = editor.texts[CARD].split("\n")
        number = next(at for at, line in enumerate(lines) if "[@jay1976" in line)
        unit = lines[number].index("jay1976")
        above = types.Position(number, 0)
        whole = types.TextDocumentContentChangePartial
        line = whole(types.Range(above, above), "A line more.\n\n")
        start, end = types.Position(number + 2, unit), types.Position(number + 2, unit + 7)
        key = whole(types.Range(start, end), "jay1967")
        editor.change(CARD, line, key)
        await editor.wait(CARD, lambda found: "unknown-citation" in rules_of(found))
        found = editor.told[editor.uri(CARD)].diagnostics
        place = next(it.range for it in found if it.code == "unknown-citation")
        assert (place.start, place.end) == (start, end)
        first = editor.texts[CARD].replace("[@jay1976", "[@zzz", 1)
        second = editor.texts[CARD]
        changed = types.TextDocumentContentChangeWholeDocument
        editor.change(CARD, changed(first), changed(second))
        await editor.wait(CARD, lambda found: not found)

    run(book, script)


def test_outside_the_project(book: Path) -> None:
    """A file outside any project is left alone, and so is one that the project does not read."""
    outside = book.parent / "note.md"
    outside.write_text("See [@nobody1999].\n")

    async def script(editor: Editor) -> None:
        editor.open("../note.md")
        editor.open("README.md", "See [@nobody1999].\n")
        editor.open(CARD)
        await editor.wait(CARD, lambda found: not found)
        told = [
            uri for uri, it in editor.told.items() if it.diagnostics and "references" not in uri
        ]
        assert told == []
        document = types.TextDocumentIdentifier(outside.as_uri())
        place = types.HoverParams(document, types.Position(0, 8))
        assert await editor.client.text_document_hover_async(place) is None

    run(book, script)


@pytest.mark.parametrize(
    ("folder", "written"),
    [
        pytest.param("book", "book/kb/cards/%6beep-it-small.md", id="a letter encoded"),
        pytest.param("b (1) & c", "b%20(1)%20&%20c/kb/cards/keep-it-small.md", id="signs that are not"),
    ],
)  # fmt: skip
def test_the_editor_s_own_address(folder: str, written: str, book: Path) -> None:
    """A file is told of, and edited, by the address that its editor has for it, sign by sign."""
    root = book.rename(book.parent / folder)
    uri = f"{book.parent.as_uri()}/{written}"

    async def script(editor: Editor) -> None:
        editor.addresses[CARD] = uri
        text = (root / CARD).read_text(encoding="utf-8")
        editor.open(CARD, text.replace("[@jay1976", "[@jay1967", 1))
        await editor.wait(CARD, lambda found: rules_of(found) == ["unknown-citation"])
        finding = editor.told[uri].diagnostics[0]
        document = types.TextDocumentIdentifier(uri)
        actions = await editor.client.text_document_code_action_async(
            types.CodeActionParams(document, finding.range, types.CodeActionContext([finding]))
        )
        edits = [
            it.edit.changes for it in actions or () if isinstance(it, types.CodeAction) and it.edit
        ]
        assert [list(it or ()) for it in edits] == [[uri]]
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        await editor.wait(CARD, lambda found: not found)

    run(root, script)


def test_addresses_of_no_file(book: Path) -> None:
    """What is no file, or none that may be looked at, is left alone: no request fails on it."""
    addresses = ("untitled:Untitled-1", "git:/x/y.md?ref", "http://e.org/a.md", "", "file:", "not one",
                 "file://[bad/x.md", "file:///a%00b/x.md", "file:///%FF/x.md", f"file:///{'a' * 5000}/x.md")  # fmt: skip

    async def script(editor: Editor) -> None:
        for uri in addresses:
            document = types.TextDocumentIdentifier(uri)
            item = types.TextDocumentItem(uri, types.LanguageKind.Markdown, 0, "[@nope]")
            editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
            asked = types.HoverParams(document, types.Position(0, 3))
            assert await editor.client.text_document_hover_async(asked) is None
        editor.open(CARD)
        await editor.wait(CARD, lambda found: not found)

    run(book, script)


def test_end_without_leave(book: Path) -> None:
    """Who ends without `shutdown` is answered by the exit code 1, as the protocol has it."""
    message = b'{"jsonrpc": "2.0", "method": "exit"}'
    asked = b"Content-Length: %d\r\n\r\n%b" % (len(message), message)
    command = [sys.executable, *COMMAND]
    done = subprocess.run(command, cwd=book, input=asked, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def test_text_that_is_not_saved(book: Path) -> None:
    """A new card is checked before it is saved; closing it forgets it."""
    new = "kb/cards/answer-soon.md"

    async def script(editor: Editor) -> None:
        editor.open(new, "---\ntitle: Answer soon\n---\n")
        await editor.wait(new, lambda found: "missing-key" in rules_of(found))
        document = types.TextDocumentIdentifier(editor.uri(new))
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        await editor.wait(new, lambda found: not found)

    run(book, script)


def test_other_files_follow(book: Path) -> None:
    """A key that is renamed in the references is told where it is cited, in files not open."""

    async def script(editor: Editor) -> None:
        bib = (book / "references.bib").read_text(encoding="utf-8")
        editor.open("references.bib", bib.replace("{jay1976,", "{jay1977,"))
        await editor.wait(CARD, lambda found: "unknown-citation" in rules_of(found))
        editor.write("references.bib", bib)
        await editor.wait(CARD, lambda found: not found)

    run(book, script)


def labels(made: object) -> dict[str, types.CompletionItem]:
    """Return what is offered by its label."""
    assert isinstance(made, types.CompletionList)
    return {it.label: it for it in made.items}


def test_completion(book: Path) -> None:
    """`@` offers the works with author and title, and replaces what was begun."""

    async def script(editor: Editor) -> None:
        editor.open(CARD)
        text = editor.texts[CARD] + f"\n{LEAD}Say it [@ja"
        editor.write(CARD, text)
        place = editor.at(CARD, "Say it [@ja", 11)
        made = await editor.client.text_document_completion_async(
            types.CompletionParams(place.text_document, place.position)
        )
        work = labels(made)["jay1976"]
        assert work.detail is not None
        assert ("Jay" in work.detail, "How to run a meeting" in work.detail) == (True, True)
        assert isinstance(work.text_edit, types.TextEdit)
        assert under(text, work.text_edit.range) == "ja"

    run(book, script)


def test_looking_up(book: Path) -> None:
    """Hover, definition, references and outline of what is cited and linked."""

    async def script(editor: Editor) -> None:
        editor.open(CARD)
        place = editor.at(CARD, "@jay1976", 3)
        asked = types.HoverParams(place.text_document, place.position)
        hover = await editor.client.text_document_hover_async(asked)
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert "How to run a meeting" in hover.contents.value
        assert (
            under(editor.texts[CARD], hover.range or types.Range(*[place.position] * 2))
            == "jay1976"
        )
        there = await editor.client.text_document_definition_async(
            types.DefinitionParams(place.text_document, place.position)
        )
        assert isinstance(there, types.Location)
        assert there.uri == editor.uri("references.bib")
        context = types.ReferenceContext(include_declaration=False)
        uses = await editor.client.text_document_references_async(
            types.ReferenceParams(context, place.text_document, place.position)
        )
        assert uses is not None
        assert len({it.uri for it in uses}) > 5
        outline = await editor.client.text_document_document_symbol_async(
            types.DocumentSymbolParams(place.text_document)
        )
        assert outline is not None
        assert "Guidance" in [it.name for it in outline]

    run(book, script)


def test_rename(book: Path) -> None:
    """A work is renamed wherever it is named; a name that is taken is refused in words."""
    (book / "ids.lock").unlink(missing_ok=True)  # a promised address of a work cannot change

    async def script(editor: Editor) -> None:
        editor.open(CARD)
        place = editor.at(CARD, "@jay1976", 3)
        edit = await editor.client.text_document_rename_async(
            types.RenameParams(
                new_name="jay1976b", text_document=place.text_document, position=place.position
            )
        )
        assert edit is not None
        assert edit.changes is not None
        for uri, edits in edit.changes.items():
            path = uri.removeprefix(book.as_uri() + "/")
            text = (book / path).read_text(encoding="utf-8")
            assert {under(text, it.range) for it in edits} == {"jay1976"}
        named = (it.read_text(encoding="utf-8") for it in sorted((book / "kb").rglob("*.*")))
        count = sum(text.count("@jay1976") for text in named)
        assert sum(map(len, edit.changes.values())) > count
        refused = await editor.client.text_document_rename_async(
            types.RenameParams(
                new_name="robert1876", text_document=place.text_document, position=place.position
            )
        )
        assert (refused, "is taken" in editor.messages[0]) == (None, True)

    run(book, script)


MOVES = types.WorkspaceClientCapabilities(
    workspace_edit=types.WorkspaceEditClientCapabilities(
        document_changes=True, resource_operations=[types.ResourceOperationKind.Rename]
    )
)


def test_rename_a_card(book: Path) -> None:
    """A card is renamed with its file by an editor that can; another one is told why not."""

    async def ask(editor: Editor) -> types.WorkspaceEdit | None:
        path = "kb/cards/keep-it-small.md"
        editor.open(path)
        place = editor.at(path, "title: ", 8)
        ready = await editor.client.text_document_prepare_rename_async(
            types.PrepareRenameParams(place.text_document, place.position)
        )
        assert isinstance(ready, types.PrepareRenamePlaceholder)
        assert ready.placeholder == "keep-it-small"
        return await editor.client.text_document_rename_async(
            types.RenameParams(
                new_name="keep-it-few",
                text_document=place.text_document,
                position=place.position,
            )
        )

    async def main() -> None:
        async with editing(book, workspace=MOVES) as editor:
            made = await ask(editor)
            assert made is not None
            assert made.document_changes is not None
            *edits, move = made.document_changes
            assert isinstance(move, types.RenameFile)
            assert move.old_uri == editor.uri("kb/cards/keep-it-small.md")
            assert move.new_uri == editor.uri("kb/cards/keep-it-few.md")
            edited = {
                it.text_document.uri for it in edits if isinstance(it, types.TextDocumentEdit)
            }
            assert editor.uri("kb/decisions/meet-or-write.md") in edited
        async with editing(book) as editor:
            assert await ask(editor) is None
            assert "renames none" in editor.messages[0]

    finish(main())
