"""Test that a memory gives back what would be made, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.cache.memory import Memory, Packed, digest


def packed(memory: Memory) -> Memory:
    """Return *memory* as the next run gets it."""
    memory.forget_unasked()
    return Memory(dict(memory.packing()))


def never() -> Any:
    """Fail: what is remembered must not be made."""
    pytest.fail("made again")


def test_recall_makes_once() -> None:
    """The same name and key are made once, in a run and in the next."""
    memory = Memory()
    assert memory.recall("a", "1", lambda: ["x"]) == ["x"]
    assert memory.recall("a", "1", never) == ["x"]
    assert packed(memory).recall("a", "1", never) == ["x"]


def test_another_key_makes_anew() -> None:
    """What hangs on something else is made, and takes the place of what was."""
    memory = Memory()
    memory.recall("a", "1", lambda: "old")
    memory = packed(memory)
    assert memory.recall("a", "2", lambda: "new") == "new"
    assert packed(memory).recall("a", "2", never) == "new"


def test_what_nobody_asks_for_is_forgotten() -> None:
    """A run keeps what it asked for, so that a memory does not grow without end."""
    memory = Memory()
    memory.recall("a", "1", lambda: "a")
    memory.recall("b", "1", lambda: "b")
    memory = packed(memory)
    memory.recall("b", "1", never)
    memory.forget_unasked()
    assert [name for name, _ in memory.packing()] == ["b"]


def test_changed_says_whether_there_is_something_to_keep() -> None:
    """A run that only recalls leaves the file as it is."""
    memory = Memory()
    assert not memory.changed()
    memory.recall("a", "1", lambda: "a")
    assert memory.changed()
    memory = packed(memory)
    memory.recall("a", "1", never)
    assert not memory.changed()


def test_a_table_is_remembered_with_what_is_put_into_it() -> None:
    """Rows put in later are kept too; another key begins an empty one."""
    memory = Memory()
    memory.table("t", "1")["a"] = 1
    memory = packed(memory)
    memory.table("t", "1")["b"] = 2
    assert memory.changed()
    memory = packed(memory)
    assert memory.table("t", "1") == {"a": 1, "b": 2}
    assert memory.table("t", "2") == {}


def test_what_was_packed_is_not_packed_again() -> None:
    """An unchanged value keeps its bytes."""
    kept = Packed("1", b"never unpacked")
    memory = Memory({"a": kept})
    assert dict(memory.packing()) == {"a": kept}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("a", "b"), ("ab",), id="joined"),
        pytest.param(("a", "b"), ("b", "a"), id="turned round"),
        pytest.param(("a", ""), ("a",), id="an empty part"),
        pytest.param(("1", "2"), ("1\0002",), id="a zero between"),
    ],
)
def test_digest_tells_parts_apart(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """Only equal parts in the same order have the same name."""
    assert digest(*one) != digest(*other)


def test_digest_takes_text_for_its_bytes() -> None:
    """Text is UTF-8."""
    assert digest("é") == digest("é".encode())


def test_a_value_is_renewed_from_the_one_before() -> None:
    """Whether that was made in this run or in one before; without one there is none."""

    def more(earlier: Callable[[], tuple[int, ...] | None]) -> tuple[int, ...]:
        before = earlier() or ()
        return (*before, len(before))

    memory = Memory()
    assert memory.renew("a", "1", more) == (0,)
    assert memory.renew("a", "1", more) == (0,)
    memory = packed(memory)
    assert memory.renew("a", "2", more) == (0, 1)
    assert memory.renew("a", "3", more) == (0, 1, 2)


def test_a_key_may_be_empty() -> None:
    """What hangs on nothing but the code is made too, before it is recalled."""
    memory = Memory()
    assert not memory.knows("a", "")
    assert memory.recall("a", "", lambda: ["x"]) == ["x"]
    assert memory.knows("a", "")
    assert packed(memory).recall("a", "", never) == ["x"]
