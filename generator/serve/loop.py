"""Show the site on this machine: build, watch, rebuild once for an edit, tell the open pages.

An edit is shown at once. The search follows when it is quiet: its index is made beside the work, so
that no edit waits for it.

The site served is one of its own, in ``build/serve/``: it shows drafts, and its pages carry the
script that reloads them. An edit with errors leaves the last good pages standing.
"""

from __future__ import annotations

import gc
import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from jinja2 import TemplateError

from generator.cache.memory import Memory
from generator.disk import ForeignError, machine_words
from generator.findings.diagnostics import Diagnostic, Severity, Text
from generator.findings.report import to_line
from generator.model.site import Settings
from generator.pipeline import Result, counting
from generator.project import (
    Project,
    UnreadableRootError,
    build_project,
    compile_project,
    held_back,
    open_project,
    own_templates,
    today,
)
from generator.serve.http import LIVE, Live, State, listen
from generator.serve.watcher import Watcher
from generator.site.build import BuildOptions, BuildReport
from generator.site.place import BuildFolders, working
from generator.site.search.index import SearchError, begin_index
from generator.site.shells import EngineError
from generator.words.phrases import phrase
from generator.words.words import WORDS, Words

SCRIPT = f"/{LIVE}/live.js"

# The search index is renewed when no edit has come for so long: it takes longer than all the rest.
QUIET = 2.0

INDEXING = "search index"  # the name of the thread that makes it
INDEXED = ""  # stands among the paths that were edited, where an index came to its end

# What can stop a rebuild and is mended by the next edit, so that the server stays up: a fault of a
# text, a template, the theme or the machine. A `ValueError` is a theme's that does not fit.
MENDABLE = (
    EngineError,
    ForeignError,
    MemoryError,
    OSError,
    RecursionError,
    SearchError,
    TemplateError,
    UnreadableRootError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Compiled:
    """What one edit came to, ready to be built."""

    project: Project
    result: Result


@dataclass(slots=True)
class Server:
    """What `serve` keeps between edits."""

    root: Path
    address: str
    engine: str
    tell: Callable[[str], None]
    live: Live
    trusted: bool = False  # the code that mkdocs.yml names may run
    shown: Compiled | None = None
    unindexed: Compiled | None = None  # what is shown, and the search does not know yet
    indexing: Compiled | None = None  # what an index is being made of, beside the work
    memory: Memory = field(default_factory=Memory)
    keys: Mapping[str, str] = field(default_factory=dict)  # of the files shown, by path
    good: Mapping[str, Text] = field(default_factory=dict)  # the texts of the last sound state
    builds: int = 0
    edits: queue.Queue[str] = field(default_factory=queue.Queue)
    words: Words = WORDS  # the language of the playbook, as it was read last
    watcher: Watcher = field(init=False)

    def __post_init__(self) -> None:
        self.watcher = Watcher(self.root, self.edits)


def serve(
    root: Path,
    *,
    port: int = 8000,
    engine: str = "mkdocs",
    tell: Callable[[str], None],
    trusted: bool = False,
) -> None:
    """Serve the project at *root* on the loopback address until it is interrupted."""
    live = Live(served(root).site, own_templates() / "live")
    with listen(live, port) as address:
        server = Server(root, address, engine, tell, live, trusted=trusted)
        tell(phrase("building the site; this takes longest the first time"))
        server.watcher.begin()  # before the first build, so that no edit while it runs is lost
        rebuild(server, index=True)
        gc.freeze()  # what the first build made mostly stays: looking through it finds no garbage
        tell(phrase("serving at %(address)s (stop with Ctrl-C)", address=address))
        follow(server)


def follow(server: Server) -> None:
    """Rebuild at each edit; bring the search up to date when it is quiet. Never returns."""
    while True:
        idle = server.unindexed is not None and server.indexing is None
        try:
            came = [server.edits.get(timeout=QUIET if idle else None)]
        except queue.Empty:
            begin_indexing(server)
            continue
        came += _waiting(server.edits)
        paths = [it for it in came if it != INDEXED]
        with undisturbed():
            if paths:
                more = len(paths) - 1
                others = phrase(" and %(count)s more", count=more) if more else ""
                server.tell(phrase("changed: %(path)s%(others)s", path=paths[0], others=others))
                rebuild(server, index=False)
            if len(paths) < len(came):
                show_index(server)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no garbage be looked for until what was built is shown, then once.

    A rebuild makes very many things that live as long as the next: looking through all of them over
    and over took a third of its time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.collect()
        gc.enable()


def rebuild(server: Server, *, index: bool) -> None:
    """Compile and build once, and tell the terminal and the open pages how it went."""
    begun = time.perf_counter()
    try:
        compiled = _compile(server)
        findings = _worth_telling(compiled.result.findings)
        for finding in findings:
            server.tell(to_line(finding))
        faulty = counting(findings, strict=False)
        if faulty:
            kept = _with_last_good(server, compiled, faulty)
            if kept is None:
                _keep(server, phrase("Mend the errors below."), findings)
                return
            compiled = kept
        else:
            server.good = compiled.project.given.files
        failed = phrase("The pages with errors stay as they were.") if faulty else ""
        state = State("", failed, findings, server.words)
        report = _build(server, compiled, state, index=index)
    except MENDABLE as error:
        _keep(server, machine_words(error), ())
        return
    server.shown = compiled
    server.unindexed = None if index else compiled
    if failed:
        server.tell(failed)
    if report.changed > report.early or not report.changed:
        _show(server, state, new=bool(report.changed))
    seconds = time.perf_counter() - begun
    server.tell(
        phrase(
            "built %(pages)s pages, %(changed)s files changed, %(seconds)s s",
            pages=report.pages,
            changed=report.changed,
            seconds=f"{seconds:.2f}",
        )
    )


def begin_indexing(server: Server) -> None:
    """Begin an index of the pages that are shown, and let a thread finish it."""
    compiled, server.unindexed = server.unindexed, None
    if compiled is None:
        return
    try:
        finish = _begin_index(compiled)
    except MENDABLE as error:
        _tell_unindexed(server, error)
        return
    server.indexing = compiled
    work = threading.Thread(target=_finish_index, args=(server, finish), name=INDEXING, daemon=True)
    work.start()


def show_index(server: Server) -> None:
    """Let the pages that are shown have the index that is finished; they need not reload."""
    compiled, server.indexing = server.shown, None
    if compiled is None:
        return
    try:
        _build(server, compiled, None, index=False)
    except MENDABLE as error:
        _tell_unindexed(server, error)


def named_files(settings: Settings) -> tuple[str, ...]:
    """Return the files that *settings* name: they may stand in any folder of the project."""
    named = (*settings.bibliography, settings.csl, settings.csl_locale)
    return tuple(it for it in named if "/" in it and not it.startswith("/"))


def served(root: Path) -> BuildFolders:
    """Return where the served site is built, apart from the published one."""
    return BuildFolders(root / "build" / "serve", within=root / "build")


# Private functions


def _with_last_good(
    server: Server, compiled: Compiled, faulty: Sequence[Diagnostic]
) -> Compiled | None:
    """Return what is compiled of the last good texts of the sheets with errors, and all others.

    A new sheet with errors is left out. None where that does not help, or the error is elsewhere.
    """
    project = held_back(compiled.project, faulty, server.good)
    if project is None:
        return None
    kept = Compiled(project, compile_project(project, server.memory))
    server.memory.forget_unasked()
    return None if counting(kept.result.findings, strict=False) else kept


def _compile(server: Server) -> Compiled:
    """Compile what the project holds."""
    project = open_project(
        server.root, today(), drafts=True, trusted=server.trusted, memory=server.memory
    )
    server.words = project.given.settings.words
    server.watcher.look_again(named_files(project.given.settings))
    # Downloads cost seconds and are nothing to look at while writing
    settings = replace(project.given.settings, site_url=server.address, downloads=())
    project = project.having(settings, replace(served(server.root), theme=project.place.theme))
    result = compile_project(project, server.memory)
    server.memory.forget_unasked()
    return Compiled(project, result)


def _build(server: Server, compiled: Compiled, state: State | None, *, index: bool) -> BuildReport:
    """Build what is *compiled*; tell the open pages the *state* at once where few files change."""
    before, server.keys = server.keys, {}  # known again when the build has come to its end
    ahead = partial(_show, server, state, new=True) if state is not None else None
    options = BuildOptions(server.engine, live=SCRIPT, index=index, before=before, ahead=ahead)
    with working(compiled.project.place, server.tell):
        report = build_project(compiled.project, compiled.result, options)
    server.keys = report.keys
    return report


def _show(server: Server, state: State, *, new: bool) -> None:
    """Tell the open pages the *state* of a build; they load themselves again if it is a *new* one."""
    server.builds += new
    server.live.show(replace(state, build=f"{server.live.began}-{server.builds}"))


def _begin_index(compiled: Compiled) -> Callable[[], object]:
    place, language = compiled.project.place, compiled.project.given.settings.language
    pages = (output for output in compiled.result.outputs if output.section)
    return begin_index(pages, language, place.build / "search", place.top, apart=True)


def _finish_index(server: Server, finish: Callable[[], object]) -> None:
    """Finish an index in a thread of its own, and tell the loop."""
    try:
        finish()
    except MENDABLE as error:
        _tell_unindexed(server, error)
    finally:
        server.edits.put(INDEXED)


def _tell_unindexed(server: Server, error: BaseException) -> None:
    server.tell(phrase("the search is not up to date: %(why)s", why=machine_words(error)))


def _keep(server: Server, why: str, findings: tuple[Diagnostic, ...]) -> None:
    """Leave the last good pages standing, and say why."""
    server.tell(phrase("not rebuilt, the last good pages stay: %(why)s", why=why))
    told = phrase("Not rebuilt; this is the last good page. %(why)s", why=why)
    server.live.show(State(server.live.state.build, told, findings, server.words))


def _worth_telling(findings: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(it for it in findings if it.severity is not Severity.INFO)


def _waiting(edits: queue.Queue[str]) -> Iterator[str]:
    while True:
        try:
            yield edits.get_nowait()
        except queue.Empty:
            return
