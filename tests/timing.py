"""Measure what a reader of texts costs, so that neither a busy machine nor a slow one matters."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from math import inf
from types import FrameType

import pytest

TIMES = 8  # how much longer the longer text is
MOST = 3 * TIMES  # a quadratic reader takes 64 times as long
TRIES = 4  # on a busy machine one may be unlucky; a quadratic reader never is lucky
SMALL = 0.2  # seconds, below which nothing is said


def is_linear(read: Callable[[str], object], piece: str, length: int = 4_000) -> bool:
    """Tell whether eight times *piece* after *piece* takes nowhere near 64 times the time.

    Steps cannot be counted here: the time that matters is spent inside regular expressions.
    """
    short, long = (piece * (length // len(piece) * times) for times in (1, TIMES))
    for _ in range(TRIES):
        took = _seconds(read, long)
        if took < SMALL or took < MOST * _seconds(read, short) + SMALL:
            return True
    return False


class TooManyError(BaseException):
    """More is called than was allowed: what is tried ends here, whatever it catches."""


def calls_of(made: Callable[[], object], most: float = inf) -> int:
    """Return how many functions are called, Python's own too, while *made* is called.

    What calls more than *most* is ended, so that what has no end fails as well.
    """
    count = 0

    def note(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}
        if count > most:
            raise TooManyError

    sys.setprofile(note)
    try:
        made()
    except TooManyError:
        pytest.fail(f"more than {most:,} functions are called")
    finally:
        sys.setprofile(None)
    return count


def _seconds(read: Callable[[str], object], content: str) -> float:
    start = time.process_time()
    read(content)
    return time.process_time() - start
