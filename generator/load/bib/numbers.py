# ruff: noqa: RUF001  # because: typographic signs are what this module reads and writes
"""Map what kind of work an entry is, and its numbers: volume, issue, edition, pages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.load.bib.related import related_csl
from generator.load.bib.titles import read_title
from generator.load.bib.types import PACKAGE, PRESENTED, arxiv_number, genre
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
    if work.type == "speech" and (given := PRESENTED.match(work.plain("note"))):
        work.put("genre", _GIVEN.get((given["what"] or "paper").lower()), "note")
        work.put("event-title", " ".join(given["event"].split()), "note")


def put_numbers(work: Work) -> None:
    """Fill volume, issue, edition, pages and whatever else is counted."""
    kind = work.type
    if kind.startswith("article-") or kind in {"periodical", "review"}:
        _put_issue(work)
    else:
        _put_number(work)
    name = "" if arxiv_number(work.entry) else work.first("volume", "jurisdictionvolume")
    work.put("volume", bare_number("volume", work.text(name)), name)
    work.copy("part-number", "part")
    work.copy("number-of-volumes", "volumes")
    work.copy("number-of-pages", "pagetotal")
    if "chapter" not in work.origins.get("title", ()):
        work.copy("chapter-number", "chapter")
    version = bare_number("version", work.text("version"))
    if kind == "webpage" and not ARXIV.fullmatch(work.plain("eprint")):  # a document in an archive
        work.put("number", f"Version {version}" if version[:1].isdigit() else version, "version")
    work.put("version", version, "version") if kind != "webpage" else None
    if kind == "software" and (package := PACKAGE.fullmatch(work.entry.get("note"))):
        work.put("version", package["version"], "note")
    if work.entry.get("edition"):
        work.put("edition", _edition(work.plain("edition")), "edition")
    name = work.first("pages")
    if name:
        pages = _DASHES.sub("-", work.plain(name).replace("\u2013", "-"))
        work.put("page", bare_number("pages", pages).strip("-"), name)


def bare_number(name: str, written: str) -> str:
    """Return a number without the word that says what it is: styles write their own.

    ``pp. 12-34`` are the pages ``12-34``, ``v4.1`` is the version ``4.1``. What is no number stays.
    """
    label = _LABELS.get(name) if written else None
    return label.sub("", written) if label else written


# Private functions

# Letters alone are labels with a stop or a space only: "S103" is a page, "T165" a volume.
_LABELS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(
        rf"^\s*(?:(?:{words})(?![^\W\d_])\.?\s*|(?:{letters})(?:\.\s*|\s+))(?=[A-Za-z]{{0,3}}\d)",
        re.IGNORECASE,
    )
    for name, words, letters in [
        ("volume", "volume|vol|band|bd|tome|jg|jahrgang", "v|t"),
        ("number", "number|numéro|num|nr|no|n[°º]|№|issue|iss|heft", "n"),
        ("pages", "pages?|pp|seiten?|ss|págs?", "p|s"),
        ("version", "version|ver|(?-i:v)", "v"),  # "V1" is what an archive calls its first
    ]
}
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
    r"(?P<number>\d+)\s*(?:st|nd|rd|th|ª|º|\.?[ªº]|e|re|ère|ème|\.)?"
    r"(?:\s*(?:ed\.?|edition|edn\.?|éd\.?|édition|edición|edizione|edição|ausgabe)"
    r"|,?\s*(?:[a-zäöü]+\.?,?\s+(?:und\s+)?)*aufl(?:\.|age)?)?",
    re.IGNORECASE,
)
_GIVEN: Mapping[str, str] = {
    "keynote": "Keynote address",
    "lecture": "Lecture",
    "paper": "Paper presentation",
    "poster": "Poster presentation",
    "speech": "Speech",
    "talk": "Conference presentation",
}
_SERIES_NUMBER = re.compile(r"[A-Z]{2,}\s+\S+")
_BOOKISH = frozenset(
    {"book", "chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"}
)


def _put_issue(work: Work) -> None:
    work.put("issue", bare_number("number", work.text("number")), "number")
    issue = bare_number("number", work.plain("issue"))
    if issue.isdecimal():
        work.put("issue", issue, "issue")
    work.copy("number", "eid", "article-number", "articleno")
    work.copy("collection-title", "series")


def _put_number(work: Work) -> None:
    series = work.first("series")
    if not (work.type == "report" and _says_its_type(work, series)):
        work.copy("collection-title", "series")
    if work.type in _BOOKISH and series:
        work.copy("collection-number", "number")
    elif work.type == "report" and _says_its_type(work, series):
        work.put("number", bare_number("number", work.text("number")), "number")
    elif work.type == "report" and "issue" in work.entry.fields and not work.entry.get("type"):
        work.copy("collection-title", "issue")
        work.copy("collection-number", "number")
    elif work.type == "paper-conference":
        work.copy("issue", "number")
    else:
        name = work.first("number", "eid")
        number = bare_number("number", work.text(name))
        labelled = work.plain("howpublished")  # `RFC 9110`, where the number is 9110
        if number and _SERIES_NUMBER.fullmatch(labelled) and labelled.split()[1] == number:
            number = labelled
        work.put("number", number, name)


def _says_its_type(work: Work, series: str) -> bool:
    """Say whether a series is only called as its reports are: "Working Paper Series"."""
    kind = work.plain("type").lower()
    return bool(kind and series) and work.plain(series).lower() in {kind, f"{kind} series"}


def _edition(written: str) -> str:
    """Return the number of an edition, or its words: ``2nd edition``, ``Second`` are ``2``."""
    match = _EDITION.fullmatch(written)
    if match:
        return match["number"]
    first = written.lower().removesuffix(" edition").removesuffix(" ed.").strip()
    return _ORDINALS.get(first, written)
