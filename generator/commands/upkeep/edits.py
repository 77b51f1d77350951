"""Make edits in the files of authors: all that is not edited keeps its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from generator.commands.new_files import changed_meanwhile, rewrite
from generator.findings.diagnostics import Edit, Text
from generator.findings.fixes import by_path, edited
from generator.read.text import decode
from generator.read.tree import read_bytes


@dataclass(frozen=True, slots=True)
class Edited:
    """Files below ``root`` that are edited: their bytes by path, before and after.

    ``files`` are the texts as they were read.
    """

    root: Path
    files: Mapping[str, Text]
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)

    def make(self, edits: Iterable[Edit]) -> None:
        """Make *edits*, in what was made before. Line ends and a mark at the beginning stay.

        Raises `AuthoringError` where a file is no longer what was read.
        """
        for path, own in by_path(edits).items():
            if path not in self.after:
                data, _ = read_bytes(self.root, path)
                if data is None or decode(path, data)[0] != self.files[path]:
                    raise changed_meanwhile(path)
                self.before[path] = self.after[path] = data
            self.after[path] = edited(self.after[path], own)

    def text(self, path: str) -> str:
        """Return the text that *path* will have, as it is read."""
        found, _ = decode(path, self.after[path])
        return found.content if found else ""

    def write(self) -> None:
        """Write all of it, or nothing. Raises `AuthoringError` as `rewrite` does."""
        rewrite(self.root, self.before, self.after)


def to_become(text: Text, content: str) -> Iterator[Edit]:
    """Yield the edits of whole lines by which *text* says *content*."""
    old, new = (_LINE.findall(it) for it in (text.content, content))
    for kind, first, last, begin, end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            span = text.span(sum(map(len, old[:first])), sum(map(len, old[:last])))
            yield Edit(span, "".join(new[begin:end]))


# Private functions

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
