"""Make of two states of a playbook the pages that may differ, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.findings.diagnostics import Diagnostic
from generator.model.playbook import Playbook
from generator.model.site import Page
from generator.render import FILES
from generator.render.batches import Batch, Draft
from generator.render.keys import Edited
from generator.render.keys.named import Named

# Pages of rules tell of the generator, not of the playbook.
UNSEEN = FILES | {"rules"}
NOTHING = Edited("", "", {}, {}, "", "", Named())


@dataclass(frozen=True, slots=True)
class Side:
    """One state of a playbook: before the change, or after it.

    ``texts`` has what the files say by path. Of ``batches``, by name, only those are made that may
    differ, and of their pages only those printed.
    """

    playbook: Playbook
    batches: Mapping[str, Batch]
    edited: Edited
    findings: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    images: Mapping[str, bytes]
    _made: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _pages: dict[str, Draft | Page] = field(default_factory=dict)

    def paths(self, name: str) -> tuple[str, ...]:
        """Make the batch *name*, and return the paths of its pages."""
        if name not in self._made:
            made = self.batches[name].make() if name in self.batches else ()
            pages = {it.path: it for it in made if isinstance(it, Draft | Page)}
            self._made[name] = tuple(pages)
            self._pages.update(pages)
        return self._made[name]

    def made(self) -> Iterator[str]:
        """Yield the paths of the pages that were made."""
        yield from self._pages

    def page(self, path: str) -> Page | None:
        """Return the page at *path* if it was made."""
        made = self._pages.get(path)
        if isinstance(made, Draft):
            self._pages[path] = made = made.print()
        return made

    def body(self, path: str) -> str:
        """Return the words of the page at *path*, "" if there is none."""
        page = self.page(path)
        return page.slots["body"] if page else ""

    def title(self, path: str) -> str:
        """Return the title of the page at *path*, "" if there is none; make it if need be."""
        for name in self.batches if path not in self._pages else ():
            if path in self.paths(name):
                break
        page = self.page(path)
        return page.slots["title"] if page else ""

    def key(self, name: str) -> str:
        """Return what changes whenever the batch *name* would be made otherwise."""
        return self.edited.key(self.batches[name]) if name in self.batches else ""

    def print_key(self, path: str) -> str:
        """Return what changes whenever the page at *path* would be printed otherwise.

        It is "" where only its print tells.
        """
        made = self._pages.get(path)
        return f"{self.edited.manner} {made.key()}" if isinstance(made, Draft) else ""


def seen(batches: Iterable[Batch]) -> dict[str, Batch]:
    """Return the *batches* of which a preview shows something, by name."""
    return {it.name: it for it in batches if it.name not in UNSEEN}


def differing(before: Side, after: Side) -> list[str]:
    """Return the paths of the pages whose words are not the same, in order."""
    known = {**before.batches, **after.batches}
    names = [name for name in known if before.key(name) != after.key(name)]
    paths = {path for name in names for side in (before, after) for path in side.paths(name)}
    keys = ((path, before.print_key(path), after.print_key(path)) for path in paths)
    printed = [path for path, was, now in keys if not was or was != now]
    return sorted(path for path in printed if before.body(path) != after.body(path))
