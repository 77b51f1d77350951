"""Take author prose out of a YAML file, and parse it as Markdown whose places are the file's.

What a value says and how it is written differ: lines are folded and indented, quotes escape. Each
character of an excerpt knows where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.findings.diagnostics import Diagnostic, Origin, Text
from generator.load import yaml
from generator.load.markdown import parse
from generator.model.text import PHRASES, Document, Event
from generator.rules.words import block_in_line
from generator.words.phrases import phrase


def read_prose(
    text: Text, node: yaml.Node | None, *, line: bool = False
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Parse the value *node* of *text*; None where there is no text.

    It is printed in a line: whatever is no paragraph in it is found. With *line*, line ends are
    spaces.
    """
    if not isinstance(node, yaml.Scalar) or node.faulty or not node.value.strip():
        return None, ()
    taken = excerpt(text, node, line=line)
    document, findings = parse(taken)
    return document, (*findings, *_blocks(document))


def excerpt(text: Text, node: yaml.Scalar, *, line: bool = False) -> Text:
    """Return what *node* of *text* says, without white space around it.

    With *line*, each run of white space is one space.
    """
    value = node.value
    offsets = _offsets(text, node)
    kept: Sequence[int] = range(len(value) - len(value.lstrip()), len(value.rstrip()))
    if line:
        kept = [at for at in kept if not (value[at].isspace() and value[at - 1].isspace())]
        value = "".join(" " if char.isspace() else char for char in value)
    content = "".join(value[at] for at in kept)
    return Text(text.path, content, Origin(text, _short([offsets[at] for at in kept])))


# Private functions: places


def _short(offsets: list[int]) -> Sequence[int]:
    """Return *offsets*, as a range where they follow each other."""
    whole = range(offsets[0], offsets[-1] + 1)
    return whole if len(whole) == len(offsets) else tuple(offsets)


def _offsets(text: Text, node: yaml.Scalar) -> list[int]:
    """Return where in *text* each character of the value of *node* stands.

    All that is no white space stands in both in one order; white space is at the white space
    between.
    """
    start = text.offset(node.span.line, node.span.column)
    end = text.offset(node.span.end_line, node.span.end_column)
    written = list(_written(yaml.readable(text.content[start:end])))
    places: list[int] = []
    at = 0
    for char in node.value:
        if not char.isspace():
            while at < len(written) - 1 and not written[at][1].strip():
                at += 1
        places.append(start + written[at][0])
        if at < len(written) - 1 and bool(written[at][1].strip()) is not char.isspace():
            at += 1
    return places


# A character as it is written in double quotes, between single quotes, or elsewhere.
_DOUBLE = re.compile(
    r"""\\(?:
        x(?P<x>[0-9A-Fa-f]{2}) | u(?P<u>[0-9A-Fa-f]{4}) | U(?P<U>[0-9A-Fa-f]{8})
        | (?P<mark>.)
    ) | (?P<plain>[^\\])""",
    re.VERBOSE | re.DOTALL,
)
_SINGLE = re.compile(r"(?P<plain>'|[^'])(?:(?<=')')?", re.DOTALL)
_BLANKS = {"n": "\n", "t": "\t", "_": " ", "N": "\n", "L": "\n", "P": "\n", "r": "\n"}
_BLANKS |= {"v": " ", "f": " ", " ": " ", "\n": "", "\t": " "}


def _written(raw: str) -> Iterator[tuple[int, str]]:
    """Yield where each character of the scalar *raw* is written, and what it stands for."""
    if raw[:1] == '"':
        for found in _DOUBLE.finditer(raw, 1, len(raw) - 1):
            yield found.start(), _meant(found)
    elif raw[:1] == "'":
        for found in _SINGLE.finditer(raw, 1, len(raw) - 1):
            yield found.start(), found["plain"]
    else:
        # The first line of a block says how it is to be read.
        begin = raw.find("\n") + 1 if raw[:1] in {"|", ">"} else 0
        yield from enumerate(raw[begin:], begin)


def _meant(found: re.Match[str]) -> str:
    if found["plain"]:
        return found["plain"]
    digits = found["x"] or found["u"] or found["U"]
    return chr(int(digits, 16)) if digits else _BLANKS.get(found["mark"], found["mark"])


# Private functions: blocks

_WORDS = {
    "heading": phrase("a heading"),
    "list": phrase("a list"),
    "block-quote": phrase("a quotation"),
    "code-block": phrase("a block of code"),
    "table": phrase("a table"),
    "footnote-definition": phrase("a footnote"),
    "rule": phrase("a rule"),
    "container": phrase("a box"),
    "definition-list": phrase("a list of definitions"),
}


def _blocks(document: Document) -> Iterator[Diagnostic]:
    """Find whatever is not running text; of a block within another, the outer one."""
    until, inside = -1, ""
    for event in document.events:
        what = _WORDS.get(event.kind.removeprefix("start:"))
        if inside and event.words == f"</{inside}>":
            inside = ""
        elif _is_block(event) and not inside and event.start >= until:
            inside = event.tag if event.tag != "hr" else ""
            yield _block(document.text, event, f"`<{event.tag}>`")
        elif what and event.start >= until:
            until = event.end
            yield _block(document.text, event, what)


def _is_block(event: Event) -> bool:
    return event.tag not in {"", *PHRASES} and not event.words.startswith("</")


def _block(text: Text, event: Event, what: str) -> Diagnostic:
    first = text.content[event.start : event.end].partition("\n")[0].rstrip()
    return block_in_line.RULE.at(
        text.span(event.start, event.start + max(len(first), 1)),
        phrase("%(what)s stands where a line has room", what=what),
        help=phrase("write sentences, or escape the mark with `\\`"),
    )
