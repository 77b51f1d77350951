"""Read the files of kb/ that hold one list of entries, such as the glossary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from pydantic import BaseModel

from generator.findings.diagnostics import Diagnostic, Note, Span, Text, instead
from generator.findings.suggestions import closest, did_you_mean
from generator.load import yaml
from generator.load.excerpts import read_prose
from generator.load.validation import Keys, Model, validate
from generator.model.text import Allowance, Document, Name
from generator.rules.yaml import (
    duplicate_id,
    empty_value,
    missing_key,
    unknown_key,
    wrong_type,
    yaml_syntax,
)
from generator.words.phrases import phrase

Loaded: TypeAlias = tuple[tuple[Allowance, ...], tuple[Diagnostic, ...]]
Made = TypeVar("Made")
Read = TypeVar("Read", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Row:
    """The places of one entry of a list; what is wrong with its prose is added to ``findings``."""

    node: yaml.Mapping
    text: Text
    findings: list[Diagnostic] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """Return the place of the entry: its id, or its first key."""
        named = self.node.get("id")
        return named.span if named else self.node.entries[0].key.span

    def name(self, key: str) -> Name | None:
        """Return the text of *key* with its place, None where there is none."""
        found = self.node.get(key)
        return _name(found) if isinstance(found, yaml.Scalar) and found.value else None

    def names(self, key: str) -> tuple[Name, ...]:
        """Return the texts of the list *key*, each with its place."""
        found = self.node.get(key)
        entries = found.entries if isinstance(found, yaml.Sequence) else ()
        return tuple(_name(it) for it in entries if isinstance(it, yaml.Scalar) and it.value)

    def prose(self, key: str) -> Document | None:
        """Return the Markdown of *key*, None where there is none."""
        document, findings = read_prose(self.text, self.node.get(key))
        self.findings.extend(findings)
        return document


def load_entries(
    text: Text, key: str, model: type[Model], make: Callable[[Model, Row], Made]
) -> tuple[tuple[Made, ...], tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Read the list *key* of *text*, entry by entry; one without an id is left out."""
    read, findings = yaml.load(text)
    root, more = mapping(text, read, key)
    file = _File(text, key)
    made, wrong = file.entries(root, model, make)
    # Of a list whose own line cannot be read the keys stand alone: that is no other fault.
    unread = root.get(key) is None and any(it.rule == yaml_syntax.RULE.id for it in findings)
    others = () if unread else file.other_keys(root, read)
    found = (*findings, *more, *others, *wrong)
    return made, read.allowances, found


def mapping(
    text: Text, read: yaml.Yaml, key: str = ""
) -> tuple[yaml.Mapping, tuple[Diagnostic, ...]]:
    """Return what *text* holds as keys and values, and a finding where it holds another thing.

    *key* is that of the list that it should hold.
    """
    if isinstance(read.root, yaml.Mapping):
        return read.root, ()
    empty = yaml.Mapping((), text.span(0, min(1, len(text.content))))
    if read.root is None:
        return empty, ()
    message = phrase("the file holds no `key: value` pairs")
    help = phrase("write a key, a colon, a space and the value")
    if key and isinstance(read.root, yaml.Sequence):
        help = phrase("begin the list with a line `%(key)s:`", key=key)
    return empty, (wrong_type.RULE.at(read.root.span, message, help=help),)


def rows(node: yaml.Node, what: str) -> Iterator[yaml.Mapping | Diagnostic]:
    """Yield the entries of the list *node*, and a finding for each that has no keys."""
    if not isinstance(node, yaml.Sequence):
        faulty = isinstance(node, yaml.Scalar) and node.faulty
        if not faulty:
            help = phrase("write each entry below it, beginning with `- `")
            yield wrong_type.RULE.at(
                node.span, phrase("`%(what)s` is no list", what=what), help=help
            )
        return
    for entry in node.entries:
        if isinstance(entry, yaml.Mapping) and entry.entries:
            yield entry
        elif not (isinstance(entry, yaml.Scalar) and entry.faulty):
            message = phrase("an entry of `%(what)s` holds no `key: value` pairs", what=what)
            yield wrong_type.RULE.at(
                entry.span, message, help=phrase("write `- id: ...` and its keys below")
            )


def read_rows(
    text: Text, node: yaml.Node, what: str, model: type[Model], make: Callable[[Model, Row], Made]
) -> tuple[tuple[Made, ...], tuple[Diagnostic, ...]]:
    """Read each entry of the list *node* by *model*; of two with one id the first one holds."""
    made: list[Made] = []
    findings: list[Diagnostic] = []
    seen: dict[str, Row] = {}
    for entry in rows(node, what):
        if isinstance(entry, Diagnostic):
            findings.append(entry)
            continue
        row = Row(entry, text)
        values, wrong = validate(model, entry, Keys(), row.span)
        findings += wrong
        own = str(getattr(values, "id", ""))
        if own in seen:
            findings.append(_twice(own, row, seen[own]))
        elif own:
            made.append(make(values, row))
            seen[own] = row
            findings += row.findings
    return tuple(made), (*findings, *_former(seen))


# Private functions


def _name(node: yaml.Scalar) -> Name:
    return Name(node.value.strip(), node.span)


@dataclass(frozen=True, slots=True)
class _File:
    """A file of entries, and the key that they stand under."""

    text: Text
    key: str

    def entries(
        self, root: yaml.Mapping, model: type[Model], make: Callable[[Model, Row], Made]
    ) -> tuple[tuple[Made, ...], tuple[Diagnostic, ...]]:
        found = root.get(self.key)
        if found is None:
            return (), ()
        if isinstance(found, yaml.Scalar) and not found.value and not found.faulty:
            return (), (
                empty_value.RULE.at(
                    found.span,
                    phrase("`%(key)s` has no value", key=self.key),
                    help=phrase("write `[]`"),
                ),
            )
        return read_rows(self.text, found, self.key, model, make)

    def other_keys(self, root: yaml.Mapping, read: yaml.Yaml) -> Iterator[Diagnostic]:
        others = [it.key for it in root.entries if it.key.value != self.key]
        if (
            len(others) > 1
            and root.get(self.key) is None
            and not closest(self.key, [it.value for it in others])
        ):
            yield missing_key.RULE.at(
                others[0].span,
                phrase("the key `%(key)s` is missing", key=self.key),
                help=phrase(
                    "begin the list with a line `%(key)s:`, and each entry below it with `  - id: ...`",
                    key=self.key,
                ),
            )
            return
        for other in others:
            help = did_you_mean(
                other.value, (self.key,), phrase("write `%(key)s`, or remove it", key=self.key)
            )
            fix = instead(other.span, closest(other.value, (self.key,)))
            yield unknown_key.RULE.at(
                other.span, phrase("`%(other)s` is no key", other=other.value), help=help, fix=fix
            )
        empty = read.root is None or isinstance(read.root, yaml.Mapping)
        if empty and root.get(self.key) is None and self.key not in read.lost and not others:
            start = self.text.span(0, min(1, len(self.text.content)))
            help = phrase("begin the list with a line `%(key)s:`", key=self.key)
            yield missing_key.RULE.at(
                start, phrase("the key `%(key)s` is missing", key=self.key), help=help
            )


def _former(seen: Mapping[str, Row]) -> Iterator[Diagnostic]:
    """Yield a finding for each former id that another entry has, or had; of a facet, the key."""
    known: dict[str, Span] = {}
    for own, row in seen.items():
        key = row.name("key")
        known[key.value if key else own] = key.span if key else row.span
    for row in seen.values():
        for name in row.names("formerly"):
            first = known.setdefault(name.value, name.span)
            if first != name.span:
                message = phrase("the former id `%(name)s` is given twice", name=name.value)
                note = Note(first, phrase("first given here"))
                help = phrase("take it off one of the two")
                yield duplicate_id.RULE.at(name.span, message, help=help, notes=(note,))


def _twice(own: str, row: Row, first: Row) -> Diagnostic:
    return duplicate_id.RULE.at(
        row.span,
        phrase("the id `%(own)s` is given twice", own=own),
        help=phrase("give one of the two another id"),
        notes=(Note(first.span, phrase("first given here")),),
    )
