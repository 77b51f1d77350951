"""Read the options of the theme in mkdocs.yml: those that the shells use, and no markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic
from generator.load import yaml
from generator.model.site import Plain
from generator.rules.yaml import bad_value
from generator.words.phrases import phrase

# The options of Material that a shell can show. Others name code, files or hosts.
OPTIONS = ("direction", "favicon", "features", "icon", "language", "logo", "palette")

# The theme's templates print options as they are, within attributes of HTML.
MARKUP = re.compile(
    r"""[<>"&\\\x00-\x1f] | \{[{%\#] | // | ^\s*(javascript|data|vbscript|https?|file):""",
    re.IGNORECASE | re.VERBOSE,
)

MOST = 200  # characters of an option


def look_of(theme: yaml.Node | None) -> dict[str, Plain]:
    """Return the options that are used, as plain values; those that cannot be are left out."""
    if not isinstance(theme, yaml.Mapping):
        return {}
    entries = ((name, theme.get(name)) for name in OPTIONS)
    return {name: _plain(node) for name, node in entries if node and not any(_faults(node))}


def check_look(theme: yaml.Node | None) -> Iterator[Diagnostic]:
    """Yield a finding for each option of the theme with what no option can have."""
    if not isinstance(theme, yaml.Mapping):
        return
    for name in OPTIONS:
        node = theme.get(name)
        for it in _faults(node) if node else ():
            message = phrase(
                "`%(value)s` can be no part of the theme's `%(name)s`",
                value=it.value[:40],
                name=name,
            )
            help = phrase("write plain words, or a path below the theme's folder")
            yield bad_value.RULE.at(it.span, message, help=help)


# Private functions


def _faults(node: yaml.Node) -> Iterator[yaml.Scalar]:
    match node:
        case yaml.Scalar():
            if MARKUP.search(node.value) or len(node.value) > MOST:
                yield node
        case yaml.Sequence():
            for entry in node.entries:
                yield from _faults(entry)
        case yaml.Mapping():
            for it in node.entries:
                yield from (*_faults(it.key), *_faults(it.value))


WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}


def _plain(node: yaml.Node) -> Plain:
    """Return *node* as plain values; of words in no quotes, those that YAML means otherwise."""
    match node:
        case yaml.Scalar():
            return node.value if node.quoted else WORDS.get(node.value.lower(), node.value)
        case yaml.Sequence():
            return [_plain(it) for it in node.entries]
        case yaml.Mapping():
            return {it.key.value: _plain(it.value) for it in node.entries}
