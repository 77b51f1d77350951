"""Read YAML as authors mean it: every value is text, every key and value has a place.

Built on libyaml's events. There are no anchors, aliases, tags or types: ``no``, ``010`` and
``12:30`` stay what was written. After a syntax error the entry that holds it is left out and the
rest is read, so that one run names all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.findings.diagnostics import Diagnostic, Edit, Note, Span, Text, instead, line_out
from generator.load import yaml_errors
from generator.load.characters import (
    REPLACEMENT,
    forbidden,
    is_suspect,
    without_forbidden,
)
from generator.model.text import Allowance, Name
from generator.rules.files import forbidden_character
from generator.rules.yaml import curly_quotes, cut_by_comment, duplicate_key, yaml_feature
from generator.words.phrases import phrase

DEPTH = 12  # limit: nothing that an author writes nests deeper

Path: TypeAlias = tuple[str | int, ...]


YAML_TAGS = "tag:yaml.org,2002:"  # of YAML's own, which authors write as `!!`


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; ``faulty`` where a finding was made already, so that no second one follows."""

    value: str
    span: Span
    faulty: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    entries: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, each key once, in the author's order."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """Return the value of *key*, None where there is none."""
        return next((it.value for it in self.entries if it.key.value == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Yaml:
    """A YAML text, read.

    ``root`` is None where nothing was written or nothing could be read. ``lost`` has the
    top-level keys below which something was left out after a syntax error; ``tags`` the tags of a
    foreign file, each with where its value stands.
    """

    root: Node | None
    allowances: tuple[Allowance, ...] = ()
    lost: frozenset[str] = frozenset()
    tags: tuple[tuple[str, Span], ...] = ()


def load(
    text: Text, start: int = 0, end: int | None = None, *, foreign: bool = False
) -> tuple[Yaml, tuple[Diagnostic, ...]]:
    """Read the YAML of *text* between two offsets; *start* must begin a line.

    In a *foreign* file, such as MkDocs' own, anchors, aliases and tags are left alone.
    """
    stop = len(text.content) if end is None else end
    source = readable(text.content[start:stop])
    findings: list[Diagnostic] = []
    if not foreign:
        source = _without_marks(text, start, source, findings)
    lost: set[str] = set()
    root: Node | None = None
    for _ in range(_ERRORS):
        reader = _Reader(text, start, foreign)
        try:
            root = reader.read(source)
        except yaml.MarkedYAMLError as error:
            problem = yaml_errors.explain(error, source, reader.quoted)
            findings += _new(text, problem.at(text, start), findings)
            key, source = _without_entry(source, problem.offset)
            lost |= {it for it in (key, problem.key) if it}
            if not source.strip():
                break
        else:
            findings += reader.findings
            break
    allowances = _allowances(text, start, stop, root)
    read = Yaml(_without_lost(root, lost), allowances, frozenset(lost), tuple(reader.tags))
    return read, tuple(findings)


def readable(source: str) -> str:
    """Return *source* with a stand-in for each character that libyaml refuses to read."""
    return _UNREADABLE.sub("\ufffd", source)


def plain(node: Node | None) -> Any:
    """Return *node* as plain dicts, lists and strings."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(it) for it in node.entries]
        case Mapping():
            return {it.key.value: plain(it.value) for it in node.entries}
        case None:
            return None


def places(node: Node | None, path: Path = ()) -> dict[Path, Span]:
    """Return the span of each value by its path; a key stands at its mapping's path, "#", key."""
    found: dict[Path, Span] = {}
    _add_places(node, path, found)
    return found


def matching(node: Node | None, pattern: Path, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Yield the values at *pattern*, in which ``*`` is any key or place in a list, by their path."""
    if node is None:
        return
    if not pattern:
        yield path, node
        return
    step, *rest = pattern
    inner: Iterable[tuple[str | int, Node]] = ()
    if isinstance(node, Sequence):
        inner = enumerate(node.entries)
    elif isinstance(node, Mapping):
        inner = ((it.key.value, it.value) for it in node.entries)
    for key, value in inner:
        if step in {"*", key}:
            yield from matching(value, tuple(rest), (*path, key))


# Private functions

# A directive, and the end of a document with more below it: libyaml reads nothing behind them.
_MARK = re.compile(r"^(?:%(?P<directive>[^\n]*)|\.\.\.[ \t]*(?=\n\s*[^\s#]))", re.MULTILINE)


def _without_marks(text: Text, start: int, source: str, findings: list[Diagnostic]) -> str:
    """Return *source* with comments for the lines that would end the reading, each told."""

    def told(found: re.Match[str]) -> str:
        what = (
            phrase("a directive, a line that begins with `%%`,")
            if found["directive"] is not None
            else phrase("the line `...`")
        )
        message = phrase("%(what)s has no meaning here", what=what)
        span = text.span(start + found.start(), start + found.end())
        findings.append(yaml_feature.RULE.at(span, message, help=phrase("remove it")))
        return "#" + found[0][1:]

    return _MARK.sub(told, source)


# What libyaml refuses to read at all; `sources` has said so where it stands in a file.
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# How other programs' YAML says that there is no value.
_NOTHING = frozenset({"~", "null", "Null", "NULL"})

_CURLY = frozenset(yaml_errors.CURLY)

# A comment with no space behind its sign, or with a number: often a word of the value was meant.
_CUT = re.compile(r"[ \t]+(?P<rest>#(?!allow:)(?:\w| \d)[^\n]*)")

_ERRORS = 20  # limit: as many syntax errors are named in one file


class _Reader:
    """Turns events into nodes; state: the findings so far and the place in the nesting."""

    def __init__(self, text: Text, start: int, foreign: bool) -> None:
        self.text = text
        self.start = start
        self.foreign = foreign
        self.findings: list[Diagnostic] = []
        self.tags: list[tuple[str, Span]] = []
        self.documents = 0
        self.quoted = (0, 0)  # where the last value in quotes began and ended

    def read(self, source: str) -> Node | None:
        root: Node | None = None
        events = yaml.parse(source, yaml.CSafeLoader)
        for event in events:
            if isinstance(event, DocumentStartEvent):
                self._start_document(event)
            elif isinstance(
                event, (ScalarEvent, AliasEvent, SequenceStartEvent, MappingStartEvent)
            ):
                node = self._node(event, events, 1)
                root = node if root is None else root
        return root

    def _start_document(self, event: DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents == 2:
            span = self._span(event, event)  # told of settings too: it would be lost
            message = phrase(
                "%(what)s has no meaning here", what=phrase("a second document after `---`")
            )
            self.findings.append(
                yaml_feature.RULE.at(span, message, help=phrase("remove the line"))
            )
        elif event.version or event.tags:
            self._refuse(
                event, phrase("a directive, a line that begins with `%%`,"), phrase("remove it")
            )

    def _node(self, event: Event, events: Iterator[Event], depth: int) -> Node:
        self._check_feature(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, AliasEvent):
            return Scalar("", self._span(event, event), faulty=True)
        if depth > DEPTH:
            raise yaml_errors.too_deep(event)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, events, depth)
        return self._mapping(event, events, depth)

    def _scalar(self, event: ScalarEvent) -> Scalar:
        quoted = event.style in {"'", '"'}
        if quoted:
            marks = (event.start_mark, event.end_mark)
            self.quoted = (yaml_errors.index(marks[0]), yaml_errors.index(marks[1]))
        elif not event.style:
            self._check_end(event)
            if not self.foreign:
                self._check_quotes(event)
        value = self._escaped(event) if event.style == '"' else event.value
        if self.foreign and not event.style and value in _NOTHING:
            value = ""
        tagged = event.tag is not None and not self.foreign
        faulty = tagged or (self.foreign and value != event.value and REPLACEMENT in value)
        return Scalar(
            value, self._span(event, event), faulty, quoted=quoted
        )  # faulty: told already

    def _escaped(self, event: ScalarEvent) -> str:
        """Return the value in double quotes, in which an escape can write any character."""
        value: str = event.value
        span = self._span(event, event)
        if not is_suspect(value):
            return value
        for start, _, message, help in forbidden(value):
            if value[start] != REPLACEMENT:  # one in the text itself was found there
                finding = forbidden_character.RULE.at(
                    span, phrase("by an escape: %(words)s", words=message), help=help
                )
                self.findings.append(finding)
        return without_forbidden(value)

    def _check_end(self, event: ScalarEvent) -> None:
        """Find a value that ends where its author wrote a number sign in the middle of it."""
        end = self.start + yaml_errors.index(event.end_mark)
        found = _CUT.match(self.text.content, end)
        if found:
            place = self.text.span(*found.span("rest"))
            whole = f"{event.value}{found[0]}".strip().replace('"', "'")
            message = phrase(
                "`%(rest)s` is read as a comment, and is no part of the value",
                rest=found["rest"].rstrip(),
            )
            help = phrase(
                'write the value in quotes: `"%(whole)s"`; a comment begins with `# ` and a word',
                whole=whole,
            )
            start = self.start + yaml_errors.index(event.start_mark)
            start = start if event.value else found.start("rest")
            plain = "\\" not in whole and "\n" not in whole
            fix = instead(self.text.span(start, found.end("rest")), f'"{whole}"' if plain else "")
            self.findings.append(cut_by_comment.RULE.at(place, message, help=help, fix=fix))

    def _check_quotes(self, event: ScalarEvent) -> None:
        """Find a value in quotation marks that are letters to YAML, and none inside."""
        value = event.value
        if len(value) > 2 and {value[0], value[-1]} <= _CURLY and _CURLY.isdisjoint(value[1:-1]):
            right = yaml_errors.in_quotes(value)
            span = self._span(event, event)
            self.findings.append(
                curly_quotes.RULE.at(
                    span,
                    phrase("`%(sign)s` is no quotation mark in YAML", sign=value[0]),
                    help=phrase("did you mean `%(near)s`?", near=right),
                    fix=instead(span, right),
                )
            )

    def _sequence(self, first: Event, events: Iterator[Event], depth: int) -> Sequence:
        entries: list[Node] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                return Sequence(tuple(entries), self._span(first, event))
            entries.append(self._node(event, events, depth + 1))
        raise AssertionError("libyaml ends each sequence that it starts")

    def _mapping(self, first: Event, events: Iterator[Event], depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        at = self.start + yaml_errors.index(first.start_mark)
        listed, begun = self.text.content[at - 2 : at] == "- ", False
        for event in events:
            if isinstance(event, MappingEndEvent):
                return Mapping(tuple(entries.values()), self._span(first, event))
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self._refuse_span(
                    key.span,
                    phrase("a key that is no text"),
                    phrase("write a plain word as the key"),
                )
            elif key.value == "<<" and not key.quoted and not self.foreign:
                what, help = phrase("the key `<<`"), phrase("write out what it brings in")
                self._refuse_span(key.span, what, help)
            elif key.value in entries and not begun:
                begun = listed and key.value == next(iter(entries))
                twice = _unsigned(self.text, key) if begun else None
                self.findings.append(twice or _duplicate(key, entries[key.value].key))
            elif key.value in entries:
                continue  # of the entry that begins without its sign
            else:
                entries[key.value] = Entry(key, _at_key_if_empty(value, key))
        raise AssertionError("libyaml ends each mapping that it starts")

    def _check_feature(self, event: Any) -> None:
        tag = getattr(event, "tag", None)
        if self.foreign:
            if tag is not None:
                self.tags.append((tag, self._span(event, event)))
            return
        if isinstance(event, AliasEvent):
            self._refuse(
                event,
                phrase("the alias `*%(anchor)s`", anchor=event.anchor),
                phrase("write the value out"),
            )
        elif event.anchor is not None:
            self._refuse(
                event,
                phrase("the anchor `&%(anchor)s`", anchor=event.anchor),
                phrase("remove it, or quote the value"),
            )
        if tag is not None:
            self._refuse(
                event,
                phrase("the tag `%(short)s`", short=tag.replace(YAML_TAGS, "!!")),
                phrase("remove it, or quote the value"),
            )

    def _refuse(self, event: Event, what: str, help: str) -> None:
        self._refuse_span(self._span(event, event), what, help)

    def _refuse_span(self, span: Span, what: str, help: str) -> None:
        if not self.foreign:
            message = phrase("%(what)s has no meaning here", what=what)
            self.findings.append(yaml_feature.RULE.at(span, message, help=help))

    def _span(self, first: Event, last: Event) -> Span:
        start = self.start + yaml_errors.index(first.start_mark)
        end = self.start + yaml_errors.index(last.end_mark)
        # A block's end mark stands before the next token: white space between is none of it.
        written = self.text.content[start:end].rstrip()
        if "\n" in written:
            return self.text.span(start, start + len(written))
        line, column = self.text.position(start)
        return Span(self.text.path, line, column, line, column + len(written))


def _new(text: Text, finding: Diagnostic, findings: list[Diagnostic]) -> list[Diagnostic]:
    """Return *finding* but where the last one has its cause: lines indented alike, one after another."""
    last = findings[-1] if findings else None
    if last is None:
        return [finding]
    alike = (last.message, last.span.column) == (finding.message, finding.span.column)
    # What stands below a line that begins with a tab is indented further than what is left.
    between = (text.line(it) for it in range(last.span.line + 1, finding.span.line))
    below = last.message == yaml_errors.TAB and all(it[:1] == "\t" for it in between)
    return [] if below or (alike and finding.span.column > 1) else [finding]


def _without_lost(root: Node | None, lost: set[str]) -> Node | None:
    """Mark what became empty since a syntax error took all of it, so that nobody asks for it."""
    if not isinstance(root, Mapping) or not lost:
        return root
    entries = (_marked(it) if it.key.value in lost else it for it in root.entries)
    return Mapping(tuple(entries), root.span)


def _marked(entry: Entry) -> Entry:
    return Entry(entry.key, _marked_node(entry.value))


def _marked_node(node: Node) -> Node:
    match node:
        case Scalar():
            return replace(node, faulty=node.faulty or not node.value)
        case Sequence():
            return Sequence(tuple(_marked_node(it) for it in node.entries), node.span)
        case Mapping():
            return Mapping(tuple(_marked(it) for it in node.entries), node.span)


def _duplicate(key: Scalar, first: Scalar) -> Diagnostic:
    return duplicate_key.RULE.at(
        key.span,
        phrase("the key `%(key)s` is written twice", key=key.value),
        help=phrase("remove one of the two"),
        notes=(Note(first.span, phrase("first written here")),),
    )


def _unsigned(text: Text, key: Scalar) -> Diagnostic:
    """Return the finding that another entry of the list begins at *key*, without its sign."""
    words = text.line(key.span.line).strip()
    place = key.span._replace(column=max(1, key.span.column - 2), end_column=key.span.column)
    return duplicate_key.RULE.at(
        key.span,
        phrase("an entry of a list that begins without `- `"),
        help=phrase("write `- %(value)s`", value=words),
        fix=(Edit(place, "- "),),
    )


def _at_key_if_empty(value: Node, key: Scalar) -> Node:
    """Let a value that was left empty stand where its key stands, to have a place to show."""
    if isinstance(value, Scalar) and not value.value and not value.quoted:
        return Scalar("", key.span, value.faulty)
    return value


def _add_places(node: Node | None, path: Path, found: dict[Path, Span]) -> None:
    if node is None:
        return
    found[path] = node.span
    if isinstance(node, Sequence):
        for number, entry in enumerate(node.entries):
            _add_places(entry, (*path, number), found)
    elif isinstance(node, Mapping):
        for it in node.entries:
            found[(*path, "#", it.key.value)] = it.key.span
            _add_places(it.value, (*path, it.key.value), found)


# --- Going on after a syntax error ---

# A line that begins an entry which can be left out: a top-level key, or "- key: value".
_TOP_KEY = re.compile(r"""["']?(?P<key>[^\s#:"'\-][^:"'\n]*)""")
_LIST_ENTRY = re.compile(r"[ ]{0,12}-[ ]")


def _without_entry(source: str, offset: int) -> tuple[str, str]:
    """Return the top-level key around *offset*, and *source* with the entry in it blanked.

    Blanks take the place of each character, so that all other offsets hold.
    """
    lines = source.split("\n")
    at = min(source.count("\n", 0, offset), len(lines) - 1)
    first = next((it for it in range(at, -1, -1) if _begins_entry(lines[it])), 0)
    indent = _indent(lines[first])
    after = range(first + 1, len(lines))
    last = next((it for it in after if _ends_entry(lines[it], indent)), len(lines))
    last = max(last, at + 1)
    key = _key_above(lines, first)
    lines[first:last] = [" " * len(line) for line in lines[first:last]]
    return key, "\n".join(lines)


def _begins_entry(line: str) -> bool:
    return bool(_TOP_KEY.match(line)) or bool(_LIST_ENTRY.match(line) and ":" in line)


def _ends_entry(line: str, indent: int) -> bool:
    inside = line.strip()
    return bool(inside) and not inside.startswith("#") and _indent(line) <= indent


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _key_above(lines: list[str], number: int) -> str:
    for line in reversed(lines[: number + 1]):
        found = _TOP_KEY.match(line)
        if found and ":" in line:
            return found["key"].strip()
    return ""


# --- Comments ---

_ALLOW = re.compile(
    r"(?:^|[ \t])\#[ \t]*allow:[ \t]*(?P<rule>[^\s:]*)[ \t]*:?(?P<reason>[^\n]*)",
    re.MULTILINE | re.VERBOSE,
)


def _allowances(text: Text, start: int, end: int, root: Node | None) -> tuple[Allowance, ...]:
    if "allow:" not in text.content[start:end]:
        return ()
    scalars = tuple(_scalars(root))
    found = _ALLOW.finditer(text.content, start, end)
    return tuple(_allowance(text, it, end) for it in found if not _inside(text, it, scalars))


def _scalars(node: Node | None) -> Iterator[Span]:
    match node:
        case Scalar():
            yield node.span
        case Sequence():
            for entry in node.entries:
                yield from _scalars(entry)
        case Mapping():
            for it in node.entries:
                yield from _scalars(it.value)


def _inside(text: Text, found: re.Match[str], scalars: tuple[Span, ...]) -> bool:
    place = text.position(found.start("rule"))
    return any((it.line, it.column) <= place < (it.end_line, it.end_column) for it in scalars)


def _allowance(text: Text, found: re.Match[str], end: int) -> Allowance:
    line, _ = text.position(found.start("rule"))
    rule = Name(found["rule"], text.span(*found.span("rule")))
    own = text.line(line).strip().startswith("#")
    first, last = _entry_below(text, line, end) if own else (line, line)
    hash_ = text.content.index("#", found.start())
    span = text.span(hash_, found.end())
    removal = line_out(text, hash_, found.end())
    return Allowance(rule, found["reason"].strip(), span, first, last, removal)


def _entry_below(text: Text, line: int, end: int) -> tuple[int, int]:
    """Return the first and last line of what stands under a comment on a line of its own."""
    last = text.position(end)[0]
    below = [it for it in range(line + 1, last + 1) if _ends_entry(text.line(it), 10**6)]
    if not below:
        return line, line
    indent = _indent(text.line(below[0]))
    after = [it for it in below[1:] if _indent(text.line(it)) <= indent]
    return below[0], max(it for it in below if not after or it < after[0])
