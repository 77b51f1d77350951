"""Test when the development server builds, and what it tells."""

from __future__ import annotations

import errno
import queue
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.disk import ForeignError
from generator.findings.diagnostics import Diagnostic, Severity, Span
from generator.render.limits import TemplateFaultError
from generator.serve import loop as serve
from generator.serve.http import Live
from generator.serve.loop import Server, follow, rebuild
from generator.site.build import BuildReport
from generator.site.pour import ShellError
from generator.site.publish import Published
from generator.site.search.index import SearchError
from generator.site.shells import EngineError

SPAN = Span("kb/a.md", 2, 3, 2, 4)
ERROR = Diagnostic("bad", Severity.ERROR, SPAN, "it is bad")
WARNING = Diagnostic("so-so", Severity.WARNING, SPAN, "it is so-so")
INFO = Diagnostic("fine", Severity.INFO, SPAN, "it is fine")


class Stopped(Exception):  # noqa: N818  # because it is the test's way out, no error
    """Ends a loop that never returns."""


@pytest.fixture
def builds() -> list[bool]:
    """Return, for each build, whether the search was brought up to date."""
    return []


@pytest.fixture
def found() -> list[Diagnostic]:
    """Return the findings of the next compilations, to be filled."""
    return []


@pytest.fixture
def server(
    tmp_path: Path,
    builds: list[bool],
    found: list[Diagnostic],
    monkeypatch: pytest.MonkeyPatch,
) -> Server:
    """Return a server whose compiler and builder only keep count."""
    told: list[str] = []

    def compiled(_: Server) -> Any:
        project = SimpleNamespace(given=SimpleNamespace(files={}))
        return SimpleNamespace(result=SimpleNamespace(findings=tuple(found)), project=project)

    def built(_server: Server, _compiled: Any, _state: Any, *, index: bool) -> BuildReport:
        builds.append(index)
        return BuildReport(1, Published(("index.html",), ()), False, index)

    monkeypatch.setattr(serve, "_compile", compiled)
    monkeypatch.setattr(serve, "_build", built)
    monkeypatch.setattr(serve, "held_back", lambda *_: None)  # no state was sound before
    monkeypatch.setattr(serve, "QUIET", 0.05)
    return Server(tmp_path, "http://127.0.0.1:1/", "mkdocs", told.append, Live(tmp_path, tmp_path))


@pytest.fixture
def indexes(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return what each index was made of."""
    made: list[Any] = []

    def begun(compiled: Any) -> Any:
        return lambda: made.append(compiled)

    monkeypatch.setattr(serve, "_begin_index", begun)
    return made


def test_one_rebuild_for_edits_that_come_together(
    server: Server, builds: list[bool], indexes: list[Any]
) -> None:
    """Edits that wait are built once, without the search; it follows when it is quiet."""
    edits = Edits(["kb/a.md", "kb/b.md", "kb/c.md"])
    server.edits = edits
    with pytest.raises(Stopped):
        follow(server)
    assert builds == [False, False]  # the edits; then the same pages with their index
    assert indexes == [server.shown]
    assert edits.asked == [None, 0.05, None, None]
    assert server.unindexed is None


def test_no_edit_waits_for_an_index(
    server: Server, builds: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one is made the pages are rebuilt; afterwards the next one is begun, of those."""
    edits = Edits(["kb/a.md"])
    server.edits = edits
    made: list[Any] = []
    seen: list[int] = []

    def begun(compiled: Any) -> Any:
        def finish() -> None:
            if not made:  # somebody edits while the first is made, and sees it
                edits.put("kb/b.md")
                wait_until(lambda: len(builds) == 2)
                seen.append(len(builds))
            made.append(compiled)

        return finish

    monkeypatch.setattr(serve, "_begin_index", begun)
    with pytest.raises(Stopped):
        follow(server)
    assert seen == [2]
    assert len(made) == 2
    assert made[0] is not made[1] is server.shown
    assert builds == [False] * 4  # an edit, another, and the index of each


def test_an_index_that_fails_is_told_and_the_next_is_tried(
    server: Server, builds: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages stay, with the index that they had."""
    told: list[str] = []
    server.tell = told.append
    server.edits = Edits(["kb/a.md"])

    def begun(_: Any) -> Any:
        def finish() -> None:
            raise SearchError("no room")

        return finish

    monkeypatch.setattr(serve, "_begin_index", begun)
    with pytest.raises(Stopped):
        follow(server)
    assert told[-1] == "the search is not up to date: no room"
    assert server.indexing is None
    assert builds == [False, False]


def test_errors_keep_the_last_good_pages(
    server: Server, builds: list[bool], found: list[Diagnostic]
) -> None:
    """Nothing is built; the findings are told to terminal and pages; mended, they go."""
    rebuild(server, index=True)
    good = server.live.state.build
    found.append(ERROR)
    rebuild(server, index=False)
    state = server.live.state
    assert (good, (ERROR,), [True]) == (state.build, state.findings, builds)
    assert state.failed
    found.clear()
    rebuild(server, index=False)
    assert (server.live.state.failed, server.live.state.findings) == ("", ())
    assert server.live.state.build != good


def test_warnings_are_shown_and_infos_are_not(
    server: Server, builds: list[bool], found: list[Diagnostic]
) -> None:
    """A warning is published and told."""
    found.extend((INFO, WARNING))
    rebuild(server, index=True)
    assert (builds, server.live.state.findings) == ([True], (WARNING,))


def test_a_broken_theme_does_not_end_the_server(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the next edit can mend is told, and the pages stay."""
    rebuild(server, index=True)
    good = server.live.state.build

    def broken(*_: object, **__: object) -> BuildReport:
        raise EngineError("no such block")

    monkeypatch.setattr(serve, "_build", broken)
    rebuild(server, index=False)
    assert good == server.live.state.build
    assert server.live.state.failed.endswith("the last good page. no such block")


FAULTS = (
    EngineError("the engine failed"),
    SearchError("no room"),
    ForeignError("it was made by no build"),
    TemplateFaultError("templates/pages/card.html:1: it takes more than 5 steps"),
    ShellError("the shell has no slots"),
    OSError(errno.ENOSPC, "No space left on device", "build/serve/site/index.html"),
    PermissionError(errno.EACCES, "Permission denied", "build"),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda it: type(it).__name__)
@pytest.mark.parametrize("where", ["_compile", "_build"])
def test_no_fault_of_the_machine_ends_the_server(
    server: Server, monkeypatch: pytest.MonkeyPatch, fault: Exception, where: str
) -> None:
    """Whatever is full, forbidden or broken is told, the pages stay, and the next edit is built."""
    rebuild(server, index=True)
    good = server.live.state.build
    sound = getattr(serve, where)

    def broken(*_: object, **__: object) -> BuildReport:
        raise fault

    monkeypatch.setattr(serve, where, broken)
    rebuild(server, index=False)
    assert good == server.live.state.build
    assert "Not rebuilt" in server.live.state.failed
    assert "Traceback" not in server.live.state.failed
    monkeypatch.setattr(serve, where, sound)
    rebuild(server, index=False)
    assert server.live.state.failed == ""


class Edits(queue.Queue[str]):
    """Edits that are all there at once, then a quiet time, then the end."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__()
        self.asked: list[float | None] = []
        for path in paths:
            self.put(path)

    def get(self, block: bool = True, timeout: float | None = None) -> str:
        """Give an edit; when there is none, wait as `queue` does, or end the test."""
        if block:
            self.asked.append(timeout)
        if block and timeout is None and self.empty():
            for thread in threading.enumerate():  # an index that is being made tells when it is
                if thread.name == serve.INDEXING:
                    thread.join(10)
            if self.empty():
                raise Stopped
        return super().get(block, timeout)


def wait_until(true: Callable[[], bool]) -> None:
    """Wait until something is true, for ten seconds at most."""
    for _ in range(1000):
        if true():
            return
        time.sleep(0.01)


def test_drafts_are_served(tmp_path: Path, root: Path) -> None:
    """Who writes sees a draft as a page, which no published site has."""
    shutil.copytree(root / "tests/golden/_base", tmp_path / "book")
    card = tmp_path / "book/kb/cards/goals-first.md"
    text = card.read_text(encoding="utf-8")
    (card.parent / "later.md").write_text(
        text.replace("status: published", "status: draft").replace("title: ", "title: Later: ")
        if "status: published" in text
        else text.replace("title: ", "status: draft\ntitle: Later, ", 1),
        encoding="utf-8",
    )
    served = Server(
        tmp_path / "book", "http://127.0.0.1:1/", "mkdocs", print, Live(tmp_path, tmp_path)
    )
    paths = {it.path for it in serve._compile(served).result.outputs}
    assert "cards/later/index.html" in paths
