"""Keep the texts that were read while a program runs: one whose file stands as it stood is not read again."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.disk import Found
from generator.findings.diagnostics import Diagnostic, Text
from generator.read.text import decode

# What `decode` returns: the text that bytes are, and what is wrong with it.
Decoded = tuple[Text | None, tuple[Diagnostic, ...]]

# In nanoseconds. A file that changed so shortly before it was read is read again: the clocks of file
# systems tick seldom (that of FAT each two seconds), so a second change may leave its times as they are.
TICK = 2_000_000_000


class _Kept(NamedTuple):
    stood: Found | None  # None: it may have changed since without a trace
    decoded: Decoded


@dataclass(slots=True)
class Known:
    """Texts by path, each with how its file stood when it was read."""

    _kept: dict[str, _Kept] = field(default_factory=dict)

    def __contains__(self, path: str) -> bool:
        """Tell whether the file at *path* was read."""
        return path in self._kept

    def of(self, file: Found) -> Decoded | None:
        """Return what was read of *file*, None if it may be another now."""
        kept = self._kept.get(file.path)
        return kept.decoded if kept is not None and kept.stood == file else None

    def decoded(self, file: Found, data: bytes) -> Decoded:
        """Return what *data* of *file* is, the very same as before if it says the same."""
        made, before = decode(file.path, data), self._kept.get(file.path)
        if before is not None and before.decoded == made:
            made = before.decoded
        old = max(file.time, file.changed) + TICK < time.time_ns()
        self._kept[file.path] = _Kept(file if old else None, made)
        return made

    def forget(self, but: Collection[str]) -> None:
        """Let go of all texts but those at the paths *but*."""
        self._kept = {path: it for path, it in self._kept.items() if path in but}
