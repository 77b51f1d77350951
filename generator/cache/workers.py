"""Let copies of this program make a share each of what is dear to make.

A copy (`os.fork`) knows all that this program knows, so nothing needs to be handed to it; what it has
made comes back through a pipe. Who made what changes nothing: results stand in the order of the tasks.
Where programs cannot be copied, or where it would not pay, the caller makes all itself.
"""

from __future__ import annotations

import os
import pickle
import selectors
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from generator.words.phrases import phrase

T = TypeVar("T")

LEAST = (
    60  # tasks for each worker, where they are such as a card: beginning one takes as long as a few
)
SHARES = 4096  # at most: their numbers must find room in a pipe, four bytes each
SHARE = 8  # tasks that a worker takes at once

# A copy of a program on macOS may not use the system's frameworks; Windows makes none.
CAN_COPY = sys.platform == "linux"


class WorkerError(Exception):
    """The system ended a worker; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What became of tasks: their results, in order, and what each worker said at its end."""

    results: list[T]
    said: list[Any] = field(default_factory=list)


def nothing() -> None:
    """Say nothing at the end."""


@dataclass(frozen=True, slots=True)
class Workers:
    """How many may work at once; one: the caller alone."""

    most: int = 1

    def number(self, tasks: int, least: int = LEAST) -> int:
        """Return how many share so many *tasks*, of which it pays to make *least* apart."""
        return max(1, min(self.most, tasks // least)) if CAN_COPY else 1

    def each(
        self,
        tasks: Sequence[Callable[[], T]],
        last: Callable[[], object] = nothing,
        least: int = LEAST,
    ) -> Done[T]:
        """Call each of *tasks*, which must not hang on each other; *last* at the end of each worker.

        Results must be such as can be pickled. What a task raises is raised here, that of the first
        task if several do. Raises `WorkerError`.
        """
        number = self.number(len(tasks), least)
        return _shared(tasks, number, last) if number > 1 else Done([task() for task in tasks])


ALONE = Workers()


def usable() -> int:
    """Return how many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def sensible() -> int:
    """Return how many workers are worth their cost: of two, one mostly waits for the other."""
    return usable() if usable() > 2 else 1


# Private functions: the caller


@dataclass(slots=True)
class _Worker:
    """A worker: its process, the pipe that it writes to, what was read of it so far."""

    process: int
    pipe: int
    read: bytearray = field(default_factory=bytearray)
    done: bool = False


def _shared(tasks: Sequence[Callable[[], T]], number: int, last: Callable[[], object]) -> Done[T]:
    share = max(SHARE, -(-len(tasks) // SHARES))
    numbers = range(-(-len(tasks) // share))
    taking, giving = os.pipe()  # a worker that is free takes the next number out of it
    os.write(giving, b"".join(it.to_bytes(4, "big") for it in numbers))
    os.close(giving)
    workers: list[_Worker] = []
    made: dict[int, list[T]] = {}
    said: list[Any] = []
    try:
        try:
            with suppress(OSError):  # no more processes: those that there are do, or the caller
                while len(workers) < number:
                    workers.append(_begun(_Work(tasks, share, taking), last, workers))
        finally:
            os.close(taking)
        for what, value in _received(workers):
            if what < 0:
                said.append(value)
            elif value is not None:
                made[what] = value
    finally:
        _end(workers)
    results: list[T] = []
    for at in numbers:
        # what a worker could not make is made here, so that its fault is the caller's own
        results += made.get(at) or [it() for it in tasks[at * share : (at + 1) * share]]
    return Done(results, said)


def _begun(work: _Work, last: Callable[[], object], others: Sequence[_Worker]) -> _Worker:
    reading, writing = os.pipe()
    above = os.getpid()
    try:
        process = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        raise
    if process:
        os.close(writing)
        return _Worker(process, reading)
    code = 1
    try:
        for pipe in (reading, *(it.pipe for it in others)):
            os.close(pipe)
        work.do(writing, above)
        _send(writing, -1, last())
        code = 0
    finally:
        os._exit(code)


def _received(workers: Sequence[_Worker]) -> Iterator[tuple[int, Any]]:
    with selectors.DefaultSelector() as selector:
        for worker in workers:
            selector.register(worker.pipe, selectors.EVENT_READ, worker)
        while selector.get_map():
            for ready, _ in selector.select():
                worker = ready.data
                content = os.read(worker.pipe, 1 << 20)
                if not content:
                    selector.unregister(worker.pipe)
                    _whole(worker)
                worker.read += content
                yield from _messages(worker)


def _messages(worker: _Worker) -> Iterator[tuple[int, Any]]:
    at = 0
    while len(worker.read) - at >= 8:
        end = at + 8 + int.from_bytes(worker.read[at : at + 8], "big")
        if len(worker.read) < end:
            break
        what, value = pickle.loads(memoryview(worker.read)[at + 8 : end])  # noqa: S301  # of our own copy
        worker.done = worker.done or what < 0
        at = end
        yield what, value
    del worker.read[:at]


def _whole(worker: _Worker) -> None:
    """See to it that *worker*, which writes no more, came to its end."""
    if worker.done:
        return
    _, status = os.waitpid(worker.process, 0)
    worker.process = 0
    code = os.waitstatus_to_exitcode(status)
    how = signal.Signals(-code).name if code < 0 else str(code)
    raise WorkerError(
        phrase(
            "a worker of the build was ended by the system (%(how)s), as it does where memory runs "
            "out: build with `--jobs 1`, which needs the least",
            how=how,
        )
    )


def _end(workers: Sequence[_Worker]) -> None:
    """Let no worker be left, whatever happened."""
    for worker in workers:
        os.close(worker.pipe)
        if worker.process and not worker.done:
            with suppress(ProcessLookupError):
                os.kill(worker.process, signal.SIGKILL)
    for worker in workers:
        if worker.process:
            os.waitpid(worker.process, 0)


# Private functions: a worker


@dataclass(frozen=True, slots=True)
class _Work:
    """What workers share: each takes the number of a share out of the pipe ``taking``."""

    tasks: Sequence[Callable[[], object]]
    share: int
    taking: int

    def do(self, writing: int, above: int) -> None:
        """Make one share after the other, as long as the process *above* waits for it."""
        while number := os.read(self.taking, 4):
            if os.getppid() != above:  # the build was killed
                os._exit(1)
            at = int.from_bytes(number, "big")
            tasks = self.tasks[at * self.share : (at + 1) * self.share]
            try:
                _send(writing, at, [task() for task in tasks])
            except Exception:  # noqa: BLE001  # the caller makes it again, and is told by itself
                _send(writing, at, None)


def _send(pipe: int, what: int, value: object) -> None:
    content = pickle.dumps((what, value), pickle.HIGHEST_PROTOCOL)
    left = memoryview(len(content).to_bytes(8, "big") + content)
    while left:
        left = left[os.write(pipe, left) :]
