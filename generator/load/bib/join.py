"""Put the entries of several files together: equal keys, inheritance, works that stand twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.findings.diagnostics import Diagnostic, Edit, Note
from generator.load.bib.latex import plain_text
from generator.load.bib.related import related_fields
from generator.model.text import Name
from generator.model.works import Entry, Field
from generator.rules.bibliography import (
    circular_crossref,
    duplicate_entry,
    missing_crossref,
    repeated_entry,
    same_work_twice,
)
from generator.words.phrases import phrase


def join(
    files: Sequence[tuple[Entry, ...]],
) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """Return the entries of *files* with all that they inherit, and the findings.

    Of equal keys the first entry counts. ``xdata`` entries give their fields and are left out.
    """
    findings: list[Diagnostic] = []
    by_key = _first_of_each(files, findings)
    heirs = _Heirs(by_key, findings)
    whole = tuple(
        _with_related(heirs.whole(entry), by_key)
        for entry in by_key.values()
        if entry.type.value != "xdata"
    )
    findings += _same_works([entry for entry in whole if entry.type.value != "set"])
    named = {entry.key.value: entry for entry in whole}
    entries = tuple(_led(entry, named) for entry in whole)
    return entries, tuple(findings)


# Private functions

# What a child takes from its parent under another name (biblatex manual, appendix B).
_TO_BOOK = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_TO_MAIN = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
_TO_JOURNAL = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_BOOKS = frozenset({"mvbook", "book", "mvcollection", "collection", "mvproceedings", "proceedings",
                    "mvreference", "reference"})  # fmt: skip
_PARTS = frozenset({"inbook", "bookinbook", "suppbook", "incollection", "suppcollection",
                    "inproceedings", "conference", "inreference"})  # fmt: skip
_NOT_INHERITED = frozenset(
    [
        "ids",
        "crossref",
        "xref",
        "entryset",
        "entrysubtype",
        "execute",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shorthand",
        "shorthandintro",
        "sortkey",
        "sorttitle",
        "xdata",
        "keywords",
        "note",
        "abstract",
        "annotation",
        "indextitle",
        "shorttitle",
        "sortname",
    ]
)
_KEY = re.compile(r"[^,\s]+")
_NO_LETTERS = re.compile(r"[\W_]+")


def _first_of_each(
    files: Iterable[tuple[Entry, ...]], findings: list[Diagnostic]
) -> dict[str, Entry]:
    by_key: dict[str, Entry] = {}
    for entry in (each for file in files for each in file):
        first = by_key.setdefault(entry.key.value, entry)
        if first is not entry:
            findings.append(_duplicate(first, entry))
    return by_key


def _led(entry: Entry, by_key: Mapping[str, Entry]) -> Entry:
    """Give a set the fields of the first of its entries, as biber does."""
    first = _KEY.search(entry.get("entryset")) if entry.type.value == "set" else None
    leader = by_key.get(first[0]) if first else None
    if leader is None or leader.type.value == "set":
        return entry
    fields = {**leader.fields, **entry.fields}
    return Entry(leader.type, entry.key, fields, entry.span, entry.source)


def _with_related(entry: Entry, by_key: Mapping[str, Entry]) -> Entry:
    if "related" not in entry.fields:
        return entry
    fields = {**entry.fields, **related_fields(entry, by_key.get)}
    return Entry(entry.type, entry.key, fields, entry.span, entry.source)


def _duplicate(first: Entry, entry: Entry) -> Diagnostic:
    key = entry.key
    notes = [Note(first.key.span, phrase("first used here"))]
    differs = [
        name
        for name in sorted({*first.fields, *entry.fields})
        if _squeezed(first.get(name)) != _squeezed(entry.get(name))
    ]
    if first.type.value != entry.type.value:
        differs.insert(0, "type")
    if not differs:
        return repeated_entry.RULE.at(
            key.span,
            phrase("the entry `%(key)s` stands twice", key=key.value),
            help=phrase("remove one"),
            notes=notes,
            fix=(Edit(entry.span, ""),),
        )
    shown = ", ".join(f"`{name}`" for name in differs[:3]) + (", ..." if len(differs) > 3 else "")
    return duplicate_entry.RULE.at(
        key.span,
        phrase(
            "the key `%(key)s` is in use for an entry that differs in %(shown)s",
            key=key.value,
            shown=shown,
        ),
        help=phrase("give one of the two another key"),
        notes=notes,
    )


def _squeezed(value: str) -> str:
    return " ".join(value.split())


class _Heirs:
    """Gives each entry what it inherits; every entry is completed once, parents first."""

    __slots__ = ("_by_key", "_circular", "_done", "_findings")

    def __init__(self, by_key: Mapping[str, Entry], findings: list[Diagnostic]) -> None:
        self._by_key = by_key
        self._findings = findings
        self._done: dict[str, Entry] = {}
        self._circular: set[tuple[str, str]] = set()  # child and parent

    def whole(self, entry: Entry) -> Entry:
        """Return *entry* with the fields of its parents, nearest first."""
        if "crossref" not in entry.fields and "xdata" not in entry.fields:
            return entry
        if entry.key.value not in self._done:
            self._complete(entry)
        return self._done[entry.key.value]

    def _complete(self, entry: Entry) -> None:
        """Complete *entry* behind all its ancestors; cut each circle where it closes."""
        line = {entry.key.value: entry}  # from the entry up to the ancestor in hand
        waiting = [_parents(entry)]
        while waiting:
            found = next(waiting[-1], None)
            if found is None:
                waiting.pop()
                key, child = line.popitem()
                self._done[key] = self._completed(child)
                continue
            parent = self._by_key.get(found[1].value)
            if parent is None or parent.key.value in self._done:
                continue
            if parent.key.value in line:
                self._circular.add((next(reversed(line)), parent.key.value))
                continue
            line[parent.key.value] = parent
            waiting.append(_parents(parent))

    def _completed(self, entry: Entry) -> Entry:
        fields = dict(entry.fields)
        for kind, name in _parents(entry):
            parent = self._done.get(name.value)
            if (entry.key.value, name.value) in self._circular:
                self._findings.append(_circular(entry, kind, name))
            elif parent is None:
                self._findings.append(_missing(entry, kind, name))
            else:
                for inherited, each in _inheritable(parent, entry, kind):
                    fields.setdefault(inherited, each)
        return Entry(entry.type, entry.key, fields, entry.span, entry.source)


def _parents(entry: Entry) -> Iterator[tuple[str, Name]]:
    for kind in ("xdata", "crossref"):
        each = entry.fields.get(kind)
        if each:
            yield from ((kind, Name(key, each.span)) for key in _KEY.findall(each.value))


def _inheritable(parent: Entry, child: Entry, kind: str) -> Iterator[tuple[str, Field]]:
    renamed = _renamed(parent.type.value, child.type.value) if kind == "crossref" else {}
    for name, each in parent.fields.items():
        if name in _NOT_INHERITED and (kind == "crossref" or name in {"xdata", "ids"}):
            continue
        yield renamed.get(name, name), each


def _renamed(parent: str, child: str) -> Mapping[str, str]:
    if child in _PARTS and parent in _BOOKS:
        return _TO_MAIN if parent.startswith("mv") and child == "book" else _TO_BOOK
    if parent.startswith("mv"):
        return _TO_MAIN
    if parent == "periodical":
        return _TO_JOURNAL
    return {}


def _missing(entry: Entry, kind: str, name: Name) -> Diagnostic:
    return missing_crossref.RULE.at(
        name.span,
        phrase(
            "`%(entry)s` inherits from `%(name)s`, but no entry has this key",
            entry=entry.key.value,
            name=name.value,
        ),
        help=phrase("add the entry, or remove `%(kind)s`", kind=kind),
    )


def _circular(entry: Entry, kind: str, name: Name) -> Diagnostic:
    return circular_crossref.RULE.at(
        name.span,
        phrase(
            "`%(entry)s` inherits from `%(name)s`, which inherits from it",
            entry=entry.key.value,
            name=name.value,
        ),
        help=phrase("remove `%(kind)s` from one of the two", kind=kind),
    )


def _same_works(entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    titles = [_letters(entry.get("title")) for entry in entries]
    count = Counter(titles)
    by_doi: dict[str, Entry] = {}
    by_title: dict[tuple[str, ...], Entry] = {}
    for entry, title in zip(entries, titles, strict=True):
        doi = entry.get("doi").lower().removeprefix("https://doi.org/").strip()
        first = by_doi.setdefault(doi, entry) if doi else entry
        words = phrase("the same DOI")
        if first is entry:
            mark = _marks(entry) if count[title] > 1 else ()
            first = by_title.setdefault(mark, entry) if mark else entry
            words = phrase("the same title, authors and date")
        if first is not entry:
            yield same_work_twice.RULE.at(
                entry.key.span,
                phrase(
                    "`%(entry)s` has %(words)s as `%(first)s`",
                    entry=entry.key.value,
                    words=words,
                    first=first.key.value,
                ),
                help=phrase("keep one of the two entries"),
                notes=[Note(first.key.span, phrase("first used here"))],
            )


def _marks(entry: Entry) -> tuple[str, ...]:
    """Return what two entries of one work share, () where too little is known."""
    title, author = entry.get("title"), entry.get("author") or entry.get("editor")
    date = entry.get("date") or entry.get("year")
    if not (title and author and date):
        return ()
    parts = ("subtitle", "volume", "number", "edition", "pages", "doi", "url", "titleaddon", "type")
    rest = (entry.type.value, author, date, *(entry.get(part) for part in parts))
    return tuple(_letters(plain_text(each)) if each else "" for each in (title, *rest))


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text).lower()
