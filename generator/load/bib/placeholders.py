"""Find values of fields that say nothing: what a form or a program put where nobody knew better."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from generator.findings.diagnostics import Diagnostic
from generator.load.bib.latex import plain_text
from generator.model.works import Entry
from generator.rules.bibliography import empty_field
from generator.rules.words import placeholder
from generator.words.phrases import phrase


def placeholders(entry: Entry) -> tuple[str, ...]:
    """Return the names of the fields of *entry* whose value says nothing, or was to be written."""
    return tuple(name for name, each in entry.fields.items() if _says_nothing(name, each.value))


def find_placeholders(entry: Entry, empty: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each field of *entry* whose name is in *empty*."""
    for name in empty:
        each = entry.fields[name]
        shown = " ".join(plain_text(each.value).split())
        yield placeholder.RULE.at(
            each.span,
            phrase("`%(words)s` was to be written over", words=shown[:60]),
            help=phrase("write what belongs there, or take `%(field)s` out", field=name),
        )


def empty_fields(entry: Entry) -> tuple[str, ...]:
    """Return the names of the fields of *entry* that have nothing to print between their braces."""
    return tuple(name for name, each in entry.fields.items() if _is_empty(each.value))


def find_empty(entry: Entry, empty: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each field of *entry* in *empty* that a work needs, and no other one gives."""
    if not empty:
        return
    filled = entry.fields.keys() - set(empty)
    for names in _NEEDED:
        name = next((it for it in empty if it in names), "organization")
        if name != "organization" and filled.isdisjoint(names):
            each = entry.fields[name]
            yield empty_field.RULE.at(
                each.name.span,
                phrase("the field `%(field)s` has nothing in it", field=name),
                help=phrase("write what belongs there, or take `%(field)s` out", field=name),
            )


def without_placeholders(entry: Entry, empty: Collection[str]) -> Entry:
    """Return *entry* without the fields named in *empty*: they are judged no further."""
    if not empty:
        return entry
    kept = {name: each for name, each in entry.fields.items() if name not in empty}
    return replace(entry, fields=kept)


# Private functions

# What a work needs, each by one of several fields. Titles and containers have rules of their own.
_NEEDED = (
    ("author", "editor", "translator", "director", "organization", "institution", "holder"),
    ("date", "year", "pubstate"),
    ("publisher", "organization", "institution", "school", "howpublished"),
)
_NOTHING = re.compile(r"(?:[{}\s~]|\\[ ,;:!/]|\\quad|\\null|\\mbox)*")


def _is_empty(value: str) -> bool:
    return value[:1] in _BLANK and bool(_NOTHING.fullmatch(value))


_BLANK = frozenset({"", *"{} \t\n~\\"})


# What no page prints, where a word to oneself does no harm.
_OWN = frozenset(
    """abstract annotation annote comment crossref entrysubtype file groups ids keywords langid owner
    sortname sortkey sorttitle sortyear timestamp usera userb userc userd xdata xref""".split()
)
_TITLES = frozenset("title subtitle maintitle booktitle shorttitle series".split())
# In any field. "XXX" is no such word: volumes and games are counted so. A name with a colon behind
# it, as in "TODO: ask Ann", begins a note to oneself.
_NEVER = re.compile(
    r"""n/\s?a\.? | to\s?do:? | t\.?b\.?[adc]\.? | fixme:? | \?{2,} | [-\u2013\u2014_.\u2026*]{1,9}
    | <[^<>:/@]*> | \[(?:author|title|year|journal|publisher|insert[^\]]*|add[^\]]*)\] | lorem\s+ipsum.*
    | (?:forthcoming|in\s+press|to\s+appear|submitted|accepted)\s*\?+
    | not\s+(?:available|known|applicable|given|specified|found) | keine\s+angaben? | k\.\s?a\.
    | no\s+(?:author|title|date|year|journal|publisher|place|source)s?(?:\s+(?:given|listed|available))?
    | (?:todo|fixme|tbd):\s.*""",
    re.VERBOSE | re.IGNORECASE,
)
_CROSSES = re.compile(r"x{3,}|X{4,}")
# In all fields but titles: works are called so.
_NO_VALUE = re.compile(
    r"(?:unknown|unbekannt)(?:\s+(?:author|publisher|journal|date|year|place))?|none|nil|null|undefined|nan|\?",
    re.IGNORECASE,
)


# What the patterns above begin with, besides marks: most values begin with something else.
_FIRST = frozenset("afiklnstuxAFIKLNSTUX")


def _says_nothing(name: str, value: str) -> bool:
    begin = value.lstrip("{} \t\n")[:1]
    if (begin.isalnum() and begin not in _FIRST) or len(value) > 200 or name in _OWN:
        return False
    words = " ".join(value.replace("{", "").replace("}", "").split())
    if not words:
        return False
    if _NEVER.fullmatch(words) or _CROSSES.fullmatch(words):
        return True
    return name not in _TITLES and bool(_NO_VALUE.fullmatch(words))
