"""Add an entry to a list of kb/, or a work to a bibliography, as text: nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.commands.new_files import AuthoringError
from generator.findings.diagnostics import Text
from generator.load import yaml
from generator.words.phrases import phrase

# The entries of .bib files that are asked for, and what each needs beside author, title and date.
WORKS: Mapping[str, tuple[str, ...]] = {
    "book": ("publisher",),
    "article": ("journal",),
    "online": ("url",),
    "report": ("publisher",),
    "misc": (),
}


def with_entry(text: Text | None, key: str, lines: Sequence[str]) -> str:
    """Return the file whose list *key* has the entry of *lines* at its end.

    *text* is the file as it stands, None for a new one. Raises `AuthoringError` where its list
    is written in a way that nothing can be added to.
    """
    entry = "\n".join((f"  - {lines[0]}", *(f"    {line}" for line in lines[1:]))) + "\n"
    if text is None or not text.content.strip():
        return f"{key}:\n{entry}"
    root = yaml.load(text)[0].root
    found = root.get(key) if isinstance(root, yaml.Mapping) else None
    if found is None:
        return f"{_ended(text.content)}{key}:\n{entry}"
    if isinstance(found, yaml.Sequence) and not found.entries:
        return _in_place_of_none(text, found, entry)
    if not isinstance(found, yaml.Sequence) or not _is_last(root, key):
        raise AuthoringError(
            phrase(
                "`%(key)s` in %(words)s is no list at the end of the file", key=key, words=text.path
            )
        )
    return _ended(text.content) + _indented(text, found, entry)


def bib_entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """Return a work as an entry of a .bib file, its values as they were said."""
    width = max(map(len, fields))
    lines = "".join(
        f"  {name:{width}} = {{{_braced(value)}}},\n" for name, value in fields.items() if value
    )
    return f"\n@{kind}{{{key},\n{lines}}}\n"


# Private functions


def _ended(content: str) -> str:
    return content.rstrip("\n") + "\n"


def _is_last(root: yaml.Node | None, key: str) -> bool:
    return isinstance(root, yaml.Mapping) and root.entries[-1].key.value == key


def _in_place_of_none(text: Text, found: yaml.Sequence, entry: str) -> str:
    start = text.offset(found.span.line, found.span.column)
    end = text.offset(found.span.end_line, found.span.end_column)
    before, after = text.content[:start].rstrip(" "), text.content[end:].lstrip("\n")
    return f"{before}\n{entry}{after}"


def _indented(text: Text, found: yaml.Sequence, entry: str) -> str:
    """Return *entry* with its dash below those of the list."""
    line = text.line(
        found.entries[0].span.line
        if isinstance(found.entries[0], yaml.Scalar)
        else _first_line(found)
    )
    dash = _DASH.match(line)
    if dash is None:
        raise AuthoringError(
            phrase(
                "the list in %(words)s is written in brackets: add the entry by hand",
                words=text.path,
            )
        )
    return "".join(f"{dash['indent']}{it[2:]}\n" for it in entry.splitlines())


_DASH = re.compile(r"(?P<indent> *)- ")


def _first_line(found: yaml.Sequence) -> int:
    first = found.entries[0]
    return first.entries[0].key.span.line if isinstance(first, yaml.Mapping) else first.span.line


def _braced(value: str) -> str:
    """Return *value* for a field in braces: each character as itself."""
    words = " ".join(value.split())
    return re.sub(r"[&%$#_{}]", lambda it: f"\\{it[0]}", words)
