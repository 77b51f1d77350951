"""Map the titles of an entry: its own, that of what holds it, and of the volume between."""

from __future__ import annotations

import re

from generator.load.bib.languages import is_english
from generator.load.bib.latex import decode_aloud
from generator.load.bib.publishers import is_author, is_source, listed
from generator.load.bib.titles import read_title
from generator.load.bib.types import arxiv_number, is_repository, ssrn_number
from generator.load.bib.work import ARXIV, LEGAL, MEDIA, Work


def put_titles(work: Work) -> None:
    """Fill the titles, and that of the journal, site or series that holds the work."""
    english = is_english(work.entry) and work.type not in LEGAL
    main = work.first("maintitle")
    book = work.first("booktitle")
    whole = english and not _EVENT.search(work.entry.get(book))  # names keep their capitals
    title = work.first("title")
    if work.entry.type.value == "inbook" and not book and _is_named(work.entry.get("chapter")):
        book, title = title, "chapter"  # BibTeX's own way: the title is that of the book
    if work.type in _PARTS:
        _title(work, "title", title, english=english)
        if main and book:
            _title(work, "container-title", main, english=english)
            _title(work, "volume-title", book, english=whole)
        else:
            _title(work, "container-title", book or main, english=whole if book else english)
    elif main and (title or book) and work.type == "book":
        _title(work, "title", main, english=english)
        _title(work, "volume-title", title or book, english=english)
    elif "appentry" in work.entry.fields:
        _title(work, "title", "appentry", english=english)
        _title(work, "container-title", title, english=english)
    else:
        own = title or book or main
        held = work.entry.type.value in _HELD and _EVENT.search(work.entry.get(own)) is not None
        _title(work, "title", own, english=english and not held)
        if main and title:  # a series, an album, a symposium: names keep their capitals
            series = work.type in MEDIA and work.type != "speech"
            _title(work, "container-title", main, english=english and not series)
    _put_translation(work)
    _put_container(work)
    if "shorttitle" in work.entry.fields:
        value = read_title(work.entry.get("shorttitle"), english=english, sure=True)
        work.put("title-short", value, "shorttitle")
    work.copy("container-title-short", "shortjournal")


# Private functions

_NUMBERED = re.compile(
    r"(?:chap(?:ter|\.)?|kapitel|kap\.)?\s*(?:\d+|[ivxlc]+)(?:st|nd|rd|th|\.)?\s*(?:chapter|kapitel)?",
    re.IGNORECASE,
)
# What is held somewhere, and its proceedings: "Proceedings of the 3rd Conference on Teams".
_EVENT = re.compile(
    r"\b(?:proceedings|proc\.|conference|symposium|workshop|congress|convention|colloquium|summit"
    r"|meeting)\b",
    re.IGNORECASE,
)
_HELD = frozenset({"proceedings", "mvproceedings"})
# What people write there who say what a work is, not who published it.
_KINDS = frozenset(
    """blog post;computer software;course notes;data set;dataset;large language model;lecture notes;newsletter
    ;podcast;poster;presentation;press release;slides;software;technical report;tweet;video;web log post
    ;white paper;working paper""".replace("\n    ", "").split(";")
)
_IN_BRACKETS = re.compile(r"\[(?P<kind>[^\[\]]+)\]\.?\s*")
_STOP = re.compile(r"(?<=[a-z]{4})\.$")  # a full stop that ends a title, and no short word
_PARTS = frozenset({"chapter", "entry-encyclopedia", "entry-dictionary", "paper-conference"})


def _is_named(chapter: str) -> bool:
    """Whether a chapter has a title, not a number: ``The Start``, not ``3`` or ``IV``."""
    return re.search(r"[a-z]{3}", chapter) is not None and not _NUMBERED.fullmatch(chapter.strip())


def _title(work: Work, variable: str, name: str, *, english: bool) -> None:
    if not name or variable in work.item:
        return
    stem = name.removesuffix("title")
    subtitle = f"{stem}subtitle" if name.endswith("title") else ""
    value = work.entry.get(name)
    if "\\" in value:
        work.unknown += [(name, command) for command in decode_aloud(value)[1]]
    shown = read_title(value, work.entry.get(subtitle), english=english, sure=True).strip()
    shown = _STOP.sub("", shown) if variable == "title" else shown  # a style sets its own
    work.put(variable, shown, name, subtitle if work.entry.get(subtitle) else "")


def _put_translation(work: Work) -> None:
    """Put the title of the original first: a translation of the title follows it in brackets."""
    if "origtitle" not in work.entry.fields:
        return
    translated = work.item.pop("title", None)
    origins = work.origins.pop("title", [])
    work.put("title", work.text("origtitle"), "origtitle")
    work.put("original-title", translated, *origins)


def _put_container(work: Work) -> None:
    name = work.first("journaltitle", "journal")
    if name and not (
        arxiv_number(work.entry) or ssrn_number(work.entry) or is_repository(work.entry)
    ):
        work.put("container-title", work.text(name), name, f"{name}subtitle")
        subtitle = work.text("journalsubtitle")
        if subtitle:
            work.item["container-title"] += f": {subtitle}"
    elif work.type in {"article-journal", "review"}:
        work.copy("container-title", "booktitle")
    elif work.type == "article":  # a preprint: its server is its publisher
        return
    elif work.type == "webpage":
        _put_site(work)
    elif work.entry.type.value == "misc" and "url" in work.entry.fields:
        _put_organization(work)
    addon = work.text("maintitleaddon")
    if addon and "container-title" in work.item:
        work.item["container-title"] += f" [{addon}]"


def _put_site(work: Work) -> None:
    """Name the website: ``eprint`` as biblatex-apa has it, else the organization."""
    site = work.text("eprint")
    if site and not work.entry.get("eprinttype") and not ARXIV.fullmatch(site):
        work.put("container-title", site, "eprint")
    _put_organization(work)


def _put_organization(work: Work) -> None:
    name = work.first("organization", "institution", "publisher")
    if name and not is_author(work, work.text(name)):
        work.put("container-title", listed(work, name), name)
    elif not name and (how := work.text("howpublished")) and is_source(work):
        if described := _IN_BRACKETS.match(how):  # `[Video]. Vimeo`
            work.put("genre", described["kind"], "howpublished")
            how = how[described.end() :]
        elif how.lower().replace("\u00a0", " ") in _KINDS:
            work.put("genre", how[:1].upper() + how[1:].lower(), "howpublished")
            how = ""
        work.put("container-title", how, "howpublished")
