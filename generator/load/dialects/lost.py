"""Find what of a text would be lost, though nothing looks wrong in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.findings.diagnostics import Diagnostic, Note, Text
from generator.model.text import Event
from generator.rules.words import lost_words
from generator.words.phrases import phrase


def find_lost(text: Text, events: Sequence[Event]) -> Iterator[Diagnostic]:
    """Yield a finding for each stretch of *text* that reaches no reader as what it is."""
    referred = {event.words for event in events if event.kind == "footnote-reference"}
    cells: list[Event] = []
    defined: dict[str, Event] = {}
    for event in events:
        if event.kind == "start:code-block" and isinstance(event.value, dict):
            yield from _open_code(text, event)
        elif event.kind == "start:table-row":
            cells = []
        elif event.kind == "end:table-cell":
            cells.append(event)
        elif event.kind == "end:table-row":
            yield from _cells(text, event, cells)
        elif event.kind == "start:footnote-definition" and event.words in defined:
            yield _defined_twice(text, event, defined[event.words])
        elif event.kind == "start:footnote-definition":
            defined[event.words] = event
            if event.words not in referred:
                yield from _unused(text, event)


def find_repeated(
    text: Text, events: Sequence[Event], start: int, end: int
) -> Iterator[Diagnostic]:
    """Yield a finding for each name of an address, as in ``[name]: address``, that was given before.

    The parser takes the first, and says nothing of any.
    """
    if text.content.count("]:", start, end) < 2:
        return
    taken = [(it.start, it.end) for it in events if it.kind in _TAKEN]
    lines: dict[str, int] = {}
    for found in _ADDRESS.finditer(text.content, start, end):
        if any(first <= found.start("name") < last for first, last in taken):
            continue
        name = " ".join(found["name"].split()).casefold()
        line = lines.setdefault(name, text.position(found.start("name"))[0])
        place = text.span(*found.span("name"))
        if line != place.line:
            message = phrase(
                "`[%(name)s]` has an address in line %(line)s already: this one is not used",
                name=found["name"],
                line=line,
            )
            help = phrase("give one of the two another name, or take it out")
            yield lost_words.RULE.at(place, message, help=help)


def is_cut(finding: Diagnostic) -> bool:
    """Say whether *finding* tells of something that is never closed."""
    return finding.rule == lost_words.RULE.id and bool(finding.notes)


def up_to(text: Text, end: int) -> tuple[Note, ...]:
    """Return the note that shows how far what is never closed reaches: all between is lost to it."""
    last = len(text.content[:end].rstrip())
    return (Note(text.span(last - 1, last), phrase("up to here")),)


# Private functions

_ADDRESS = re.compile(r"^[ >]{0,8}\[(?P<name>[^\[\]\n^@][^\[\]\n]{0,200})\]:[ \t]*\S", re.MULTILINE)
_TAKEN = frozenset(
    f"start:{it}" for it in ("code-block", "heading", "html", "html-block", "paragraph", "table")
)
_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*")


def _open_code(text: Text, event: Event) -> Iterator[Diagnostic]:
    source = text.content[event.start : event.end].rstrip("\n ")
    first, _, rest = source.partition("\n")
    sign = first.lstrip("> \t")[:3]
    if sign == ":::":  # colons round a drawing, which the reader of containers found closed
        return
    last = _FENCE.fullmatch(rest.rpartition("\n")[2])
    if last and last["fence"].startswith(sign):
        return
    place = text.span(event.start, event.start + max(1, len(first)))
    signs = phrase("tildes") if sign.startswith("~") else phrase("backticks")
    help = phrase("write three %(signs)s on a line of their own where the code ends", signs=signs)
    message = phrase("this block of code is never closed: all below it is shown as code")
    yield lost_words.RULE.at(place, message, help=help, notes=up_to(text, event.end))


_BAR = re.compile(r"(?<!\\)\|")


def _cells(text: Text, row: Event, cells: Sequence[Event]) -> Iterator[Diagnostic]:
    line = text.content[row.start : row.end].split("\n", 1)[0]
    bare = line.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    code = re.sub(r"`[^`]*`", lambda it: it[0].replace("|", " "), bare)
    count = len(_BAR.split(code))
    if count <= len(cells):
        return
    begin = cells[-1].end if cells else row.start
    message = phrase(
        "the row has %(count)s cells, the table %(count2)s: the rest is not shown",
        count=count,
        count2=len(cells),
    )
    help = phrase(
        "take the rest out, or add columns to the two lines above; `\\|` is a bar in a cell"
    )
    rest = line[begin - row.start :].strip().strip("|").strip()
    if rest.startswith("<!--") and rest.endswith("-->"):
        message = phrase("a note behind the last bar of a row belongs to no cell")
        help = phrase("put it before that bar, into the last cell")
    place = text.span(begin, row.start + len(line.rstrip()))
    yield lost_words.RULE.at(place, message, help=help)


def _defined_twice(text: Text, note: Event, first: Event) -> Diagnostic:
    message = phrase(
        "the footnote `[^%(note)s]` stands in line %(line)s already: one of the two is not shown",
        note=note.words,
        line=text.position(first.start)[0],
    )
    help = phrase("give one of the two another name, or make one of them")
    place = text.span(note.start, note.start + len(note.words) + 3)
    return lost_words.RULE.at(place, message, help=help)


def _unused(text: Text, note: Event) -> Iterator[Diagnostic]:
    message = phrase(
        "nothing refers to the footnote `[^%(note)s]`, so that it is not shown", note=note.words
    )
    help = phrase(
        "write `[^%(note)s]` behind the words that it belongs to, or take it out", note=note.words
    )
    place = text.span(note.start, note.start + len(note.words) + 3)
    yield lost_words.RULE.at(place, message, help=help)
