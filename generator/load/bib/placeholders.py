"""Find values of fields that say nothing: what a form or a program put where nobody knew better."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.findings.diagnostics import Diagnostic
from generator.load.bib.latex import plain_text
from generator.model.works import Entry, Field
from generator.rules.words import placeholder
from generator.words.phrases import phrase


def find_placeholders(entry: Entry) -> Iterator[Diagnostic]:
    """Yield a finding for each field of *entry* whose value says nothing, or was to be written."""
    for name in _placeholders(entry):
        each = entry.fields[name]
        shown = " ".join(plain_text(each.value).split())
        yield placeholder.RULE.at(
            each.span,
            phrase("`%(words)s` was to be written over", words=shown[:60]),
            help=phrase("write what belongs there, or take `%(field)s` out", field=name),
        )


def without_placeholders(entry: Entry) -> Entry:
    """Return *entry* without the fields whose value says nothing: they are judged no further."""
    empty = frozenset(_placeholders(entry))
    if not empty:
        return entry
    kept = {name: each for name, each in entry.fields.items() if name not in empty}
    return replace(entry, fields=kept)


# Private functions

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


def _placeholders(entry: Entry) -> Iterator[str]:
    for name, each in entry.fields.items():
        if name not in _OWN and each.value.strip() and _says_nothing(name, each):
            yield name


def _says_nothing(name: str, each: Field) -> bool:
    if len(each.value) > 200:
        return False
    words = " ".join(each.value.replace("{", "").replace("}", "").split())
    if _NEVER.fullmatch(words) or _CROSSES.fullmatch(words):
        return True
    return name not in _TITLES and bool(_NO_VALUE.fullmatch(words))
