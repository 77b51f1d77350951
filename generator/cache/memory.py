"""Remember what pure functions gave, so that a build after an edit works out only what is new.

What is recalled is what would be made: the key of a value is a digest of all that it hangs on. A
run with a memory gives the same as one without, only sooner.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Packed:
    """A value as it is kept between runs: the key that it was made with, and its pickle."""

    key: str
    pickle: bytes
    size: int = 0  # of a table


@dataclass(slots=True)
class Memory:
    """Values by name, each with the key that it was made with.

    ``packed`` are those of an earlier run; they are unpacked when they are asked for, so they must
    come from nobody but us (`cache.file` sees to that).
    """

    packed: Mapping[str, Packed] = field(default_factory=dict)
    _fresh: dict[str, tuple[str, Any]] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)

    def recall(self, name: str, key: str, make: Callable[[], T]) -> T:
        """Return the value *name* if it was made with *key*, else make it and remember it."""
        return self.renew(name, key, lambda _: make())

    def known(self, name: str, key: str) -> Any:
        """Return the value *name* if it was made with *key* in an earlier run, else None."""
        packed = self.packed.get(name)
        return _unpacked(packed) if packed is not None and packed.key == key else None

    def renew(self, name: str, key: str, make: Callable[[Callable[[], T | None]], T]) -> T:
        """Return the value *name* if it was made with *key*, else make it and remember it.

        *make* is given what returns the value that was remembered under another key, None if none
        was.
        """
        self._asked.add(name)
        known, value = self._fresh.get(name, ("", None))
        if known == key:
            return cast("T", value)
        packed = self.packed.get(name)
        if packed is not None and packed.key == key:
            made = _unpacked(packed)
        else:
            made = make(lambda: value if known else _unpacked(packed) if packed else None)
        self._fresh[name] = (key, made)
        return cast("T", made)

    def table(self, name: str, key: str) -> dict[Any, Any]:
        """Return the table *name* that was filled under *key*, else an empty one.

        What the caller puts into it is remembered with it.
        """
        return self.recall(name, key, dict)

    def forget_unasked(self) -> None:
        """Let go of what no caller asked for since the last time: its text or page is gone."""
        self.packed = {name: it for name, it in self.packed.items() if name in self._asked}
        self._fresh = {name: it for name, it in self._fresh.items() if name in self._asked}
        self._asked.clear()

    def packing(self) -> Iterator[tuple[str, Packed]]:
        """Yield what is remembered, packed, by name; what was packed before stays as it is."""
        yield from sorted({**self.packed, **dict(self._repacked())}.items())

    def changed(self) -> bool:
        """Tell whether something was made that `packed` does not have."""
        return any(True for _ in self._new())

    # Private

    def _new(self) -> Iterator[str]:
        for name, (key, value) in self._fresh.items():
            packed = self.packed.get(name)
            if packed is None or packed.key != key or packed.size != _size(value):
                yield name

    def _repacked(self) -> Iterator[tuple[str, Packed]]:
        for name in self._new():
            key, value = self._fresh[name]
            packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
            yield name, Packed(key, packed, _size(value))


def _unpacked(packed: Packed) -> Any:
    return pickle.loads(packed.pickle)  # noqa: S301  # sealed


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
