# ruff: noqa: RUF001  # because: typographic dashes are signs that say nothing
"""Tell words from what has none: markup, marks and blanks alone."""

from __future__ import annotations

import re

# Tags and comments, and the letters that HTML has for blanks; an address in angle brackets is none.
# What is escaped is the sign itself: `\&nbsp;` is six letters to read.
_MARKUP = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|<!--.*?-->|</?[A-Za-z][\w-]{0,20}(?:\s[^<>]{0,200})?/?>|&(?:nbsp|[ez]n?sp|emsp|thinsp|shy|zwnj|zwj);"
    r"|&#(?:160|173|x[aA]0|x[aA][dD]|x200[0-9a-fA-F]);|!?\[\s*\]\([^()]*\)",
    re.DOTALL,
)
# What was to be written over, as in `<summary>`: another rule knows it.
_GAP = re.compile(r"<(?!(?:br|hr|img|p|wbr)\b)[A-Za-z][^<>/]*>")
_MARKS = " \t\n*_`[](){}!\\.,;:'\"<>-\u00a0\u2010–—…“”‘’«»"
_PLAIN = re.compile(r"[^\w<&\[]*+\w[^<&\[]*+")
_WORD = re.compile(r"\w")


def is_hollow(words: str) -> bool:
    """Say whether *words* have nothing in them that a reader could read.

    A sign of its own, such as `&` or `%`, is a word; `***`, `...` and `<b></b>` are none. What is empty
    altogether is another matter.
    """
    if _PLAIN.fullmatch(words):  # as nearly all are
        return False
    if (
        not words.strip()
        or _GAP.fullmatch(words.strip())
        or (_WORD.search(words) and not _MARKUP.search(words))
    ):
        return False
    return not _MARKUP.sub(lambda it: it["escaped"] or "", words).strip(_MARKS)


def is_sayable(words: str) -> bool:
    """Say whether *words* have a letter or a digit, of any script: emoji and signs have none."""
    return any(it.isalnum() for it in words)
