"""Pack values into bytes and out again, much quicker than `pickle` does by itself.

Python makes each named tuple and each frozen dataclass by a call of a function written in Python. A
playbook has a million of them. Here they are made by what is written in C. What a class calls late
(``late = "field"``, a field that follows is ``packed``) stays packed until somebody asks for it.

What is unpacked must come from nobody but us: a pickle can run anything.
"""

from __future__ import annotations

import copyreg
import pickle
from collections.abc import Callable, Sequence
from dataclasses import Field, dataclass, fields, is_dataclass
from functools import cache
from io import BytesIO
from operator import attrgetter, methodcaller
from typing import Any, TypeAlias

PROTOCOL = pickle.HIGHEST_PROTOCOL


def pack(value: object) -> bytes:
    """Return *value* as bytes for `unpack`."""
    return _written(value, _PACKING, fast=False)


def unpack(packed: bytes | memoryview) -> Any:
    """Return the value that `pack` made *packed* of."""
    return pickle.loads(packed)  # noqa: S301  # ours, and sealed where it lay in a file


def spelt(value: object) -> bytes:
    """Return *value* by what it says: the same bytes, whichever parts of it are one object."""
    return _written(value, _SPELLING, fast=True)


@dataclass(frozen=True, slots=True)
class Later:
    """A value that is packed still; call it to get it."""

    content: bytes

    def __call__(self) -> Any:
        """Unpack the value."""
        return unpack(self.content)


# Private functions

# What to call on a value to get how it is made again: a callable and its arguments, as of `__reduce__`.
_Way: TypeAlias = Callable[[Any], Any]


def _written(value: object, ways: _Ways, *, fast: bool) -> bytes:
    written = BytesIO()
    pickler = pickle.Pickler(written, PROTOCOL)
    pickler.dispatch_table = ways
    pickler.fast = fast
    pickler.dump(value)
    return written.getvalue()


class _Ways(dict[type, _Way]):
    """The way of each type, found when the first value of it is met."""

    def __init__(self, named: Callable[[type], _Way], parts: Callable[[type], _Way]) -> None:
        super().__init__()
        self._named, self._parts = named, parts

    def __missing__(self, kind: type) -> _Way:
        if _is_named(kind):
            way = self._named(kind)
        elif _is_plain(kind):
            way = self._parts(kind)
        elif kind in copyreg.dispatch_table:
            way = copyreg.dispatch_table[kind]
        elif issubclass(kind, type):
            raise KeyError(kind)  # a class is packed by its name
        else:
            way = methodcaller("__reduce_ex__", PROTOCOL)  # as the type itself says
        self[kind] = way
        return way


def _is_named(kind: type) -> bool:
    return issubclass(kind, tuple) and hasattr(kind, "_fields")


def _is_plain(kind: type) -> bool:
    """Tell whether *kind* is a dataclass that is nothing but its fields, and has a slot for each."""
    own = all("__dict__" not in it.__dict__ for it in kind.__mro__)
    return is_dataclass(kind) and own and kind.__reduce__ is object.__reduce__


def _packed_tuple(kind: type) -> _Way:
    return lambda it: (tuple.__new__, (kind, tuple(it)))


def _spelt_tuple(kind: type) -> _Way:
    return lambda it: (kind, tuple(it))


def _spelt_parts(kind: type) -> _Way:
    told = _taken([field.name for field in fields(kind)])
    return lambda it: (kind, told(it))


def _packed_parts(kind: type) -> _Way:
    told = _told(kind)
    taken, defaults = _taken([it.name for it in told]), [it.default for it in told]
    if hasattr(kind, "late"):
        return lambda it: (_made_late, (kind, _packed_late(it), *taken(it)))
    return lambda it: (_made, (kind, *_without(defaults, taken(it))))


def _taken(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    taken = attrgetter(*names) if names else lambda _: ()
    return taken if len(names) != 1 else lambda it: (taken(it),)


def _without(defaults: Sequence[object], values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return *values* without the last ones that are as they are where nothing is said."""
    count = len(values)
    while count and values[count - 1] is defaults[count - 1]:
        count -= 1
    return values[:count]


def _packed_late(value: Any) -> Later:
    kept: Later | None = value.packed
    return kept or Later(pack(getattr(value, value.late)))


def _made(kind: type, *values: object) -> Any:
    made: Any = object.__new__(kind)
    puts, defaults = _slots(kind)
    for put, value in zip(puts, values + defaults[len(values) :], strict=True):
        put(made, value)
    return made


def _made_late(kind: Any, later: Later, *values: object) -> Any:
    made = _made(kind, *values)
    object.__setattr__(made, "packed", later)
    return made


@cache
def _slots(kind: Any) -> tuple[tuple[Callable[[Any, object], None], ...], tuple[object, ...]]:
    """Return what puts each field into its slot, and what each has where nothing is said."""
    told = _told(kind)
    return tuple(getattr(kind, it.name).__set__ for it in told), tuple(it.default for it in told)


def _told(kind: Any) -> list[Field[Any]]:
    """Return the fields that are packed at once."""
    late = getattr(kind, "late", "")
    return [it for it in fields(kind) if not late or it.name not in {late, "packed"}]


_PACKING = _Ways(_packed_tuple, _packed_parts)
_SPELLING = _Ways(_spelt_tuple, _spelt_parts)
