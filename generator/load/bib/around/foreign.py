"""Find references in other formats between the entries: RIS, CSL-JSON, EndNote, formatted lists ..."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.findings.diagnostics import Diagnostic, Span, Text
from generator.rules.bibliography import foreign_format
from generator.words.phrases import phrase


def foreign(text: Text, matches: Iterable[re.Match[str]]) -> Iterator[Diagnostic]:
    """Yield a finding for each of the *matches* of `FORMATS`, once for each run of one."""
    before = ""
    for match in matches:
        kind = match.lastgroup or ""
        if kind == before and kind in _TAGGED:
            continue
        before = kind
        yield _finding(text.span(*match.span()), kind)


def endnote(text: Text) -> Iterator[Diagnostic]:
    """Yield a finding where EndNote's lines begin, all of which are comments to BibTeX."""
    match = _ENDNOTE.search(text.content) if "%0 " in text.content else None
    if match:
        yield _finding(text.span(*match.span("line")), "endnote")


# Private functions


def _finding(place: Span, kind: str) -> Diagnostic:
    what, advice = _KINDS[kind]
    return foreign_format.RULE.at(
        place,
        phrase("%(kinds)s stands between the entries, where everything is a comment", kinds=what),
        help=advice,
    )


_ENDNOTE = re.compile(r"^(?P<line>%0 [A-Z][A-Za-z ]+)\n%[A-Z@] ", re.MULTILINE)

FORMATS = re.compile(
    r"""^[ \t]*(?:
    (?P<ris>TY[ ]{1,2}-[ ]*\w+)
    | (?P<json>[\[{]\s*[\[{]?\s*"(?:id|type|title|author|DOI)"\s*:)
    | (?P<medline>PMID-[ ]\d+)
    | (?P<wos>PT[ ][A-Z]\n(?=(?:AU|BA|AF|TI)[ ]))
    | (?P<cslyaml>-[ ]+id:[ ].*\n[ ]+type:)
    | (?P<yaml>[\w-]+:[ ]*\n[ ]+type:[ ])
    | (?P<xml><(?:\?xml|xml|record|ref|citation|b:Source)\b)
    | (?P<html><(?i:!doctype[ ]html|html|head|body|table|ol|ul|p)\b)
    | (?P<latex>\\bibitem\b)
    | (?P<wiki>\{\{[Cc]it(?:e|ation)\b)
    | (?P<numbered>\[\d{1,4}\][ ][A-Z][^@{}=%\n]{10,200}\b(?:1[5-9]|20)\d\d\b)
    | (?P<mla>[A-Z\u00c0-\u024f][\w'\u2019-]+,[ ][A-Z][^@{}=%\n]{5,200},[ ](?:1[5-9]|20)\d\d\.?[ \t]*$)
    | (?P<doi>(?:doi:[ ]?|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+[ \t]*$)
    | (?P<apa>[A-Z\u00c0-\u024f][^@{}=%\n]{1,120}\(\d{4}[a-z]?\)\.[ ][^\n=]{3})
    )""",
    re.VERBOSE | re.MULTILINE,
)
_PROGRAM = phrase("export it as BibTeX from your program for references")
_ENTRY = phrase("write it as an entry: `@article{key, author = {...}, ...}`")
_FORMATTED = phrase("a formatted reference")
# Each with what it is, and what helps.
_KINDS = {
    "ris": ("RIS", _PROGRAM),
    "json": ("CSL-JSON", _PROGRAM),
    "medline": ("MEDLINE", _PROGRAM),
    "wos": ("Web of Science", _PROGRAM),
    "endnote": ("EndNote", _PROGRAM),
    "cslyaml": ("CSL-YAML", _PROGRAM),
    "yaml": ("YAML", _PROGRAM),
    "xml": ("XML", _PROGRAM),
    "html": (phrase("a web page"), phrase("save the BibTeX that the page offers, not the page")),
    "latex": (phrase("a `\\bibitem` of LaTeX"), _ENTRY),
    "wiki": (phrase("a template of a wiki"), _ENTRY),
    "numbered": (_FORMATTED, _ENTRY),
    "mla": (_FORMATTED, _ENTRY),
    "apa": (_FORMATTED, _ENTRY),
    "doi": (phrase("a DOI"), phrase("write an entry for it, with it as `doi`")),
}
# Formats of many lines, each of which may begin like another work: told once in a row.
_TAGGED = frozenset({"ris", "medline", "wos", "endnote", "cslyaml", "yaml", "xml", "html"})
