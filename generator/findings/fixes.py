"""Choose the fixes that can be made together, and make them in a file's own bytes."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping, Sequence

from generator.findings.diagnostics import Diagnostic, Edit, Span
from generator.words.phrases import phrase


def chosen(
    findings: Iterable[Diagnostic], paths: Iterable[str], *, unsafe: bool = False
) -> tuple[Diagnostic, ...]:
    """Return the findings whose fixes can be made at once: all edits of each, in files of *paths*.

    Of two that touch the first one stands, by place; the other may be made in a next round.
    *unsafe*: also those that an author should look at.
    """
    known = frozenset(paths)
    taken: dict[str, list[Edit]] = {}
    found: list[Diagnostic] = []
    for finding in sorted(findings, key=lambda it: (not it.safe, it.fix, it.rule)):
        edits = sorted(set(finding.fix))
        wanted = edits and (finding.safe or unsafe)
        if not wanted or not known.issuperset(edit.span.path for edit in edits):
            continue
        if all(_apart(edit, taken.get(edit.span.path, ())) for edit in edits):
            found.append(finding)
            for edit in edits:
                taken.setdefault(edit.span.path, []).append(edit)
    return tuple(found)


def edits_of(findings: Iterable[Diagnostic]) -> Mapping[str, tuple[Edit, ...]]:
    """Return the edits of *findings* by path, sorted."""
    return by_path(edit for finding in findings for edit in finding.fix)


def by_path(edits: Iterable[Edit]) -> Mapping[str, tuple[Edit, ...]]:
    """Return *edits* by path, sorted, each once."""
    found: dict[str, set[Edit]] = {}
    for edit in edits:
        found.setdefault(edit.span.path, set()).add(edit)
    return {path: tuple(sorted(found[path])) for path in sorted(found)}


def edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    r"""Return the file *data* with *edits* made, which do not overlap.

    What they do not touch stays as it is, byte for byte; a ``\n`` that they bring in is written
    as the file's lines end. *data* is UTF-8, and its places are those of the text that was read.
    """
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    content = data.removeprefix(mark).decode("utf-8")
    starts = [0, *(found.end() for found in _LINE_END.finditer(content))]
    end = "\r\n" if "\r\n" in content and not _BARE.search(content) else "\n"
    for span, words in sorted(edits, reverse=True):
        first = _offset(starts, span.line, span.column, len(content))
        last = _offset(starts, span.end_line, span.end_column, len(content))
        content = content[:first] + words.replace("\n", end) + content[last:]
    return mark + content.encode("utf-8")


def title_of(finding: Diagnostic) -> str:
    """Return what the fix of *finding* does, in few words; they begin small, as a help does."""
    words = [edit.text.strip() for edit in finding.fix if edit.text.strip()]
    if len(finding.fix) == 1 and words:
        short = words[0] if len(words[0]) <= 60 else f"{words[0][:57]}..."
        return phrase("write `%(right)s`", right=short)
    return finding.help or phrase("take it out")


# Private functions

_LINE_END = re.compile(r"\r\n|\r|\n")
_BARE = re.compile(r"(?<!\r)\n")


def _apart(edit: Edit, taken: Sequence[Edit]) -> bool:
    """Tell whether *edit* touches none of *taken*; the same edit twice is made once."""
    return all(
        edit == other
        or _end(edit.span) < _start(other.span)
        or _end(other.span) < _start(edit.span)
        for other in taken
    )


def _start(span: Span) -> tuple[int, int]:
    return span.line, span.column


def _end(span: Span) -> tuple[int, int]:
    return span.end_line, span.end_column


def _offset(starts: Sequence[int], line: int, column: int, length: int) -> int:
    return min(starts[line - 1] + column - 1, length) if line <= len(starts) else length
