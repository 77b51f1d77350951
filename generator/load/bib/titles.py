# ruff: noqa: RUF001  # because: typographic signs are what this module reads and writes
"""Read titles: join title and subtitle, and turn title case into sentence case.

CSL wants titles in sentence case, BibTeX files hold title case with braces around what keeps its
capitals. A title that is in sentence case already, or not in English, is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.csl.tongues import is_foreign
from generator.load.bib.latex import Run, decode, markup, plain


def read_title(title: str, subtitle: str = "", *, english: bool = True, sure: bool = False) -> str:
    """Return a title with its subtitle in sentence case, with CSL-JSON's tags.

    ``sure``: it is known to be in English; else words of other languages in it tell that it is not.
    """
    english = english and (sure or not is_foreign(f"{title} {subtitle}"))
    if not (_SPECIAL.search(title) or _SPECIAL.search(subtitle)):
        return _read_plain(title, subtitle, english=english)
    runs = [*decode(title)]
    if subtitle:
        runs += [Run(_joint(plain(runs))), *_raised(decode(subtitle))]
    return markup(sentence_case(runs) if english else runs)


def sentence_case(runs: Sequence[Run]) -> list[Run]:
    """Lower the words of *runs* that are in title case; braces keep what they hold."""
    text = plain(runs)
    fixed = _fixed_spans(runs)
    words = _lowered_words(text, fixed)
    if not words:
        return list(runs)
    letters = list(text)
    for at in words:
        letters[at] = letters[at].lower()
    lowered = "".join(letters)
    result: list[Run] = []
    at = 0
    for run in runs:
        result.append(Run(lowered[at : at + len(run.text)], run.fixed, run.styles))
        at += len(run.text)
    return result


def is_shouted(title: str) -> bool:
    """Say whether *title* has several words and is written in capitals throughout."""
    return title.isupper() and " " in title.strip() and len(title) > 12


# Private functions

_SPECIAL = re.compile(r"[\\{}$~`']|--|\n|\t|  ")
# A word that begins with a letter other than a to z, and a longer one that begins with these.
# What stands before is looked at second: the search goes from letter to letter so.
_CAPITAL = re.compile(r"[^\W\d_a-z](?<![^\W\d_].)[^\W\d_]*+(?:[’'][^\W\d_]++)*+")
_LONG_SMALL = re.compile(r"[a-z](?<![\w’'-].)[^\W\d_]{3,}")
# Short words and prepositions say nothing about the case of a title.
_SMALL = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "along",
        "among",
        "amid",
        "around",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "between",
        "beyond",
        "during",
        "except",
        "from",
        "into",
        "like",
        "near",
        "onto",
        "over",
        "past",
        "since",
        "than",
        "that",
        "through",
        "throughout",
        "till",
        "toward",
        "towards",
        "under",
        "underneath",
        "until",
        "unto",
        "upon",
        "versus",
        "when",
        "where",
        "whether",
        "while",
        "with",
        "within",
        "without",
        "your",
        "their",
        "what",
    ]
)
_LONGEST_TITLE = len("Prof. ") + 1
_TITLES = frozenset({"Dr", "Jr", "Mr", "Mrs", "Ms", "Mt", "Prof", "Sr", "St"})  # of names
_ENDS = ":?!.—"
_JOINED = frozenset("?!:.,;—–")


def _read_plain(title: str, subtitle: str, *, english: bool) -> str:
    if subtitle:
        title += _joint(title) + subtitle[:1].upper() + subtitle[1:]
    if not english:
        return title
    words = _lowered_words(title, ())
    if not words:
        return title
    letters = list(title)
    for at in words:
        letters[at] = letters[at].lower()
    return "".join(letters)


def _joint(title: str) -> str:
    return " " if title.rstrip()[-1:] in _JOINED else ": " if title else ""


def _raised(runs: Sequence[Run]) -> list[Run]:
    if not runs or runs[0].fixed:
        return list(runs)
    first = runs[0]
    return [Run(first.text[:1].upper() + first.text[1:], first.fixed, first.styles), *runs[1:]]


def _fixed_spans(runs: Sequence[Run]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = 0
    for run in runs:
        if run.fixed:
            spans.append((at, at + len(run.text)))
        at += len(run.text)
    return spans


def _lowered_words(text: str, fixed: Sequence[tuple[int, int]]) -> list[int]:
    """Return the offsets of the capitals that sentence case makes small."""
    candidates: list[int] = []
    capitals = 0
    protected = False  # braces around a capitalised word: the author goes by BibTeX's rule
    spans = iter((*fixed, (len(text) + 1, len(text) + 1)))
    start, end = next(spans)
    for match in _CAPITAL.finditer(text):
        at, stop = match.span()
        while at >= end:
            start, end = next(spans)
        rest = text[at + 1 : stop]
        if stop > start:
            protected = protected or (rest.islower() and text[at].isupper())
        elif _is_titled(text, at, stop):
            continue
        elif _is_capitalised(text[at], rest) and not (
            # Most words stand behind a word and a space: the others need a closer look.
            (at < 2 or text[at - 1] != " " or not text[at - 2].isalnum())
            and _begins_sentence(text, at)
        ):
            candidates.append(at)
            capitals += (
                stop - at > 3 and text[at - 1] != "-" and text[at:stop].lower() not in _SMALL
            )
    if not candidates or (not protected and capitals < _small_words(text, fixed)):
        return []
    return candidates


def _small_words(text: str, fixed: Sequence[tuple[int, int]]) -> int:
    """Count the words of some weight that begin with a small letter, outside braces."""
    for start, end in reversed(fixed):
        text = text[:start] + text[end:]
    return sum(word not in _SMALL for word in _LONG_SMALL.findall(text))


def _is_capitalised(first: str, rest: str) -> bool:
    """Say whether only the first letter is a capital; a lone letter counts if it is an article."""
    return (rest.islower() if rest else first == "A") and first.isupper()


def _is_titled(text: str, at: int, stop: int) -> bool:
    """Say whether a word is a title such as ``Dr.``, or the name behind one."""
    if text[stop : stop + 1] == "." and text[at:stop] in _TITLES:
        return True
    before = text[max(0, at - _LONGEST_TITLE) : at]
    return before.endswith(". ") and before[:-2].rpartition(" ")[2] in _TITLES


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \u00a0“‘\"'([¿¡") if at < 3 else _tail(text, at)
    return not before or before[-1] in _ENDS


def _tail(text: str, at: int) -> str:
    at -= 1
    while at >= 0 and text[at] in " \u00a0“‘\"'([¿¡":
        at -= 1
    if at >= 0 and text[at] == "." and _abbreviation(text, at):
        return "x"
    return text[at] if at >= 0 else ""


def _abbreviation(text: str, at: int) -> bool:
    """Say whether the stop at offset *at* ends an abbreviation such as ``U.S.`` or ``vs.``."""
    start = text.rfind(" ", 0, at) + 1
    word = text[start:at]
    return "." in word or (len(word) <= 2 and word.lower() in {"vs", "st", "dr", "mr", "v"})
