"""A value is given again while all that it was made of is the very same."""

from __future__ import annotations

from typing import Any

import pytest

from generator.cache.values import Values


def never(*_: object) -> Any:
    """Fail: what is the same must not be made again."""
    pytest.fail("made again")


def test_recall_makes_once_of_the_same_parts() -> None:
    """Parts are the same when they are one, not when they are equal."""
    values, part = Values(), [1]
    first = values.recall("a", (part,), lambda: ["x"])
    assert values.recall("a", (part,), never) is first
    assert values.recall("a", ([1],), lambda: ["y"]) == ["y"]
    assert values.recall("a", ([1], part), lambda: ["z"]) == ["z"]


def test_names_are_apart() -> None:
    """Two values may be made of the same parts."""
    values, part = Values(), [1]
    assert values.recall("a", (part,), lambda: "x") == "x"
    assert values.recall("b", (part,), lambda: "y") == "y"


def test_an_equal_value_is_the_one_before() -> None:
    """What hangs on it is not made again."""
    values, one = Values(), {"a": 1}
    assert values.same("a", one) is one
    assert values.same("a", {"a": 1}) is one
    assert values.same("a", {"a": 2}) == {"a": 2}
    assert values.same("a", {"a": 1}) is not one


def test_each_makes_what_is_new() -> None:
    """Of many things only those that are others; what is gone is forgotten."""
    values = Values()
    one, two, part = [1], [2], [0]
    assert values.each("a", {"x": one, "y": two}, (part,), sum) == (1, 2)
    made = []

    def noted(thing: list[int]) -> int:
        made.append(thing)
        return sum(thing)

    assert values.each("a", {"y": two, "z": one}, (part,), noted) == (2, 1)
    assert made == [one]
    assert values.each("a", {"x": two, "y": two}, (part,), noted) == (2, 2)
    assert made == [one, two]


def test_each_makes_all_of_other_parts() -> None:
    """What stands beside the things counts for each of them."""
    values, one = Values(), [1]
    values.each("a", {"x": one}, ([0],), sum)
    assert values.each("a", {"x": one}, ([0],), lambda _: 7) == (7,)


def test_each_gives_the_same_tuple_of_the_same_values() -> None:
    """An edit that changes nothing of what is asked for ends there."""
    values = Values()
    first = values.each("a", {"x": [1], "y": [2]}, (), lambda it: [sum(it)])
    again = values.each("a", {"x": [1], "y": [2]}, (), lambda it: [sum(it)])
    assert again is first
    assert values.each("a", {"x": [1]}, (), lambda it: [sum(it)]) == ([1],)
