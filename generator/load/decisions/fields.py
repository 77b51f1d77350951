"""Tell ``Name: value`` lines from prose, and read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.findings.diagnostics import instead, put
from generator.findings.suggestions import closest, did_you_mean
from generator.load.decisions.findings import Reading
from generator.load.decisions.lines import Block, Line
from generator.rules.decisions import (
    decision_buried_field,
    decision_empty_field,
    decision_repeated_field,
    decision_unknown_field,
)
from generator.words.phrases import phrase

# A capitalised word, a colon, and white space or the end of the line.
FIELD = re.compile(r"(?P<name>[A-Z][A-Za-z-]{1,19}):(?=\s|\Z)")
OF_QUESTION = ("Hint", "Why", "Unit", "Range", "Unknown", "Decision")
OF_ANSWER = ("Because", "Note")
OF_OUTCOME = ("Short", "Do", "Caution", "Basis", "Cards", "Next", "When", "Use", "Instead-of")
OF_PIECE = ("Do", "Caution", "When", "Use")
REPEATABLE = frozenset({"Do", "Caution", "When", "Use"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A field: its name, its line, and where its value starts and ends."""

    name: str
    line: Line
    start: int
    end: int


def is_fields(block: Block, known: Sequence[str]) -> bool:
    """Return whether *block* is one of fields: its first line begins with a name, or nearly."""
    if block[0].fenced:
        return False
    name = name_of(block[0])
    if name in known:
        return True
    every = all(name_of(line) for line in block)
    return bool(name) and every and (len(block) > 1 or bool(closest(name, known)))


def name_of(line: Line) -> str:
    """Return the field's name that *line* begins with, or ""."""
    found = FIELD.match(line.words)
    return found["name"] if found and not line.fenced else ""


def read_fields(reading: Reading, block: Block, known: Sequence[str]) -> Iterator[Entry]:
    """Yield the fields of *block* that are known; any other line, or row of lines, is a finding."""
    before = ""
    for line in block:
        name = name_of(line)
        if name in known:
            start = line.start + len(name) + 1
            value = reading.text.content[start : line.end]
            yield Entry(name, line, start + len(value) - len(value.lstrip()), line.end)
        elif name:
            every = ", ".join(f"`{it}:`" for it in known)
            help = did_you_mean(name, known, phrase("write one of %(few)s", few=every))
            message = phrase("there is no field `%(name)s:` here", name=name)
            word = reading.text.span(line.start, line.start + len(name))
            fix = instead(word, closest(name, known))
            reading.fault(decision_unknown_field.RULE, reading.span(line), message, help, fix=fix)
        elif before:
            listed = line.words.startswith("- ")
            help = phrase("write the whole value on one line, or put an empty line before the text")
            reading.fault(
                decision_unknown_field.RULE,
                reading.span(line),
                phrase("the field `%(before)s:` goes on over its line", before=before),
                phrase("put an empty line before the list") if listed else help,
            )
        before = name


def gather(reading: Reading, entries: Sequence[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    """Sort *entries* by name; one that may stand once and stands twice is a finding."""
    sorted_in: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        if entry.start >= entry.end:
            message = phrase("the field `%(entry)s:` says nothing", entry=entry.name)
            found = decision_empty_field.RULE.at(reading.span(entry.line), message, help=_EMPTY)
            reading.soft.append(found)
            continue
        if entry.name in sorted_in and entry.name not in REPEATABLE:
            message = phrase("the field `%(name)s:` stands twice", name=entry.name)
            help = phrase("keep one of the two")
            reading.fault(decision_repeated_field.RULE, reading.span(entry.line), message, help)
            continue
        sorted_in[entry.name] = (*sorted_in.get(entry.name, ()), entry)
    return sorted_in


_EMPTY = phrase("write its value behind the colon, or take the line out")


def warn_buried(reading: Reading, block: Block, known: Sequence[str]) -> None:
    """Find the first field that stands inside a paragraph, where it is mere text."""
    line = next((it for it in block[1:] if name_of(it) in known), None)
    if line:
        reading.soft.append(
            decision_buried_field.RULE.at(
                reading.span(line),
                phrase(
                    "`%(line)s:` stands inside a paragraph and is read as text", line=name_of(line)
                ),
                help=phrase("put an empty line before it"),
                fix=(put(reading.text, line.start, "\n"),),
            )
        )
