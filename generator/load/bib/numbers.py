# ruff: noqa: RUF001  # because: typographic signs are what this module reads and writes
"""Map what kind of work an entry is, and its numbers: volume, issue, edition, pages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.load.bib.related import related_csl
from generator.load.bib.titles import read_title
from generator.load.bib.types import genre
from generator.load.bib.work import ARXIV, LATEX, Work, decode_text


def put_genre(work: Work) -> None:
    """Fill genre and medium: the words in brackets that say what a work is."""
    for variable, value in related_csl(work.entry).items():
        work.put(variable, value, "related")
    written = genre(work.entry)
    addon = work.entry.get("titleaddon")
    if addon:
        shown = read_title(addon)
        if written:
            work.put("medium", shown, "titleaddon")
        else:
            work.put("genre", shown, "titleaddon")
    if written:
        runs = decode_text(written) if LATEX.search(written) else written
        work.put("genre", runs.strip(), work.first("type", "entrysubtype") or "howpublished")
    if work.type in {"motion_picture", "broadcast", "song"}:
        work.copy("medium", "note")


def put_numbers(work: Work) -> None:
    """Fill volume, issue, edition, pages and whatever else is counted."""
    kind = work.type
    if kind.startswith("article-") or kind in {"periodical", "review"}:
        _put_issue(work)
    else:
        _put_number(work)
    work.copy("volume", "volume", "jurisdictionvolume")
    work.copy("part-number", "part")
    work.copy("number-of-volumes", "volumes")
    work.copy("number-of-pages", "pagetotal")
    work.copy("chapter-number", "chapter")
    if kind == "webpage" and not ARXIV.fullmatch(work.plain("eprint")):  # a document in an archive
        work.copy("number", "version")
    work.copy("version", "version") if kind != "webpage" else None
    if work.entry.get("edition"):
        work.put("edition", _edition(work.plain("edition")), "edition")
    name = work.first("pages")
    if name:
        work.put("page", _DASHES.sub("-", work.plain(name).replace("\u2013", "-")), name)


# Private functions

_DASHES = re.compile(r"\s*[-‐-―−]+\s*")
_ORDINALS: Mapping[str, str] = {
    word: str(number)
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        start=1,
    )
}
_EDITION = re.compile(
    r"(?P<number>\d+)\s*(?:st|nd|rd|th|\.)?(?:\s*(?:ed\.?|edition|edn\.?))?", re.IGNORECASE
)
_BOOKISH = frozenset(
    {"book", "chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"}
)


def _put_issue(work: Work) -> None:
    work.copy("issue", "number")
    issue = work.plain("issue")
    if issue.isdecimal():
        work.put("issue", issue, "issue")
    work.copy("number", "eid", "article-number", "articleno")
    work.copy("collection-title", "series")


def _put_number(work: Work) -> None:
    series = work.first("series")
    work.copy("collection-title", "series")
    if work.type in _BOOKISH and series:
        work.copy("collection-number", "number")
    elif work.type == "report" and "issue" in work.entry.fields and not work.entry.get("type"):
        work.copy("collection-title", "issue")
        work.copy("collection-number", "number")
    elif work.type == "paper-conference":
        work.copy("issue", "number")
    else:
        work.copy("number", "number", "eid")


def _edition(written: str) -> str:
    """Return the number of an edition, or its words: ``2nd edition``, ``Second`` are ``2``."""
    match = _EDITION.fullmatch(written)
    if match:
        return match["number"]
    first = written.lower().removesuffix(" edition").removesuffix(" ed.").strip()
    return _ORDINALS.get(first, written)
