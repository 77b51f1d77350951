"""Find what stands between entries and was meant as part of one: heads without a sign, lone braces.

Text between entries is a comment, and real files have sentences there. So a word counts only if it
is a type that entries have, and stands where an entry begins.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from generator.findings.diagnostics import Diagnostic, Edit, Text, put
from generator.load.bib.types import TYPES
from generator.rules.bibliography import stray_text
from generator.words.phrases import phrase


def stray(
    text: Text, matches: Iterable[re.Match[str]], told: Collection[int]
) -> Iterator[Diagnostic]:
    """Yield a finding for each of the *matches* of `MEANT` where an entry was meant.

    What begins at an offset of *told* is a finding already.
    """
    begun = bool(told)
    for match in matches:
        if match["brace"]:
            if not begun:  # else it ends what was meant as an entry
                yield _brace(text, match)
            continue
        begun = True
        if match["wide"]:
            yield _wide(text, match)
        elif match["at"]:
            yield _unopened(text, match)
        elif match.start("bare") not in told and match["bare"].lower() in TYPES:
            yield signless(text, *match.span("bare"))


def signless(text: Text, start: int, end: int) -> Diagnostic:
    """Return the finding that the type at an offset has no sign before it."""
    name = text.content[start:end]
    return stray_text.RULE.at(
        text.span(start, end),
        phrase("`%(type)s` begins no entry: it has no `@`", type=name),
        help=phrase("write `@%(type)s`", type=name),
        fix=(put(text, start, "@"),),
    )


# Private functions

_TYPE = "|".join(sorted(TYPES, key=len, reverse=True))
# A sign of a list or of a quotation before an entry that was pasted.
_MARK = r"(?:(?:[-*+>\u2022]|\d{1,4}[.)])[ \t]+)?"
MEANT = re.compile(
    rf"""^[ \t]*(?:
    (?P<brace>[{{}}]+)[ \t]*[,;]?[ \t]*$
    | {_MARK}(?P<bare>[A-Za-z]+)[ \t]*\{{[ \t]*(?:[^\s{{}}]+[ \t]*,)?[ \t]*(?:$|[A-Za-z]+[ \t]*=)
    | {_MARK}(?P<wide>\uff20)[ \t]*\w+[ \t]*[{{(]
    | {_MARK}(?P<at>@[ \t]*(?:(?i:{_TYPE})|$))(?![\w-])(?![ \t\n]*[{{(])(?P<sign>[ \t]*[\[<:])?
    )""",
    re.VERBOSE | re.MULTILINE,
)


def _brace(text: Text, match: re.Match[str]) -> Diagnostic:
    span = text.span(*match.span("brace"))
    return stray_text.RULE.at(
        span,
        phrase("`%(sign)s` stands between the entries, and belongs to none", sign=match["brace"]),
        help=phrase("take it out, or look whether an entry above ends too early"),
    )


def _wide(text: Text, match: re.Match[str]) -> Diagnostic:
    span = text.span(*match.span("wide"))
    return stray_text.RULE.at(
        span,
        phrase("`%(sign)s` is another sign than `@`, and begins no entry", sign=match["wide"]),
        help=phrase("write `@`"),
        fix=(Edit(span, "@"),),
    )


def _unopened(text: Text, match: re.Match[str]) -> Diagnostic:
    name = "".join(match["at"].split())
    meant = name if len(name) > 1 else "@article"
    return stray_text.RULE.at(
        text.span(*match.span("at")),
        phrase("`%(type)s` begins no entry: no brace stands behind it", type=name),
        help=phrase("write `%(type)s{`, a key and the fields", type=meant),
    )
