"""Read one .bib file: every entry is read, recovered or reported with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.findings.diagnostics import Diagnostic, Note, Span, Text, instead, put
from generator.load.bib.around.asides import allowances, commented_out, inside_comment
from generator.load.bib.around.foreign import FORMATS, endnote, foreign
from generator.load.bib.around.stray import MEANT, signless, stray
from generator.load.bib.braced import unprotect
from generator.load.bib.placer import Placer
from generator.load.bib.recover import flaw_finding, recover
from generator.load.bib.skeleton import BRACED_VALUE, Block, Part, comments, split
from generator.load.bib.values import closing_brace, read_value
from generator.model.text import Allowance, Name
from generator.model.works import Entry, Field
from generator.rules.bibliography import (
    duplicate_field,
    entry_ends_early,
    key_with_space,
    undefined_string,
)
from generator.rules.yaml import duplicate_key
from generator.words.phrases import phrase


@dataclass(slots=True)
class Reading:
    """A file while it is read."""

    text: Text
    clean: str  # the content with its comments blank
    strings: dict[str, str] = field(default_factory=dict)
    defined: dict[str, Span] = field(default_factory=dict)  # where each of them was first
    names: set[str] = field(default_factory=set)  # of fields, known to be well formed
    undefined: set[str] = field(default_factory=set)  # @strings reported already
    entries: list[Entry] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)


def read_file(text: Text) -> tuple[tuple[Entry, ...], tuple[Allowance, ...], list[Diagnostic]]:
    """Return the entries of *text*, the ``% allow:`` lines before them, and the findings.

    Entries with equal keys are all returned; ``join`` keeps the first. Nothing is inherited yet.
    """
    blanks = comments(text.content)
    reading = Reading(text, _blank(text.content, blanks))
    blocks = tuple(split(text.content, blanks))
    _read_blocks(reading, blocks)
    entries, habit = unprotect(reading.entries)
    reading.findings += [*habit, *commented_out(text, blanks), *endnote(text)]
    return entries, tuple(allowances(text, blanks, entries)), reading.findings


# Private functions

_FIELD_NAME = re.compile(r"[A-Za-z_][\w+:.;/-]*")
_MARKS = re.compile(r"[{}\\]")
_TYPE = re.compile(r"@(?P<type>\w+)[ \t]*[{(]\s*")
_SPACE_IN_KEY = re.compile(r"\s")
_STRAY_FIELD = re.compile(r"[\s,})]*(?P<name>[A-Za-z][\w+:-]*)\s*=\s*(?:[{\"\d]|\w+\s*[,}])")
_LOST = re.compile(
    r"^[ \t]*(?P<at>@?)[ \t\n]*(?P<type>[A-Za-z]+|(?<=@))(?:[ \t\n]*[{(][ \t\n]*|(?<=\w)(?P<gap>[ \t]+))"
    r"[^\s,={}()@]+[ \t]*,\s*[A-Za-z]+[ \t]*=",
    re.MULTILINE,
)
_BETWEEN = " \t\n,"  # the signs between two fields
_NO_ENTRIES = frozenset({"comment", "string", "preamble"})


def _blank(content: str, blanks: Iterable[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in blanks:
        pieces += [content[at:start], " " * (end - start)]
        at = end
    pieces.append(content[at:])
    return "".join(pieces)


def _read_blocks(reading: Reading, blocks: tuple[Block, ...]) -> None:
    starts = [block.start for block in blocks if block.part is not Part.TEXT]
    starts.append(len(reading.clean))
    following = 0
    done = 0
    for block in blocks:
        while starts[following] <= block.start and following < len(starts) - 1:
            following += 1
        if block.start < done:
            continue
        limit = starts[following] if starts[following] > block.start else len(reading.clean)
        done = _Blocks(reading, limit).read_block(block) or done


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The blocks of a file, and where the last may end."""

    reading: Reading
    limit: int

    def read_block(self, block: Block) -> int:
        """Read one block; return the offset up to which later blocks are part of it."""
        if block.part is Part.ENTRY:
            if self._read_entry(block):
                return block.end if not self._goes_on(block.end) else self._recover(block.start)
            return self._recover(block.start)
        if block.part is Part.STRING:
            self._read_string(block)
        elif block.part is Part.COMMENT:
            self.reading.findings += inside_comment(
                self.reading.text, self.reading.clean, block.start, block.end
            )
        elif block.part is Part.TEXT:
            return self._read_text(block)
        elif block.part is Part.FAILED:
            return self._read_failed(block)
        return block.end

    def _goes_on(self, at: int) -> bool:
        """Say whether fields follow the end of an entry, take it back if so."""
        if at >= self.limit or not _STRAY_FIELD.match(self.reading.clean, at, self.limit):
            return False
        self.reading.entries.pop()
        return True

    def _read_entry(self, block: Block) -> bool:
        """Read an entry that the splitter split well; False where a value is not what it seems."""
        text, content = self.reading.text, self.reading.clean
        head = _TYPE.match(content, block.start)
        if head is None or not _is_whole(content, head.end(), block):
            return False
        span = Placer(text, block.start).span
        fields: dict[str, Field] = {}
        later: list[Diagnostic] = []
        kind = Name(head["type"].lower(), span(*head.span("type")))
        key = Name(block.key, span(head.end(), head.end() + len(block.key)))
        for name, name_at, value_at, value_end in block.fields:
            lower = name.lower()
            if lower not in self.reading.names:
                if not _FIELD_NAME.fullmatch(name):
                    return False
                self.reading.names.add(lower)
            start, end = value_at + 1, value_end - 1
            value = content[start:end]
            if content[value_at] == "{" and content[end] == "}" and not _MARKS.search(value):
                pass  # the braces are all that there are
            elif plain := BRACED_VALUE.fullmatch(content, value_at, value_end):
                value = plain[1]
                start, end = plain.span(1)
            else:
                read = read_value(content, value_at, value_end, self.reading.strings)
                if read.flaw or content[read.after : value_end].strip():
                    return False
                value, start, end = read.text, read.start, read.end
                later += self._undefined(read.names) if read.names else ()
            place = Name(lower, span(name_at, name_at + len(name)))
            if lower in fields:
                later.append(_duplicate_field(fields[lower], place))
                continue
            fields[lower] = Field(place, value, span(start, end))
        self._add(kind, key, fields, block)
        self.reading.findings += later
        return True

    def _add(self, kind: Name, key: Name, fields: Mapping[str, Field], block: Block) -> None:
        if _SPACE_IN_KEY.search(key.value):
            self.reading.findings.append(
                key_with_space.RULE.at(
                    key.span,
                    phrase(
                        "the key `%(list)s` has a space in it", list=" ".join(key.value.split())
                    ),
                    help=phrase("write `%(right)s`", right=re.sub(_SPACE_IN_KEY, "", key.value)),
                    fix=instead(key.span, re.sub(_SPACE_IN_KEY, "", key.value)),
                )
            )
        source = self.reading.text.content[block.start : block.end]
        span = self.reading.text.span(block.start, block.end)
        self.reading.entries.append(Entry(kind, key, fields, span, source))

    def _undefined(self, names: Iterable[tuple[str, int]]) -> Iterator[Diagnostic]:
        """Report each @string that nobody defined where it is used first."""
        text = self.reading.text
        for name, at in names:
            if name.lower() in self.reading.undefined:
                continue
            self.reading.undefined.add(name.lower())
            yield undefined_string.RULE.at(
                text.span(at, at + len(name)),
                phrase("no @string defines `%(name)s`", name=name),
                help=phrase(
                    "write `{%(name)s}`, or define it: `@string{%(name)s = {...}}`", name=name
                ),
                fix=(put(text, at, "{"), put(text, at + len(name), "}")),
            )

    def _recover(self, start: int) -> int:
        found = recover(
            self.reading.text, self.reading.clean, start, self.limit, self.reading.strings
        )
        if found is None:
            return self.limit
        fields: dict[str, Field] = {}
        for each in found.fields:
            if each.name.value in fields:
                found.findings.append(_duplicate_field(fields[each.name.value], each.name))
            else:
                fields[each.name.value] = each
        end = max(found.end, start + 1)
        source_end = start + len(self.reading.text.content[start:end].rstrip())
        self.reading.findings += [*found.findings, *self._undefined(found.names)]
        if found.key.value and (fields or not found.findings):
            block = Block(Part.ENTRY, start, source_end)
            self._add(found.type, found.key, fields, block)
        return end

    def _read_string(self, block: Block) -> None:
        head = _TYPE.match(self.reading.clean, block.start)
        equals = self.reading.clean.find("=", block.start, block.end)
        if head is None or equals < 0:
            return
        name = self.reading.clean[head.end() : equals].strip().lower()
        value = read_value(self.reading.clean, equals + 1, block.end - 1, self.reading.strings)
        finding = flaw_finding(self.reading.text, value)
        self.reading.findings += [finding] if finding else []
        self.reading.findings += self._undefined(value.names)
        where = self.reading.text.span(head.end(), equals)
        first = self.reading.defined.setdefault(name, where)
        if first is not where and self.reading.strings.get(name) != value.text:
            message = phrase("`@string` defines `%(name)s` twice", name=name)
            help = phrase("give one of the two another name")
            notes = [Note(first, phrase("first written here"))]
            found = duplicate_key.RULE.at(where, message, help=help, notes=notes)
            self.reading.findings.append(found)
        self.reading.strings[name] = value.text

    def _read_text(self, block: Block) -> int:
        """Look for entries and fields in the text between entries."""
        done, whole = block.end, False
        told: list[int] = []
        line = self.reading.clean.rfind("\n", 0, block.start) + 1
        start = block.start if self.reading.clean[line : block.start].strip() else line
        others = tuple(
            foreign(self.reading.text, FORMATS.finditer(self.reading.clean, start, block.end))
        )
        self.reading.findings += others
        for match in _LOST.finditer(self.reading.clean, block.start, self.limit):
            if match.start() < done and match["type"].lower() not in _NO_ENTRIES and match["at"]:
                done, whole = max(self._recover(match.start("at")), block.end), True
            elif not match["at"] and not match["gap"]:
                told.append(match.start("type"))
                self.reading.findings.append(signless(self.reading.text, *match.span("type")))
        if not whole and not others:  # else it is told already what stands there
            self.reading.findings += stray(
                self.reading.text, MEANT.finditer(self.reading.clean, start, block.end), told
            )
        return done

    def _read_failed(self, block: Block) -> int:
        head = _TYPE.match(self.reading.clean, block.start)
        kind = head["type"].lower() if head else ""
        if kind == "comment" and head:
            brace = self.reading.clean.find("{", block.start)
            end = closing_brace(self.reading.clean, brace, len(self.reading.clean))
            if end < 0:
                self.reading.findings += inside_comment(
                    self.reading.text, self.reading.clean, block.start, block.end
                )
                return block.end
            self.reading.findings += inside_comment(
                self.reading.text, self.reading.clean, block.start, end
            )
            return end + 1
        if kind in _NO_ENTRIES or head is None:
            self.reading.findings.append(
                entry_ends_early.RULE.at(
                    self.reading.text.span(block.start, max(block.end, block.start + 1)),
                    phrase("this `@%(kind)s` cannot be read", kind=kind),
                    help=phrase("close each brace and quotation mark in it, or take it out"),
                )
            )
            return block.end
        return self._recover(block.start)


def _is_whole(content: str, at: int, block: Block) -> bool:
    """Tell whether *block* has a key, and values, and commas alone stand between its fields.

    The splitter passes over whatever else stands there.
    """
    if not block.key or "{" in block.key:
        return False
    at += len(block.key)
    for _, name_at, value_at, value_end in block.fields:
        if content[at:name_at].strip(_BETWEEN) or value_end <= value_at:
            return False
        at = value_end
    return not content[at : block.end].strip(f"{_BETWEEN}}})")


def _duplicate_field(first: Field, place: Name) -> Diagnostic:
    return duplicate_field.RULE.at(
        place.span,
        phrase("the field `%(place)s` stands twice, the first one counts", place=place.value),
        help=phrase("remove one of them"),
        notes=[Note(first.name.span, phrase("first used here"))],
    )
