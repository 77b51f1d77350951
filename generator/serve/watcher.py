"""Watch what a project is made of, wherever its files stand, and folders that are made later."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from watchfiles import watch

from generator.disk import kind_of

# Folders of sources, watched whole. In the root itself, files of these kinds are.
FOLDERS = ("kb", "docs", "static", "templates")
ENDS = (".bib", ".csl", ".xml", ".yml")

WATCHING = 300  # milliseconds without an edit after which the watcher says so
READY = 2.0  # seconds that beginning may take


@dataclass(slots=True)
class Watcher:
    """Puts each edit below *root* in the queue *edits*, under the name of the file."""

    root: Path
    edits: queue.Queue[str]
    named: frozenset[str] = frozenset()  # files that the settings name
    _watched: tuple[Path, ...] = ()
    _stop: threading.Event = field(default_factory=threading.Event)
    _changing: threading.Lock = field(default_factory=threading.Lock)

    def begin(self) -> None:
        """Watch from now on; return when edits are seen."""
        self.look_again()
        _started(self._watch_root)

    def look_again(self, named: Collection[str] | None = None, *, other: bool = False) -> None:
        """Watch the folders that there are now, and those of the files called *named*.

        *other*: one of them may be another folder than before, of the same name.
        """
        with self._changing:
            self.named = self.named if named is None else frozenset(named)
            folders = self._folders()
            if folders == self._watched and not other:
                return
            before, self._stop = self._stop, threading.Event()
            self._watched = folders
            if folders:
                _started(self._watch_deep, folders, self._stop)
            before.set()  # only now, so that no edit is lost: one that both see builds once

    # Private

    def _folders(self) -> tuple[Path, ...]:
        places = {self.root / name for name in FOLDERS}
        places |= {(self.root / name).parent for name in self.named}
        places.discard(self.root)
        return tuple(sorted(it for it in places if kind_of(it) == "a folder"))

    def _watch_root(self, begun: threading.Event) -> None:
        """Watch the files in the root itself, and folders that are made or removed there."""
        for changes in watch(
            self.root,
            recursive=False,
            debounce=300,
            step=50,
            rust_timeout=WATCHING,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            begun.set()  # the first time that nothing came, watching has begun
            names = self._names(path for _, path in changes)
            tops = {name.partition("/")[0] for name in self.named}
            made = [name for name in names if name in FOLDERS or name in tops]
            if made:
                self.look_again(other=True)
            for name in names:
                if name in made or name.endswith(ENDS):
                    self.edits.put(name)

    def _watch_deep(
        self, begun: threading.Event, folders: Collection[Path], stop: threading.Event
    ) -> None:
        for changes in watch(
            *folders,
            stop_event=stop,
            debounce=300,
            step=50,
            rust_timeout=WATCHING,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            begun.set()
            for name in self._names(path for _, path in changes):
                self.edits.put(name)

    def _names(self, paths: Iterable[str]) -> list[str]:
        root = self.root.resolve()
        below = (Path(path) for path in paths if Path(path).is_relative_to(root))
        return sorted(path.relative_to(root).as_posix() for path in below)


def _started(run: Callable[..., None], *words: object) -> None:
    """Run *run* in a thread of its own; return when it has begun."""
    begun = threading.Event()
    threading.Thread(target=run, args=(begun, *words), daemon=True).start()
    begun.wait(timeout=READY)
