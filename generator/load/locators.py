# ruff: noqa: RUF001  # because: typographic dashes divide ranges of pages
"""Split the words behind a key into a locator with its CSL label, and what is left."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from generator.words.author_words import LOCATORS


class Located(NamedTuple):
    """A locator, its label and the rest.

    ``doubtful`` is a label that is only close to the one ``meant``; one without a number means none.
    """

    locator: str = ""
    label: str = ""
    suffix: str = ""
    doubtful: str = ""
    meant: str = ""


def split_locator(words: str) -> Located:
    """Split ``, pp. 33-35 and *passim*`` into ``33-35``, ``page`` and ``and *passim*``.

    A bare number is a page, ``1:30`` a time; words that are no locator are the suffix, with the
    comma that they begin with.
    """
    body = words.removeprefix(",").lstrip()
    if body.startswith("{"):
        inner, brace, rest = body[1:].partition("}")
        if brace:
            return braced_locator(inner, rest)
    if marked := _marked(body):
        return Located("", "", words, *marked)
    label, number_at = _label(body)
    numbers = (_LABELLED if label else _BARE).match(body, number_at)
    if numbers is None:
        return _unlocated(words, body)
    rest = body[numbers.end() :]
    if not label and _CAPITAL_AHEAD.match(rest):
        return Located(suffix=words)
    return Located(numbers[0], label or _bare_label(numbers[0]), rest.strip())


def braced_locator(inner: str, rest: str) -> Located:
    """Read a locator that braces mark: ``{ii, A, D-Z}``; an empty one means that there is none."""
    inner, rest = inner.strip(), rest.strip()
    if not inner:
        return Located(suffix=rest)
    label, at = _label(inner)
    return Located(inner[at:], label or _bare_label(inner), rest)


# Private functions

# CSL's locator labels (CSL 1.0.2, appendix IV) and the English words for them.
_WORDS: Mapping[str, str] = {
    "act": "act",
    "appendix": "appendix app. apps. appendices",
    "article-locator": "art. arts. article articles",
    "book": "bk. bks. book books",
    "chapter": "chap. chaps. chapter chapters ch. chs.",
    "column": "col. cols. column columns",
    "equation": "eq. eqs. equation equations",
    "figure": "fig. figs. figure figures",
    "folio": "fol. fols. folio folios",
    "issue": "no. nos. number numbers iss. issue issues",
    "line": "l. ll. line lines",
    "note": "n. nn. note notes",
    "opus": "op. opp. opus opera",
    "page": "p. pp. page pages",
    "paragraph": "para. paras. paragraph paragraphs ¶ ¶¶ par.",
    "part": "pt. pts. part parts",
    "rule": "r. rr. rule rules",
    "scene": "sc. scs. scene scenes",
    "section": "sec. secs. section sections § §§",
    "sub-verbo": "s.v. s.vv.",
    "table": "tbl. tbls. table tables",
    "timestamp": "time timestamp",
    "verse": "v. vv. verse verses",
    "version": "ver. version versions",
    "volume": "vol. vols. volume volumes",
}
_LABELS: Mapping[str, str] = {
    **{word: label for label, words in _WORDS.items() for word in words.split()},
    **LOCATORS,
}
# Words that are no label, and the label that is meant.
_MISTAKEN: Mapping[str, str] = {
    word: meant
    for meant, words in {
        "p.": "p pg pg. pag pag. pge pge. s.",
        "pp.": "pp pgs pgs. pps pps. pages. ps.",
        "chap.": "chp chp. chpt chpt. chap ch cap. kap.",
        "sec.": "sec sect sect. scn.",
        "para.": "para pgph. parag. parg. abs.",
        "fig.": "fig figur",
        "vol.": "vol volu.",
        "no.": "nr nr. num. num",
    }.items()
    for word in words.split()
}
_OWN = "|".join(map(re.escape, LOCATORS))
_LABEL = re.compile(
    rf"(?P<word>[§¶]{{1,2}}|{_OWN}|[a-z]+(?:\.v{{1,2}})?\.?)[ \t\u00a0]*(?=[^\s,;])"
)
_NUMBER = r"(?:[^\s,;&*_\x60\[\]()]*\d[^\s,;&*_\x60\[\]()]*|[ivxlcdmIVXLCDM]+(?:[-–][ivxlcdmIVXLCDM]+)?\b|[A-Z]\b)"
_JOINT = r"(?:[ ]*[-–,&][ ]*|[ ]+(?:and|&)[ ]+|\.[ ]?)"
_LABELLED = re.compile(rf"{_NUMBER}(?:{_JOINT}{_NUMBER})*")
_BARE = re.compile(rf"(?=\d){_NUMBER}(?:{_JOINT}(?=\d){_NUMBER})*")
_CAPITAL_AHEAD = re.compile(r"[ ]+[A-Z]")
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:[-–]\d{1,2}:\d\d(?::\d\d)?)?")
# A known label with marks that it does not have: `p..`, `pp:`, `Abb.:`.
_MARKED = re.compile(r"(?P<label>[^\W\d_]+)(?:\.[.:]+|:)(?=[ \t]*\d)")
_DIGIT_BEHIND = re.compile(r"[ \t]*\d")


def _label(body: str) -> tuple[str, int]:
    match = _LABEL.match(body)
    label = _LABELS.get(match["word"], "") if match else ""
    return (label, match.end()) if match and label else ("", 0)


def _marked(body: str) -> tuple[str, str] | None:
    """Return a label with marks too many, as written and as it is meant."""
    found = _MARKED.match(body)
    right = f"{found['label']}." if found else ""
    return (found[0], right) if found and right in _LABELS else None


def _bare_label(number: str) -> str:
    return "timestamp" if _TIME.fullmatch(number) else "page"


def _unlocated(words: str, body: str) -> Located:
    word = body.split(maxsplit=1)[0] if body else ""
    meant = _MISTAKEN.get(word, "")
    if meant and _DIGIT_BEHIND.match(body, len(word)):
        return Located(suffix=words, doubtful=word, meant=meant)
    if word == body.strip() and word.endswith(".") and word in _LABELS:
        return Located(suffix=words, doubtful=word)
    return Located(suffix=words)
