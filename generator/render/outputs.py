"""Know the pages and files of a site without making them: each is made when it is taken."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import NamedTuple

from generator.cache.memory import Memory, digest
from generator.cache.packing import pack, unpack
from generator.model.site import Asset, Page
from generator.render.batches import Batch, Draft

JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Output:
    """A page or file of the site.

    ``section`` and ``listed`` are the page's; a file that is no page has the section "". Equal
    ``digest``: equal in all. ``size`` is that of the content, in bytes. ``records`` has the place
    on the page of each of its records. ``make`` makes it.
    """

    path: str
    section: str
    listed: bool
    digest: str
    size: int
    records: tuple[str, ...]
    make: Callable[[], Page | Asset] = field(repr=False)  # it holds the whole playbook

    def page(self) -> Page:
        """Return the page that this output is."""
        made = self.make()
        if not isinstance(made, Page):
            raise TypeError(f"{self.path} is no page")
        return made

    def content(self) -> str | bytes:
        """Return what the file that this output is holds."""
        made = self.make()
        if not isinstance(made, Asset):
            raise TypeError(f"{self.path} is a page")
        return made.content


def output_of(made: Page | Asset) -> Output:
    """Return the output of what is made already."""
    return _output(_imprint(made), lambda: made)


def outputs(
    batches: Iterable[Batch], key: Callable[[Batch], str], manner: str, memory: Memory
) -> Iterator[Output]:
    """Yield the outputs of *batches*; one whose *key* *memory* knows is not made again for that.

    Of one that is made again, no page is printed that would print what it did, in the same *manner*.
    """
    makings = [_Making(batch, manner, f"made {batch.name}", key(batch)) for batch in batches]
    _make_apart([it for it in makings if not memory.knows(it.name, it.key)], memory)
    for making in makings:
        for imprint in memory.renew(making.name, making.key, making.imprints):
            yield _output(imprint, partial(making.take, imprint.path))


def page_text(page: Page) -> str:
    """Return the compiled page as a line of JSON, the same for the same page."""
    fields = {
        "listed": page.listed,
        "path": page.path,
        "records": [asdict(record) for record in page.records],
        "section": page.section,
        "slots": dict(page.slots),
    }
    return JSON.encode(fields) + "\n"


# Private functions


class _Imprint(NamedTuple):
    """What is known of an output without making it."""

    path: str
    section: str
    listed: bool
    digest: str
    size: int
    records: tuple[str, ...]
    printed: str = ""  # what changes with what a page prints


def _output(imprint: _Imprint, make: Callable[[], Page | Asset]) -> Output:
    return Output(*imprint[:-1], make)


def _imprint(made: Page | Asset, printed: str = "") -> _Imprint:
    if isinstance(made, Page):
        text = page_text(made).encode()
        records = tuple(record.fragment for record in made.records)
        about = (made.path, made.section, made.listed, digest(text), len(text), records)
        return _Imprint(*about, printed)
    content = made.content.encode() if isinstance(made.content, str) else made.content
    return _Imprint(made.path, "", False, digest(content), len(content), ())


def _make_apart(makings: Sequence[_Making], memory: Memory) -> None:
    """Have the workers of *memory* make what each of *makings* makes, where that pays."""
    if memory.workers.number(len(makings)) == 1:
        return
    # what all batches share is gathered with the first
    memory.renew(makings[0].name, makings[0].key, makings[0].imprints)
    tables = memory.tables()
    tasks = [partial(it.apart, partial(memory.earlier, it.name)) for it in makings[1:]]
    done = memory.workers.each(tasks, last=tables.gained)
    for making, (imprints, made) in zip(makings[1:], done.results, strict=True):
        making.known, making.packed = imprints, made
    for gained in done.said:
        tables.gain(gained)


@dataclass(slots=True)
class _Making:
    """A batch that is made once, when the first of it is asked for.

    Of one that a worker made, ``known`` are the imprints, and ``packed`` is what it printed.
    """

    batch: Batch
    manner: str
    name: str  # in the memory
    key: str
    made: dict[str, Draft | Page | Asset] = field(default_factory=dict)
    known: tuple[_Imprint, ...] = ()
    packed: Mapping[str, bytes] = field(default_factory=dict)

    def imprints(self, earlier: Callable[[], tuple[_Imprint, ...] | None]) -> tuple[_Imprint, ...]:
        if self.known:
            return self.known
        self._make()
        known = {it.path: it for it in earlier() or ()}
        return tuple([self._imprint(path, known.get(path)) for path in self.made])

    def apart(
        self, earlier: Callable[[], tuple[_Imprint, ...] | None]
    ) -> tuple[tuple[_Imprint, ...], Mapping[str, bytes]]:
        """Return the imprints, and what was printed for them: the whole work of a worker."""
        imprints = self.imprints(earlier)
        printed = {path: it for path, it in self.made.items() if not isinstance(it, Draft)}
        self.made = {}
        return imprints, {path: pack(it) for path, it in printed.items()}

    def take(self, path: str) -> Page | Asset:
        if path in self.packed:
            printed: Page | Asset = unpack(self.packed[path])
            return printed
        self._make()
        made = self.made[path]
        if isinstance(made, Draft):
            self.made[path] = made = made.print()
        return made

    def _imprint(self, path: str, known: _Imprint | None) -> _Imprint:
        draft = self.made[path]
        if not isinstance(draft, Draft):
            return _imprint(draft)
        printed = digest(self.manner, draft.key())
        if known is not None and known.printed == printed:
            return known
        return _imprint(self.take(path), printed)

    def _make(self) -> None:
        if not self.made:
            self.made = {it.path: it for it in self.batch.make()}
