"""Stop a program before one of its steps that touch files, as a kill or Ctrl-C would.

A step is whatever Python tells its audit hooks of files: opening, linking, renaming, removing, making
and removing folders; and each write, half of which is done then.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

TOUCHING = frozenset(
    {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree"}
)


def stop_at(step: int, how: signal.Signals) -> Callable[[], int]:
    """End this process before the *step*-th step from now; return what tells how many there were."""
    taken = 0

    def count() -> bool:
        nonlocal taken
        taken += 1
        return taken == step + 1

    def stop() -> None:
        if how is signal.SIGINT:
            raise KeyboardInterrupt
        os.kill(os.getpid(), how)

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event not in TOUCHING or (event == "open" and not _writes(args)):
            return
        if count():
            stop()

    whole = os.write

    def write(file: int, content: Any, /) -> int:
        if count():
            whole(file, memoryview(content)[: len(memoryview(content)) // 2])
            stop()
        return whole(file, content)

    sys.addaudithook(hook)
    os.write = write
    return lambda: taken


def _writes(args: tuple[Any, ...]) -> bool:
    """Tell whether a file was opened to be written: *args* are path, mode and flags."""
    flags = args[2] if len(args) > 2 and isinstance(args[2], int) else 0
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
