"""Find references in other formats between the entries: RIS, CSL-JSON, formatted lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Text
from generator.rules.bibliography import foreign_format
from generator.words.phrases import phrase


def foreign(text: Text, clean: str, start: int, end: int) -> Iterator[Diagnostic]:
    """Yield a finding where another format begins between two entries, once for each run of it."""
    before = ""
    for match in _ANY.finditer(clean, start, end):
        kind = match.lastgroup or ""
        if kind == before == "ris":
            continue
        before = kind
        yield foreign_format.RULE.at(
            text.span(match.start(), match.end()),
            phrase(
                "%(kinds)s stands between the entries, where everything is a comment",
                kinds=_KINDS[kind],
            ),
            help=_ADVICE[kind],
        )


# Private functions

_ANY = re.compile(
    r"""^[ \t]*(?:
    (?P<ris>TY[ ]{1,2}-[ ]*\w+)
    | (?P<json>[\[{]\s*[\[{]?\s*"(?:id|type|title|author|DOI)"\s*:)
    | (?P<apa>[A-Z\u00c0-\u024f][^@{}=%\n]{1,120}\(\d{4}[a-z]?\)\.[ ][^\n=]{3})
    )""",
    re.VERBOSE | re.MULTILINE,
)
_KINDS = {"ris": "RIS", "json": "CSL-JSON", "apa": phrase("a formatted reference")}
_ADVICE = {
    "ris": phrase("export it as BibTeX from your program for references"),
    "json": phrase("export it as BibTeX from your program for references"),
    "apa": phrase("write it as an entry: `@article{key, author = {...}, ...}`"),
}
