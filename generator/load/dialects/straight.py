"""Read a sheet that is indented, as a whole or in its front matter, as if it were not.

The finding says so once; what is read has each place where it stands in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.findings.diagnostics import Diagnostic, Edit, Origin, Text
from generator.kinds import Kind
from generator.load import yaml
from generator.rules.yaml import yaml_syntax
from generator.words.phrases import phrase


def straightened(kind: Kind, text: Text) -> tuple[Text, tuple[Diagnostic, ...]]:
    """Return *text* without what its lines are indented by, and the finding; as it is without one."""
    fence = _FENCE.match(text.content)
    if fence is None:
        return text, ()
    lines = text.content.split("\n")
    end = next((it for it in range(1, len(lines)) if lines[it].strip() == "---"), 0)
    if not end or not any(_KEY.match(line.strip()) for line in lines[1:end]):
        return text, ()
    if fence["indent"]:
        return _indented(text, lines, end, fence["indent"])
    if kind is not Kind.DOC and (more := _common(lines[end + 1 :])):
        below = range(end + 1, len(lines))
        if any(lines[it].startswith(f"{more}#") for it in below):
            what = phrase("every line below the front matter is indented")
            return _without(text, _blanks(lines, below, more), what, _AWAY)
    return _front(text, lines, end)


# Private functions

_FENCE = re.compile(r"(?P<indent>[ \t]*)---[ \t]*\n")
_KEY = re.compile(r"[\w-]+:(?:\s|$)")
# A key with its value in one line, so that none of what stands below it belongs to it.
_WHOLE = re.compile(r"[\w-]+:[ \t]+[^\s|>#&].*")
_BLANK = re.compile(r"[ \t]*")
_MIXED = 2  # keys: one alone is a slip of its line
_AWAY = phrase("take the spaces away with which each of its lines begins")


def _indented(
    text: Text, lines: Sequence[str], end: int, indent: str
) -> tuple[Text, tuple[Diagnostic, ...]]:
    """Return the text of a file whose first line is an indented ``---``."""
    if all(line.startswith(indent) or not line.strip() for line in lines):
        every = _blanks(lines, range(len(lines)), indent)
        return _without(text, every, phrase("every line of the file is indented"), _AWAY)
    inside = all(line.startswith(indent) or not line.strip() for line in lines[1:end])
    own = range(end + 1) if inside else (0, end)
    what = phrase("the front matter is indented")
    return _without(text, _blanks(lines, own, indent), what, _AWAY)


def _front(text: Text, lines: Sequence[str], end: int) -> tuple[Text, tuple[Diagnostic, ...]]:
    """Return the text of a file in whose front matter keys are indented that stand with others.

    What YAML can read is left alone, and so is what it cannot read without the indentation either.
    """
    tabs = _common(lines[1:end])
    if tabs.startswith("\t"):
        what = phrase("the front matter is indented")
        return _without(text, _blanks(lines, range(1, end), tabs), what, _AWAY)
    tilted = tuple(_tilted(lines, end))
    keys = sum(1 for at, width in tilted if _KEY.match(lines[at][width:]))
    if keys < _MIXED or not _wrong(text, end):
        return text, ()
    what = phrase("keys of the front matter that are indented further than others")
    help = phrase("take the spaces in front of them away")
    made, findings = _without(text, tilted, what, help)
    return (text, ()) if _wrong(made, end) else (made, findings)


def _tilted(lines: Sequence[str], end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines that are indented with a key, each with by how much: below none that they belong to."""
    width = 0
    above = ""
    for at in range(1, end):
        line = lines[at]
        own = _width(line)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not own:
            width = 0
        elif not width and (not above or _WHOLE.fullmatch(above)) and _KEY.match(line[own:]):
            width = own
        if width:
            yield at, min(width, own)
        above = line


def _wrong(text: Text, end: int) -> bool:
    return bool(yaml.load(text, text.starts[1], text.starts[end])[1])


def _width(line: str) -> int:
    found = _BLANK.match(line)
    return found.end() if found else 0


def _common(lines: Sequence[str]) -> str:
    """Return the tabs, or the four spaces or more, with which all *lines* begin; "" for none."""
    said = [line for line in lines if line.strip()]
    first = said[0] if said else ""
    indent = first[: _width(first)]
    deep = indent.startswith(("\t", "    "))
    return indent if deep and all(line.startswith(indent) for line in said) else ""


def _blanks(lines: Sequence[str], own: Iterable[int], indent: str) -> tuple[tuple[int, int], ...]:
    return tuple((at, len(indent)) for at in own if lines[at].startswith(indent))


def _without(
    text: Text, tilted: Iterable[tuple[int, int]], what: str, help: str
) -> tuple[Text, tuple[Diagnostic, ...]]:
    """Return *text* without the blanks of the *tilted* lines, each with their number."""
    stretches = [(text.starts[at], text.starts[at] + width) for at, width in tilted]
    edits = [Edit(text.span(*it), "") for it in stretches]
    begins, ends = zip(*stretches, strict=True)
    kept = zip((0, *ends), (*begins, len(text.content)), strict=True)
    offsets = tuple(at for start, end in kept for at in range(start, end))
    content = "".join(text.content[at] for at in offsets)
    finding = yaml_syntax.RULE.at(edits[0].span, what, help=help, fix=edits)
    return Text(text.path, content, Origin(text, offsets, whole=True)), (finding,)
