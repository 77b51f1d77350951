"""Read the few lines of front matter that a decision needs to be walked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics import Text
from generator.model import Name

# A key at the start of a line, a colon, the value on the same line.
PAIR = re.compile(r"(?P<key>[a-z][a-z-]*):(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter as written, the offset at which the body starts, and its plain pairs."""

    source: str
    body: int
    pairs: Mapping[str, Name]

    def get(self, key: str, default: str = "") -> str:
        """Return the words behind *key*."""
        return self.pairs[key].value if key in self.pairs else default


def read_front(text: Text) -> Front:
    """Split the front matter off *text*; only `key: value` lines of the first level are read."""
    if not text.content.startswith("---\n"):
        return Front("", 0, {})
    end = text.content.find("\n---", 3)
    if end < 0:
        return Front("", 0, {})
    source = text.content[4 : end + 1]
    body = text.content.find("\n", end + 1)
    pairs = {}
    at = 4
    for line in source.split("\n"):
        found = PAIR.match(line)
        if found:
            pairs[found["key"]] = _value(text, at + found.start("value"), found["value"])
        at += len(line) + 1
    return Front(source, len(text.content) if body < 0 else body + 1, pairs)


# Private functions


def _value(text: Text, start: int, raw: str) -> Name:
    words = raw.split(" #", maxsplit=1)[0].strip()
    begin = start + len(raw) - len(raw.lstrip())
    span = text.span(begin, begin + max(len(words), 1))
    if len(words) > 1 and words[0] == words[-1] and words[0] in "'\"":
        quote = words[0]
        words = words[1:-1].replace("''", "'") if quote == "'" else words[1:-1].replace('\\"', '"')
    return Name(words, span)
