"""Read ids.lock: the addresses that were published, a line each, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.characters import REPLACEMENT
from generator.model.text import Name
from generator.rules.yaml import bad_value
from generator.words.phrases import phrase

PATH = "ids.lock"
# Below the root of the site, a page ends in a stroke; a place follows behind its mark.
ADDRESS = re.compile(r"(?:[A-Za-z0-9_.~%-]+/)*(?:#[A-Za-z0-9_.~%-]+)?")


def load_lock(text: Text) -> tuple[tuple[Name, ...], tuple[Diagnostic, ...]]:
    """Return the addresses of *text*, each once; lines that begin with ``//`` are comments."""
    names: dict[str, Name] = {}
    findings = []
    for name in _lines(text):
        if ADDRESS.fullmatch(name.value):
            names.setdefault(name.value, name)
        else:
            message = phrase("`%(written)s` is no address", written=name.value[:60])
            help = phrase(
                "write one such as `cards/open-leadership/#all-resources`, or take the line out"
            )
            findings.append(bad_value.RULE.at(name.span, message, help=help))
    return tuple(names.values()), tuple(findings)


# Private functions

_MARKS = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: |$)")


def _lines(text: Text) -> Iterator[Name]:
    for number, start in enumerate(text.starts, 1):
        line = text.line(number)
        words = line.strip()
        told = _MARKS.match(words) or REPLACEMENT in words  # of git's, or no character
        if words and not words.startswith("//") and not told:
            begin = start + len(line) - len(line.lstrip())
            yield Name(words, text.span(begin, begin + len(words)))
