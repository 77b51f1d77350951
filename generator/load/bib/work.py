"""Hold an entry on its way to CSL-JSON, and what the parts of the mapping share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.load.bib.latex import decode_aloud, markup, plain
from generator.model.works import Entry

# What makes a value more than plain text on one line.
LATEX = re.compile(r"[\\{}$~`'\n]|--|  ")
URL = re.compile(r"https?://(?:[^\s{}\\]|\\[_%&#~$])+")
ARXIV = re.compile(
    r"(?:arxiv:)?\s*(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE
)
ACCESSED = re.compile(
    r"(?:accessed|retrieved|visited|abgerufen|consulté|zugriff|stand)\b(?:\s+(?:am|on|le|le\s+jour))?\W{0,5}"
    r"(?P<date>\d{4}-\d\d?-\d\d?|\d{1,2}[./]\d{1,2}[./]\d{4}"
    r"|\d{1,2}\.?[\s-]+[^\W\d_]{3,9}\.?,?[\s-]+\d{4}|[^\W\d_]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})",
    re.IGNORECASE,
)
STATES: Mapping[str, str] = {
    "inpress": "in press",
    "in press": "in press",
    "forthcoming": "forthcoming",
    "submitted": "submitted",
    "inpreparation": "in preparation",
    "to appear": "in press",
    "accepted": "in press",
    "under review": "submitted",
    "prepublished": "advance online publication",
    "advance online publication": "advance online publication",
}
# Works of the law: their names are names, and keep their capitals.
LEGAL = frozenset({"legal_case", "legislation", "bill", "hearing", "regulation", "treaty"})
MEDIA = frozenset({"motion_picture", "broadcast", "song", "speech", "interview", "graphic", "map"})


@dataclass(slots=True)
class Work:
    """An entry on its way to CSL-JSON; ``origins`` keeps which field gave which variable."""

    entry: Entry
    type: str
    item: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, list[str]] = field(default_factory=dict)
    unknown: list[tuple[str, str]] = field(default_factory=list)  # field, LaTeX command

    def first(self, *names: str) -> str:
        """Return the name of the first of these fields that is filled, ``""`` if none is."""
        fields = self.entry.fields
        for name in names:
            if name in fields and fields[name].value:
                return name
        return ""

    def text(self, name: str) -> str:
        """Return the value of a field as text with CSL-JSON's tags."""
        found = self.entry.fields.get(name)
        if found is None:
            return ""
        value = found.value
        if LATEX.search(value):
            runs, unknown = decode_aloud(value)
            self.unknown += [(name, command) for command in unknown]
            return markup(runs).strip()
        return value.strip()

    def plain(self, name: str) -> str:
        """Return the value of a field as text without any tags."""
        found = self.entry.fields.get(name)
        if found is None:
            return ""
        value = found.value
        if LATEX.search(value):
            runs, unknown = decode_aloud(value)
            self.unknown += [(name, command) for command in unknown]
            return plain(runs).strip()
        return value.strip()

    def put(self, variable: str, value: Any, *names: str) -> None:
        """Fill a variable that is not filled yet with a value that is not empty."""
        if value and variable not in self.item:
            self.item[variable] = value
            self.origins[variable] = [name for name in names if name]

    def copy(self, variable: str, *names: str) -> None:
        """Fill a variable with the text of the first of these fields that is filled."""
        fields = self.entry.fields
        for name in names:
            if name in fields and fields[name].value:
                self.put(variable, self.text(name), name)
                return


def decode_text(latex: str) -> str:
    """Return what the LaTeX text prints, without tags and outer space."""
    return plain(decode_aloud(latex)[0]).strip()
