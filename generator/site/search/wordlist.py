"""List the words of the pages, so that a browser can tell a word from a typing error.

The words of titles and names come first: they are what people mean to type. The others stand by how
many pages have them, so that of two like words the commoner is offered.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import unescape

# A list in a browser has its limits: 6,000 words are about 25 kB on the wire.
LIMIT = 6000
SHORTEST, LONGEST = 3, 24

TAG = re.compile(r"<[^>]*>")
# Letters and digits, in parts that a hyphen or an apostrophe joins.
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")  # noqa: RUF001  # the apostrophe that typesetters use
JOINT = re.compile(r"[-'’]")  # noqa: RUF001  # the same
FOREIGN = re.compile(r"[^\x00-\x7f]+")
POSSESSIVE = re.compile(r"['’]s$")  # noqa: RUF001  # the same


def word_list(said: Iterable[tuple[str, str]]) -> str:
    """Return the words of pages as JSON, the same for the same pages.

    *said* has, for each page, its names as text and its words as HTML. ``named`` are those of the
    names; ``others`` have, at place n, those of at least 2^n and fewer than 2^(n+1) pages. Each is
    one string, its words by the alphabet with a space between.
    """
    named: set[str] = set()
    counts: Counter[str] = Counter()
    for names, html in said:
        named.update(words_of(names))
        counts.update(words_of(unescape(TAG.sub(" ", html))))
    rest = sorted(counts.keys() - named, key=lambda word: (-counts[word], word))
    return _written(sorted(named)[:LIMIT], rest[: max(0, LIMIT - len(named))], counts)


def words_of(text: str) -> set[str]:
    """Return the words of *text* as they are looked up: small letters, no accents.

    A word with hyphens is its parts, and the whole without them.
    """
    return set().union(*map(_words, set(text.split())))


# Private functions


@lru_cache(maxsize=2**16)  # most stand on many pages
def _words(written: str) -> frozenset[str]:
    """Return the words of what is *written* without a space."""
    found = (POSSESSIVE.sub("", word) for word in WORD.findall(_plain(written)))
    parts = (part for word in found for part in (*JOINT.split(word), JOINT.sub("", word)))
    return frozenset(it for it in parts if SHORTEST <= len(it) <= LONGEST and not it.isdigit())


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    return FOREIGN.sub(_bare, unicodedata.normalize("NFKD", text.lower()))


def _bare(found: re.Match[str]) -> str:
    return "".join(it for it in found[0] if not unicodedata.combining(it))


def _written(named: Sequence[str], rest: Sequence[str], counts: Counter[str]) -> str:
    groups: dict[int, list[str]] = {}
    for word in rest:
        groups.setdefault(counts[word].bit_length() - 1, []).append(word)
    others = [" ".join(sorted(groups.get(at, ()))) for at in range(max(groups, default=-1) + 1)]
    found = {"named": " ".join(named), "others": others}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"
