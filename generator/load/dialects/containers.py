"""Read the callouts, details and tabs of neighbouring dialects as what they are.

``!!! note``, ``??? note`` and ``=== "Tab"`` with an indented body (Python-Markdown), ``::: note`` up
to ``:::`` (VitePress, Docusaurus, Pandoc, MyST) and ``{% hint %}`` (GitBook) become block quotes
before the parser runs: a quote is the one container that holds any Markdown. Its first line has a
character that no author can write, which tells it apart again; every offset leads back to the
file.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model.text import Container, Event

FIRST = 0xE000  # the first private-use character: forbidden in what authors write
MOST = 0x1000  # limit: containers of one file; further ones stay as they are

# What neighbours call a callout, by what it is here.
TYPES = {
    "note": "note abstract summary tldr quote cite seealso",
    "info": "info todo important question help faq example",
    "tip": "tip hint success check done",
    "warning": "warning caution attention",
    "danger": "danger error failure fail missing bug",
}
# Heads of blocks that neighbours draw or run.
DRAWN = frozenset(
    "mermaid plantuml puml dot graphviz d2 vega vega-lite vegalite chart wavedrom ditaa kroki"
    " math dataview dataviewjs query markmap abc geojson topojson stl bpmn nomnoml tasks button toggle"
    " excalidraw kanban leaflet meta-bind smiles flow flowchart sequence blockdiag seqdiag actdiag"
    " nwdiag mscgen bytefield erd pikchr structurizr svgbob symbolator umlet wireviz tikz echarts"
    " mindmap".split()
)
KIND_OF = {name: kind for kind, names in TYPES.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class Translated:
    """A source that the parser understands; ``places`` lead from its offsets to those before."""

    source: str
    starts: tuple[int, ...] = (0,)
    places: tuple[int, ...] = (0,)
    containers: tuple[Container, ...] = ()

    def before(self, offset: int) -> int:
        """Return where what stands at *offset* was before."""
        at = bisect_right(self.starts, offset) - 1
        return self.places[at] + offset - self.starts[at]


def translate(source: str) -> Translated:
    """Return *source* with its containers as block quotes."""
    if not _SUSPECT.search(source):
        return Translated(source)
    found: list[Container] = []
    lines = _translated(_lines(source), found)
    if not found and all(len(line.pieces) == 1 for line in lines):
        return Translated(source)
    starts: list[int] = []
    places: list[int] = []
    at = 0
    for line in lines:
        starts += (at + column for column, _ in line.pieces)
        places += (place for _, place in line.pieces)
        at += len(line.text) + 1
    source = "\n".join(line.text for line in lines)
    return Translated(source, tuple(starts), tuple(places), tuple(found))


def restore(events: Sequence[Event], containers: Sequence[Container]) -> Iterator[Event]:
    """Yield *events* with the quotes that stand for *containers* as those."""
    open_quotes: list[Container | None] = []
    index = 0
    while index < len(events):
        event = events[index]
        if event.kind == "start:block-quote":
            own = _marked(events, index, containers)
            open_quotes.append(own)
            if own is not None:
                yield Event("start:container", own, event.start, event.end)
                index = yield from _title(events, index + 1, own)
                continue
        elif event.kind == "end:block-quote" and (own := open_quotes.pop()) is not None:
            yield Event("end:container", own, event.start, event.end)
            index += 1
            continue
        yield event
        index += 1


# Private functions: lines


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, and where its pieces stand in the source: pairs of column and offset."""

    text: str
    pieces: tuple[tuple[int, int], ...]

    def place(self, column: int) -> int:
        at = bisect_right(self.pieces, column, key=lambda piece: piece[0]) - 1
        return self.pieces[at][1] + column - self.pieces[at][0]

    def put(self, column: int, width: int, words: str) -> _Line:
        """Return the line with *words* instead of the *width* characters from *column* on."""
        end = column + width
        shift = len(words) - width
        kept = [piece for piece in self.pieces if piece[0] < column]
        after = [(at + shift, place) for at, place in self.pieces if at > end]
        inserted = [(column, self.place(column)), (end + shift, self.place(end))]
        text = self.text[:column] + words + self.text[end:]
        return _Line(text, (*kept, *dict(inserted).items(), *after))


def _lines(source: str) -> list[_Line]:
    made = []
    at = 0
    for text in source.split("\n"):
        made.append(_Line(text, ((0, at),)))
        at += len(text) + 1
    return made


# Private functions: translating

_TYPE = r"[A-Za-z][\w-]*"
_INDENTED = re.compile(
    rf"""(?P<indent>[ ]*)
    (?: (?P<sign>!!!|\?\?\?\+?) [ ]+ (?P<type>{_TYPE}) (?P<more>(?:[ ]+[\w-]+)*)
      | (?P<tab>===[!+]?) )
    (?: [ ]+ "(?P<title>.*)" )? [ ]*""",
    re.VERBOSE,
)
_COLONS = re.compile(
    rf"""(?P<indent>[ ]*) (?P<colons>:{{3,}}) [ ]*
    (?: \{{ (?P<attributes> [^}}]* ) \}} | (?P<type>{_TYPE}) )
    (?: \[(?P<bracket>[^\]]*)\] )? (?: [ ]+ (?P<title>\S.*?) )? [ ]*:*""",
    re.VERBOSE,
)
_TITLE = re.compile(r"\btitle=(?P<quote>[\"'])(?P<title>[^\"'\n]+)(?P=quote)")
_HINT = re.compile(r'(?P<indent> *)\{%\s*hint(?:\s+style="(?P<type>\w+)")?\s*%\} *')
_END_HINT = re.compile(r" *\{%\s*endhint\s*%\} *")
_DRAWN = re.compile(rf" {{0,3}}:{{3,}} *(?P<type>{'|'.join(sorted(DRAWN))})\b[^\n]*")
_SUSPECT = re.compile(r"^ *(?:!!!|\?\?\?|===[!+]? +\"|:::+ *[\w{]|\{%\s*hint)", re.MULTILINE)
_FENCE = re.compile(r" *(?:[-*+]|\d+[.)])? *(?P<fence>`{3,}|~{3,})(?P<info>.*)")
_DEFINES = re.compile(r" {0,3}:(?!:)")
_ITEM = re.compile(r" *(?:[-*+]|\d+[.)]) ")


class _Ends:
    """Where the containers among *lines* end; what many of them ask for is worked out once."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self.lines = lines

    def of_colons(self, index: int) -> int:
        """Return the line after the colons that close those at *index*; *index* where none do."""
        return self._closings.get(index, index)

    def of_hint(self, index: int) -> int:
        """Return the line after the end of the hint at *index*; *index* where it has none."""
        at = bisect_left(self._hint_ends, index)
        return self._hint_ends[at] + 1 if at < len(self._hint_ends) else index

    @cached_property
    def _hint_ends(self) -> list[int]:
        return [at for at, line in enumerate(self.lines) if _END_HINT.fullmatch(line.text)]

    @cached_property
    def _closings(self) -> dict[int, int]:
        """Return, by the line that opens one, the line after each container between colons.

        It ends where as many were closed as were opened, or at more colons than it began with.
        """
        lengths = [_colons(line.text) for line in self.lines]
        depth = sum((it > 0) - (it < 0) for it in lengths)
        by_depth: dict[int, int] = {}
        by_length: dict[int, int] = {}
        closings: dict[int, int] = {}
        for at in range(len(lengths) - 1, -1, -1):
            length = lengths[at]
            if length < 0:
                by_depth[depth] = by_length[-length] = at
            depth -= (length > 0) - (length < 0)
            if length > 0:
                longer = [it for many, it in by_length.items() if many > length]
                ends = [*longer, *([by_depth[depth]] if depth in by_depth else [])]
                if ends:
                    closings[at] = min(ends) + 1
        return closings


def _colons(text: str) -> int:
    """Return how many colons *text* opens a container with, less than 0 if it closes one."""
    words = text.strip()
    if words and set(words) == {":"} and len(words) >= 3:
        return -len(words)
    opened = _COLONS.fullmatch(text)
    return 0 if not opened else 3 if _DRAWN.fullmatch(text) else len(opened["colons"])


def _translated(lines: Sequence[_Line], found: list[Container]) -> list[_Line]:
    made: list[_Line] = []
    fence = ""
    listed = False
    index = 0
    ends = _Ends(lines)
    while index < len(lines):
        line = lines[index]
        text = line.text
        if fence or (opened := _FENCE.fullmatch(text)):
            fence = _closed(fence, text) if fence else opened["fence"] if opened else ""
        elif (drawn := _DRAWN.fullmatch(text)) and (until := ends.of_colons(index)) > index:
            head, *body, last = lines[index:until]
            made.append(head.put(_indent(text), len(text.lstrip(" ")), f"```{drawn['type']}"))
            made += [*body, last.put(_indent(last.text), len(last.text.lstrip(" ")), "```")]
            index = until
            continue
        elif len(found) < MOST and (until := _container(ends, index, listed)) > index:
            if made and made[-1].text.strip():
                made.append(_Line(" " * _indent(text), ((0, line.place(0)),)))
            made += _quoted(lines, index, until, found)
            index = until
            continue
        listed = bool(_ITEM.match(text)) or (listed and (not text.strip() or text[0] == " "))
        made.append(line)
        index += 1
    return made


def _closed(fence: str, text: str) -> str:
    """Return the *fence* that is still open after the line *text*, "" for none."""
    words = text.strip()
    return "" if words and set(words) == {fence[0]} and len(words) >= len(fence) else fence


def _container(ends: _Ends, index: int, listed: bool) -> int:
    """Return the line after the container that begins at *index*, or *index* if none does."""
    text = ends.lines[index].text
    indent = _indent(text)
    if indent >= 4 and not listed:  # code
        return index
    if (by_indent := _INDENTED.fullmatch(text)) and (by_indent["sign"] or by_indent["title"]):
        until = _until_dedent(ends.lines, index + 1, indent + 4)
        return until if until > index + 1 else index  # without a body it is none
    if _COLONS.fullmatch(text):
        return ends.of_colons(index)
    return ends.of_hint(index) if _HINT.fullmatch(text) else index


def _until_dedent(lines: Sequence[_Line], first: int, width: int) -> int:
    """Return the line after the last that is indented by *width*; blank lines may lie between."""
    until = first
    for at in range(first, len(lines)):
        text = lines[at].text
        if text.startswith(" " * width):
            until = at + 1 if text.strip() else until
        elif text.strip():
            break
    return until


def _quoted(
    lines: Sequence[_Line], index: int, until: int, found: list[Container]
) -> Iterator[_Line]:
    head = lines[index]
    indent = _indent(head.text)
    by_indent = _INDENTED.fullmatch(head.text)
    container, title = _read(head.text, by_indent)
    found.append(container)
    sign = chr(FIRST + len(found) - 1)
    start, end = title
    words = head.text[start:end] if container.title is None else ""
    yield _headed(head, indent, start if words else len(head.text), words, sign)
    blank = head.place(len(head.text))
    yield _Line(f"{' ' * indent}>", ((0, blank),))
    body = lines[index + 1 : until if by_indent else until - 1]
    width = 4 if by_indent else 0
    inner = [_dedented(line, indent, width) for line in body]
    for line in _translated(tuple(_undefined(inner)), found):
        yield line.put(0, 0, f"{' ' * indent}> ")
    yield _Line(" " * indent, ((0, lines[until - 1].place(len(lines[until - 1].text))),))


def _undefined(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Yield *lines* with a colon that begins the first of words escaped: it defines no title.

    In MyST such lines are options of the block, as in `:class: wide`.
    """
    above = True
    for line in lines:
        option = above and _DEFINES.match(line.text)
        above = bool(option) or (above and not line.text.strip())
        yield line.put(option.end() - 1, 0, "\\") if option else line


def _headed(head: _Line, indent: int, start: int, words: str, sign: str) -> _Line:
    """Return the first line of the quote: the sign, and the title at its place."""
    line = head.put(indent, start - indent, f"> {sign} " if words else f"> {sign}")
    length = indent + 4 + len(words) if words else indent + 3
    return _Line(line.text[:length], line.pieces)


def _dedented(line: _Line, indent: int, width: int) -> _Line:
    """Return *line* without what the container's own indentation is."""
    return line.put(0, min(indent + width, _indent(line.text)), "")


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _read(text: str, by_indent: re.Match[str] | None) -> tuple[Container, tuple[int, int]]:
    """Return what the head says, and where its title stands; the title is None if it has one."""
    if by_indent:
        if by_indent["tab"]:
            return Container("tab", "", None), by_indent.span("title")
        kind = "callout" if by_indent["sign"] == "!!!" else "details"
        is_open = by_indent["sign"].endswith("+")
        return _named(kind, by_indent, "title", by_indent["type"], is_open)
    if hint := _HINT.fullmatch(text):
        return Container("callout", _type(hint["type"] or "info"), ""), (0, 0)
    found = _COLONS.fullmatch(text)
    if found is None:
        raise ValueError(text)
    inside = _TITLE.search(text, *found.span("attributes"))
    titled = next((it for it in ("bracket", "title") if found[it]), "")
    word = found["type"] or _class(found["attributes"])
    kind = "details" if word in {"details", "dropdown"} else "callout"
    if inside and not titled:
        return _named(kind, inside, "title", word, is_open=False)
    return _named(kind, found, titled or "title", word, is_open=False)


def _class(attributes: str) -> str:
    """Return the first class among *attributes*, or the name of a directive; "" for none."""
    plain = _TITLE.sub(" ", attributes)
    names = (it.strip(".") for it in plain.split() if it[0] != "#" and "=" not in it)
    return next(names, "note").removeprefix("callout-")


def _named(
    kind: str, found: re.Match[str], group: str, word: str, is_open: bool
) -> tuple[Container, tuple[int, int]]:
    title = found[group]
    if title:
        return Container(kind, _type(word), None, is_open), found.span(group)
    silent = title == ""  # `!!! note ""` asks for none
    words = "" if silent else word.replace("-", " ").capitalize()
    return Container(kind, _type(word), words, is_open), (0, 0)


def _type(word: str) -> str:
    return KIND_OF.get(word.casefold(), "note")


# Private functions: telling apart again


def _marked(
    events: Sequence[Event], index: int, containers: Sequence[Container]
) -> Container | None:
    """Return the container that the quote at *index* stands for, None for a quote."""
    if index + 2 >= len(events) or events[index + 1].kind != "start:paragraph":
        return None
    first = events[index + 2]
    if first.kind != "text" or not first.words:
        return None
    number = ord(first.words[0]) - FIRST
    return containers[number] if 0 <= number < len(containers) else None


def _title(events: Sequence[Event], index: int, own: Container) -> Generator[Event, None, int]:
    """Yield the title's events, without the sign; return the index after its paragraph."""
    first = events[index + 1]
    words = first.words[2:]
    until = next(at for at in range(index, len(events)) if events[at].kind == "end:paragraph")
    if own.title is None:
        whole = events[index]
        yield Event("start:container-title", own, whole.start, whole.end)
        if words:
            yield Event("text", words, first.end - len(words), first.end)
        yield from events[index + 2 : until]
        yield Event("end:container-title", own, whole.start, whole.end)
    return until + 1
