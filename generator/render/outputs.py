"""Know the pages and files of a site without making them: each is made when it is taken."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import NamedTuple

from generator.cache.memory import Memory, digest
from generator.model.site import Asset, Page
from generator.render.batches import Batch

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
    return Output(*_imprint(made), lambda: made)


def outputs(
    batches: Iterable[Batch], key: Callable[[Batch], str], memory: Memory
) -> Iterator[Output]:
    """Yield the outputs of *batches*; one whose *key* *memory* knows is not made again for that."""
    for batch in batches:
        making = _Making(batch)
        for imprint in memory.recall(f"made {batch.name}", key(batch), making.imprints):
            yield Output(*imprint, partial(making.take, imprint.path))


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


def _imprint(made: Page | Asset) -> _Imprint:
    if isinstance(made, Page):
        text = page_text(made).encode()
        records = tuple(record.fragment for record in made.records)
        return _Imprint(made.path, made.section, made.listed, digest(text), len(text), records)
    content = made.content.encode() if isinstance(made.content, str) else made.content
    return _Imprint(made.path, "", False, digest(content), len(content), ())


@dataclass(slots=True)
class _Making:
    """A batch that is made once, when the first of it is asked for."""

    batch: Batch
    made: dict[str, Page | Asset] = field(default_factory=dict)

    def imprints(self) -> tuple[_Imprint, ...]:
        self._make()
        return tuple(map(_imprint, self.made.values()))

    def take(self, path: str) -> Page | Asset:
        self._make()
        return self.made[path]

    def _make(self) -> None:
        if not self.made:
            self.made = {it.path: it for it in self.batch.make()}
