"""Keep a session for each project, and tell the editor what is new in each."""

from __future__ import annotations

import asyncio
import gc
from dataclasses import dataclass, field
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from generator.findings.diagnostics import Diagnostic
from generator.lsp.buffers import Units
from generator.lsp.session import Session
from generator.lsp.shapes import Shapes, uri_of
from generator.project import UnreadableRootError, words_at
from generator.words.phrases import reason

SETTLED = 0.05  # seconds without an edit before a check
MARKER = "mkdocs.yml"


@dataclass(slots=True)
class Desk:
    """What the server keeps: a session for each project, and what it told the editor last."""

    server: LanguageServer
    sessions: dict[Path, Session] = field(default_factory=dict)
    told: dict[str, tuple[int | None, tuple[Diagnostic, ...]]] = field(default_factory=dict)
    versions: dict[str, int | None] = field(default_factory=dict)
    waiting: asyncio.TimerHandle | None = None

    @property
    def units(self) -> Units:
        """Return how the editor counts columns."""
        return Units(str(self.server.workspace.position_encoding))

    def find(self, uri: str) -> tuple[Session, str] | None:
        """Return the session of a file and its path there; None for one outside any project."""
        file = _file(uri)
        root = next((it for it in file.parents if _has_marker(it)), None) if file else None
        if file is None or root is None:
            return None
        session = self.sessions.setdefault(root, Session(root))
        return session, file.relative_to(root).as_posix()

    def check_soon(self) -> None:
        """Check when no edit has come for a moment."""
        if self.waiting:
            self.waiting.cancel()
        self.waiting = asyncio.get_running_loop().call_later(SETTLED, self.check)

    def check(self) -> None:
        """Check all projects and tell the editor what is new."""
        for session in self.sessions.values():
            try:
                findings = session.checked.findings
            except UnreadableRootError as error:
                why = words_at(session.root).said(reason(error))
                self.server.window_show_message(
                    types.ShowMessageParams(types.MessageType.Warning, why)
                )
                continue
            by_path: dict[str, list[Diagnostic]] = {path: [] for path in session.open}
            for finding in findings:
                by_path.setdefault(finding.span.path, []).append(finding)
            self._tell(session, by_path)
        gc.freeze()  # what a check made mostly stays: looking through it finds no garbage

    def _tell(self, session: Session, by_path: dict[str, list[Diagnostic]]) -> None:
        now = {uri_of(session, path): (path, found) for path, found in by_path.items()}
        gone: dict[str, tuple[str, list[Diagnostic]]] = {
            uri: ("", [])
            for uri, (_, before) in self.told.items()
            if before and uri not in now and self._is_of(session, uri)
        }
        for uri, (path, found) in sorted((now | gone).items()):
            state = (self.versions.get(uri), tuple(found))
            if self.told.get(uri, (None, ())) != state:
                self.told[uri] = state
                shapes = Shapes(session, self.units)
                shown = [shapes.finding(it, path) for it in found]
                params = types.PublishDiagnosticsParams(uri, shown, state[0])
                self.server.text_document_publish_diagnostics(params)

    def _is_of(self, session: Session, uri: str) -> bool:
        found = self.find(uri)
        return found is not None and found[0] is session


# Private functions


def _file(uri: str) -> Path | None:
    """Return the file at the address *uri*; None where that is none of a file."""
    try:
        name = to_fs_path(uri) if uri.startswith("file:") else None
    except ValueError:  # such as a bracket that stands for the begin of a host
        return None
    return Path(name) if name else None


def _has_marker(folder: Path) -> bool:
    """Tell whether *folder* is that of a project; one that nobody may look into is none."""
    try:
        return (folder / MARKER).is_file()
    except OSError:
        return False
