"""Remember what pure functions gave, so that a build after an edit works out only what is new.

What is recalled is what would be made: the key of a value is a digest of all that it hangs on. A
run with a memory gives the same as one without, only sooner.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any, NamedTuple, TypeVar, cast

from generator.cache.packing import pack, unpack
from generator.cache.values import Values
from generator.cache.workers import ALONE, Workers

T = TypeVar("T")


class Packed(NamedTuple):
    """A value as it is kept between runs: the key that it was made with, and the value, packed."""

    key: str
    content: bytes | memoryview
    size: int = 0  # of a table


@dataclass(slots=True)
class Memory:
    """Values by name, each with the key that it was made with.

    ``packed`` are those of an earlier run; they are unpacked when they are asked for, so they must
    come from nobody but us (`cache.file` sees to that). What `together` makes, ``workers`` make.
    """

    packed: Mapping[str, Packed] = field(default_factory=dict)
    workers: Workers = ALONE
    values: Values = field(default_factory=Values)  # of this run alone
    _made: dict[str, Packed] = field(default_factory=dict)  # in this run, by workers
    _fresh: dict[str, tuple[str, Any]] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)

    def recall(self, name: str, key: str, make: Callable[[], T]) -> T:
        """Return the value *name* if it was made with *key*, else make it and remember it."""
        return self.renew(name, key, lambda _: make())

    def known(self, name: str, key: str) -> Any:
        """Return the value *name* if it was made with *key* in an earlier run, else None."""
        packed = self._packed(name)
        return unpack(packed.content) if packed is not None and packed.key == key else None

    def knows(self, name: str, key: str) -> bool:
        """Tell whether the value *name* was made with *key*."""
        packed = self._packed(name)
        return (name in self._fresh and self._fresh[name][0] == key) or (
            packed is not None and packed.key == key
        )

    def together(self, wanted: Iterable[tuple[str, str, Callable[[], object]]]) -> None:
        """Make what is *wanted*, each by its name, key and how, at once where it is not known yet.

        Where this does not pay nothing is done: it is made when it is asked for.
        """
        unknown = [it for it in wanted if not self.knows(it[0], it[1])]
        if self.workers.number(len(unknown)) == 1:
            return
        tasks = [partial(_made_apart, make) for _, _, make in unknown]
        for (name, key, _), made in zip(unknown, self.workers.each(tasks).results, strict=True):
            self._made[name] = Packed(key, made)

    def renew(self, name: str, key: str, make: Callable[[Callable[[], T | None]], T]) -> T:
        """Return the value *name* if it was made with *key*, else make it and remember it.

        *make* is given what returns the value that was remembered under another key, None if none
        was.
        """
        self._asked.add(name)
        known, value = self._fresh.get(name, (None, None))
        if known == key:
            return cast("T", value)
        packed = self._packed(name)
        if packed is not None and packed.key == key:
            made = unpack(packed.content)
        else:
            made = make(
                lambda: value if known is not None else unpack(packed.content) if packed else None
            )
        self._fresh[name] = (key, made)
        return cast("T", made)

    def table(self, name: str, key: str) -> dict[Any, Any]:
        """Return the table *name* that was filled under *key*, else an empty one.

        What the caller puts into it is remembered with it.
        """
        return self.recall(name, key, dict)

    def earlier(self, name: str) -> Any:
        """Return the value *name* under whatever key it was made with, None if none was."""
        packed = self._packed(name)
        return (
            self._fresh[name][1]
            if name in self._fresh
            else unpack(packed.content)
            if packed
            else None
        )

    def tables(self) -> Tables:
        """Return all tables as they are now."""
        return Tables({name: it for name, (_, it) in self._fresh.items() if isinstance(it, dict)})

    def forget_unasked(self) -> None:
        """Let go of what no caller asked for since the last time: its text or page is gone."""
        self.packed = {name: it for name, it in self.packed.items() if name in self._asked}
        self._made = {name: it for name, it in self._made.items() if name in self._asked}
        self._fresh = {name: it for name, it in self._fresh.items() if name in self._asked}
        self._asked.clear()

    def packing(self) -> Iterator[tuple[str, Packed]]:
        """Yield what is remembered, packed, by name; what was packed before stays as it is."""
        yield from sorted({**self.packed, **self._made, **dict(self._repacked())}.items())

    def changed(self) -> bool:
        """Tell whether something was made that `packed` does not have."""
        return bool(self._made) or any(True for _ in self._new())

    # Private

    def _packed(self, name: str) -> Packed | None:
        return self._made.get(name) or self.packed.get(name)

    def _new(self) -> Iterator[str]:
        for name, (key, value) in self._fresh.items():
            packed = self._packed(name)
            if packed is None or packed.key != key or packed.size != _size(value):
                yield name

    def _repacked(self) -> Iterator[tuple[str, Packed]]:
        for name in self._new():
            key, value = self._fresh[name]
            yield name, Packed(key, pack(value), _size(value))


class Tables:
    """Tables, and how much they held at first: what a worker puts there, only the worker has."""

    def __init__(self, tables: Mapping[str, dict[Any, Any]]) -> None:
        self._tables = tables
        self._sizes = {name: len(it) for name, it in tables.items()}

    def gained(self) -> dict[str, dict[Any, Any]]:
        """Return what came since, by the table's name."""
        return {
            name: dict(islice(it.items(), self._sizes[name], None))
            for name, it in self._tables.items()
        }

    def gain(self, gained: Mapping[str, dict[Any, Any]]) -> None:
        """Put there what a worker has *gained*."""
        for name, more in gained.items():
            self._tables[name].update(more)


def _made_apart(make: Callable[[], object]) -> bytes:
    return pack(make())


def _size(value: object) -> int:
    return len(value) if isinstance(value, dict) else 0


def digest(*parts: str | bytes) -> str:
    """Return a name for *parts*, in their order: equal names mean equal parts."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        made.update(b"%d\0" % len(content))
        made.update(content)
    return made.hexdigest()
