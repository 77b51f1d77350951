"""Know the pages and files of a site without making them: each is made when it is taken."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import NamedTuple

from generator.memory import Memory, digest
from generator.model import Asset, Page
from generator.render.batches import Batch


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page or file of the site.

    ``section`` and ``listed`` are the page's; a file that is no page has the section "". Equal
    ``digest``: equal in all. ``size`` is that of the content, in bytes. ``records`` has the place
    on the page of each of its records. ``take`` makes it, ``text`` a page as a line of
    `build/pages/`.
    """

    path: str
    section: str
    listed: bool
    digest: str
    size: int
    records: tuple[str, ...]
    take: Callable[[], Page | Asset] = field(repr=False)  # it holds the whole playbook
    text: Callable[[], str] = field(repr=False)

    def page(self) -> Page:
        """Return the page that this leaf is."""
        made = self.take()
        if not isinstance(made, Page):
            raise TypeError(f"{self.path} is no page")
        return made

    def content(self) -> str | bytes:
        """Return what the file that this leaf is holds."""
        made = self.take()
        if not isinstance(made, Asset):
            raise TypeError(f"{self.path} is a page")
        return made.content


def leaf_of(made: Page | Asset) -> Leaf:
    """Return the leaf of what is made already."""
    making = _Making(Batch(made.path, lambda: (made,)))
    (imprint,) = making.imprints()
    return _leaf(imprint, making)


def leaves(batches: Iterable[Batch], key: Callable[[Batch], str], memory: Memory) -> Iterator[Leaf]:
    """Yield the leaves of *batches*; one whose *key* *memory* knows is not made again for that."""
    for batch in batches:
        making = _Making(batch)
        for imprint in memory.recall(f"made {batch.name}", key(batch), making.imprints):
            yield _leaf(imprint, making)


def page_text(page: Page) -> str:
    """Return the compiled page as a line of JSON, the same for the same page."""
    fields = {
        "listed": page.listed,
        "path": page.path,
        "records": [asdict(record) for record in page.records],
        "section": page.section,
        "slots": dict(page.slots),
    }
    return json.dumps(fields, ensure_ascii=False, sort_keys=True) + "\n"


# Private functions


class _Imprint(NamedTuple):
    """What is known of a leaf without making it."""

    path: str
    section: str
    listed: bool
    digest: str
    size: int
    records: tuple[str, ...]


def _leaf(imprint: _Imprint, making: _Making) -> Leaf:
    path = imprint.path
    return Leaf(*imprint, partial(making.take, path), partial(making.text, path))


@dataclass(slots=True)
class _Making:
    """A batch that is made once, when the first of it is asked for."""

    batch: Batch
    made: dict[str, Page | Asset] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)  # of the pages whose imprints were taken

    def imprints(self) -> tuple[_Imprint, ...]:
        self._make()
        return tuple(map(self._imprint, self.made.values()))

    def take(self, path: str) -> Page | Asset:
        self._make()
        return self.made[path]

    def text(self, path: str) -> str:
        if path in self.texts:
            return self.texts[path]
        made = self.take(path)
        if not isinstance(made, Page):
            raise TypeError(f"{path} is no page")
        return page_text(made)

    def _imprint(self, made: Page | Asset) -> _Imprint:
        if isinstance(made, Page):
            self.texts[made.path] = page_text(made)
            text = self.texts[made.path].encode()
            records = tuple(record.fragment for record in made.records)
            return _Imprint(made.path, made.section, made.listed, digest(text), len(text), records)
        content = made.content.encode() if isinstance(made.content, str) else made.content
        return _Imprint(made.path, "", False, digest(content), len(content), ())

    def _make(self) -> None:
        if not self.made:
            self.made = {it.path: it for it in self.batch.make()}
