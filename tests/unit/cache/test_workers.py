"""Workers make what the caller would have made: the same, in the same order, with the same faults."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.cache import workers
from generator.cache.memory import Memory
from generator.cache.workers import LEAST, WorkerError, Workers, usable

MANY = 3 * LEAST
copied = pytest.mark.skipif(not workers.CAN_COPY, reason="programs are copied on Linux alone")


def numbered(at: int) -> tuple[int, str]:
    """Return something of *at*, larger than a pipe holds for some."""
    return at, "x" * (at % 7 * 30_000)


def tasks(make: Callable[[int], object]) -> list[Callable[[], object]]:
    """Return many tasks."""
    return [partial(make, at) for at in range(MANY)]


def children() -> set[str]:
    """Return the processes that this one has begun and not heard the end of: other tests have some."""
    lists = Path("/proc/self/task").glob("*/children")
    return {it for path in lists for it in path.read_text(encoding="utf-8").split()}


@pytest.mark.parametrize("number", [1, 2, 4, 8])
def test_results_stand_in_order(number: int) -> None:
    """Whoever made them."""
    assert Workers(number).each(tasks(numbered)).results == [numbered(at) for at in range(MANY)]


@copied
def test_workers_are_other_processes() -> None:
    """As many as were asked for, and none that is left."""
    before = children()
    made = Workers(3).each(tasks(lambda _: os.getpid()), last=os.getpid)
    assert os.getpid() not in {*made.results}
    assert len({*made.said}) == 3
    assert children() <= before


@pytest.mark.parametrize(
    ("most", "count", "number"),
    [
        pytest.param(1, 1000, 1, id="one is the caller"),
        pytest.param(8, LEAST, 1, id="few tasks"),
        pytest.param(8, 2 * LEAST, 2, id="as many as pay"),
        pytest.param(2, 1000, 2, id="no more than asked for"),
    ],
)
@copied
def test_number(most: int, count: int, number: int) -> None:
    assert Workers(most).number(count) == number


def test_without_copies_the_caller_makes_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows and macOS."""
    monkeypatch.setattr(workers, "CAN_COPY", False)
    assert {*Workers(4).each(tasks(lambda _: os.getpid())).results} == {os.getpid()}


def test_without_more_processes_the_caller_makes_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system gives none."""

    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert {*Workers(4).each(tasks(lambda _: os.getpid())).results} == {os.getpid()}


def test_the_first_fault_is_raised() -> None:
    """As it is where the caller makes all."""

    def faulty(at: int) -> int:
        if at in {37, 38, 150}:
            raise LookupError(at)
        return at

    with pytest.raises(LookupError, match=r"^37$"):
        Workers(4).each(tasks(faulty))
    with pytest.raises(LookupError, match=r"^37$"):
        Workers(1).each(tasks(faulty))


@copied
def test_what_no_pipe_can_carry_is_made_by_the_caller() -> None:
    """A function, say."""
    made = Workers(2).each(tasks(lambda at: (lambda: at) if at == 50 else at)).results
    function = made[50]
    assert callable(function)
    assert function() == 50


@copied
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_a_worker_that_is_ended_is_told(end: signal.Signals) -> None:
    """As the system ends one where memory runs out; the others end too."""

    def ended(at: int) -> int:
        if at == 90:
            os.kill(os.getpid(), end)
        return at

    before = children()
    with pytest.raises(WorkerError, match=rf"{end.name}.*--jobs 1"):
        Workers(3).each(tasks(ended))
    assert children() <= before


SLOW = r"""
import os, time
from generator.cache.workers import Workers
def slow():
    os.write(1, b"%d\n" % os.getpid())
    time.sleep(0.2)
Workers(2).each([slow] * 1000)
"""


@copied
@pytest.mark.slow
def test_workers_end_with_the_build_that_is_killed(tmp_path: Path) -> None:
    """However it ended: they hold its lock."""
    script = tmp_path / "slow.py"
    script.write_text(SLOW, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE) as build:
        assert build.stdout
        found = {int(build.stdout.readline()) for _ in range(20)}
        build.kill()
    assert len(found) == 2
    until = time.monotonic() + 30
    while any(map(_lives, found)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(_lives, found))


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize(("processors", "jobs"), [(1, 1), (2, 1), (3, 3), (16, 16)])
def test_sensible(monkeypatch: pytest.MonkeyPatch, processors: int, jobs: int) -> None:
    """Two workers cost more than they save."""
    monkeypatch.setattr(workers, "usable", lambda: processors)
    assert workers.sensible() == jobs


def test_usable() -> None:
    """There is one at least."""
    assert usable() >= 1


def test_a_memory_has_what_workers_made() -> None:
    """And so has the next one; what is known is not made."""
    memory = Memory(workers=Workers(2))
    memory.recall("5", "key", lambda: "known")
    memory.together([(str(at), "key", partial(numbered, at)) for at in range(MANY)])
    assert memory.recall("5", "key", list) == "known"  # type: ignore[comparison-overlap]  # nothing is made
    assert memory.recall("6", "key", lambda: None) == numbered(6)
    assert memory.changed()
    assert memory.knows("7", "key")
    assert not memory.knows("7", "other")
    memory.forget_unasked()
    assert [*dict(memory.packing())] == ["5", "6"]


def test_few_are_not_made_before_they_are_asked_for() -> None:
    """It would not pay."""
    memory = Memory(workers=Workers(2))
    memory.together([("a", "key", list)])
    assert not memory.knows("a", "key")


def test_tables_gain_what_workers_put_there() -> None:
    """Of what was there before nothing is sent back."""
    memory = Memory()
    table = memory.table("a", "key")
    table["old"] = 1
    tables = memory.tables()
    table["new"] = 2
    assert tables.gained() == {"a": {"new": 2}}
    tables.gain({"a": {"newer": 3}})
    assert table == {"old": 1, "new": 2, "newer": 3}
