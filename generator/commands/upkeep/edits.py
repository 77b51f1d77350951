"""Make edits in the files of authors: all that is not edited keeps its bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.commands.speech import Fault
from generator.findings.diagnostics import Edit, Text
from generator.read.tree import read_bytes
from generator.words.phrases import phrase


def edited(files: Mapping[str, Text], edits: Iterable[Edit]) -> dict[str, str]:
    """Return the texts that *edits* change; they are made from the end to the start."""
    made: dict[str, str] = {}
    for span, words in sorted(edits, reverse=True):
        text = files[span.path]
        content = made.get(span.path, text.content)
        start = text.offset(span.line, span.column)
        end = text.offset(span.end_line, span.end_column)
        made[span.path] = content[:start] + words + content[end:]
    return dict(sorted(made.items()))


def check_untouched(root: Path, files: Mapping[str, Text], texts: Iterable[str]) -> None:
    """End where a file is not, byte for byte, what was read: writing would change more of it."""
    for path in texts:
        data, _ = read_bytes(root, path)
        if data != files[path].content.encode("utf-8"):
            help = phrase(
                "save it with Unix line ends and without a byte order mark, then try again"
            )
            raise Fault(
                phrase(
                    "`%(path)s` is written in another way than it would be: %(help)s",
                    path=path,
                    help=help,
                )
            )
