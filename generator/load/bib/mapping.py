# ruff: noqa: RUF001  # because: typographic signs are what this module reads and writes
"""Map an entry to a CSL-JSON item: which field fills which variable, type by type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.diagnostics import Diagnostic
from generator.load.bib import flaws
from generator.load.bib.dates import CslDate, read_edtf, read_year_month
from generator.load.bib.latex import decode_aloud, markup, plain
from generator.load.bib.names import read_names, split_names
from generator.load.bib.related import related_csl
from generator.load.bib.titles import read_title
from generator.load.bib.types import csl_type, genre
from generator.model import Entry


def to_csl(entry: Entry) -> tuple[Mapping[str, Any], tuple[Diagnostic, ...]]:
    """Return *entry* as a CSL-JSON item with its key as ``id``, and what is odd in its fields."""
    work = Work(entry, csl_type(entry))
    _map(work)
    return work.item, tuple(flaws.find(entry, work.item, work.unknown))


def sources(entry: Entry) -> Mapping[str, tuple[str, ...]]:
    """Return, for each CSL variable of *entry*, the names of the fields that it comes from."""
    work = Work(entry, csl_type(entry))
    _map(work)
    return {name: tuple(fields) for name, fields in work.origins.items() if name in work.item}


@dataclass(slots=True)
class Work:
    """An entry on its way to CSL-JSON; ``origins`` keeps which field gave which variable."""

    entry: Entry
    type: str
    item: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, list[str]] = field(default_factory=dict)
    unknown: list[tuple[str, str]] = field(default_factory=list)  # field, LaTeX command

    def first(self, *names: str) -> str:
        """Return the name of the first of these fields that is filled, ``""`` if none is."""
        fields = self.entry.fields
        for name in names:
            if name in fields and fields[name].value:
                return name
        return ""

    def text(self, name: str) -> str:
        """Return the value of a field as text with CSL-JSON's tags."""
        value = self.entry.get(name)
        if value and _LATEX.search(value):
            runs, unknown = decode_aloud(value)
            self.unknown += [(name, command) for command in unknown]
            return markup(runs).strip()
        return value.strip()

    def plain(self, name: str) -> str:
        """Return the value of a field as text without any tags."""
        value = self.entry.get(name)
        if value and _LATEX.search(value):
            runs, unknown = decode_aloud(value)
            self.unknown += [(name, command) for command in unknown]
            return plain(runs).strip()
        return value.strip()

    def put(self, variable: str, value: Any, *names: str) -> None:
        """Fill a variable that is not filled yet with a value that is not empty."""
        if value and variable not in self.item:
            self.item[variable] = value
            self.origins[variable] = [name for name in names if name]

    def copy(self, variable: str, *names: str) -> None:
        """Fill a variable with the text of the first of these fields that is filled."""
        fields = self.entry.fields
        for name in names:
            if name in fields and fields[name].value:
                self.put(variable, self.text(name), name)
                return


# Private functions

_LATEX = re.compile(r"[\\{}$~`'\n]|--|  ")
_LIST_FIELDS = re.compile(r"\s+and\s+", re.IGNORECASE)
_FIRM = re.compile(
    r"(?:\S*\s+)?(?:sons?|co|co\.|company|brothers|bros\.?|partners)\b", re.IGNORECASE
)
_DASHES = re.compile(r"\s*[-‐-―−]+\s*")
_URL = re.compile(r"https?://[^\s{}\\]+")
_DOI = re.compile(r"^\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:arxiv:)?\s*(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE
)
_ACCESSED = re.compile(
    r"(?:accessed|retrieved|visited|abgerufen)\b\D{0,20}(?P<date>\d{4}-\d\d-\d\d)", re.IGNORECASE
)
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
_STATES: Mapping[str, str] = {
    "inpress": "in press",
    "in press": "in press",
    "forthcoming": "forthcoming",
    "submitted": "submitted",
    "inpreparation": "in preparation",
    "prepublished": "advance online publication",
    "advance online publication": "advance online publication",
}
_PARTS = frozenset({"chapter", "entry-encyclopedia", "entry-dictionary", "paper-conference"})
_BOOKISH = frozenset(
    {"book", "chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"}
)
_MEDIA = frozenset({"motion_picture", "broadcast", "song", "speech", "interview", "graphic", "map"})
_PICTURES = frozenset({"graphic", "map"})
_NAMES: Mapping[str, str] = {
    "author": "author",
    "translator": "translator",
    "bookauthor": "container-author",
    "narrator": "narrator",
    "execproducer": "executive-producer",
    "producer": "producer",
    "director": "director",
    "host": "host",
    "guest": "guest",
    "performer": "performer",
    "composer": "composer",
    "illustrator": "illustrator",
    "interviewer": "interviewer",
    "recipient": "recipient",
}
_EDITOR_ROLES: Mapping[str, str] = {
    "chair": "chair",
    "collaborator": "contributor",
    "compiler": "compiler",
    "curator": "curator",
    "director": "director",
    "execproducer": "executive-producer",
    "executiveproducer": "executive-producer",
    "guest": "guest",
    "host": "host",
    "illustrator": "illustrator",
    "interviewer": "interviewer",
    "narrator": "narrator",
    "organizer": "organizer",
    "performer": "performer",
    "producer": "producer",
    "writer": "script-writer",
}
_ROLE = re.compile(r"(?P<index>\d*)\s*=\s*\"?(?P<roles>[^;\"]+)\"?")


def _map(work: Work) -> None:
    work.item["id"] = work.entry.key.value
    work.item["type"] = work.type
    _put_names(work)
    _put_titles(work)
    _put_dates(work)
    _put_genre(work)
    _put_numbers(work)
    _put_publisher(work)
    _put_addresses(work)
    _put_rest(work)


# --- Names


def _put_names(work: Work) -> None:
    fields = work.entry.fields
    options = work.entry.get("options").replace(" ", "")
    useprefix = "useprefix=false" not in options
    for name, variable in _NAMES.items():
        if name in fields:
            work.put(variable, read_names(fields[name].value, useprefix=useprefix), name)
    for name in ("editor", "editora", "editorb", "editorc"):
        if name in fields:
            role = work.entry.get(f"{name}type").strip().lower()
            names = read_names(fields[name].value, useprefix=useprefix)
            variable = _EDITOR_ROLES.get(role, "editor" if name == "editor" or not role else "")
            work.put(variable, names, name) if variable else None
    if "author+an:role" in fields and work.type in _MEDIA:
        _put_roles(work)
    if work.type == "patent":
        _keep_first(work, "holder", "authority")


def _keep_first(work: Work, name: str, variable: str) -> None:
    if name in work.entry.fields:
        parts = split_names(work.entry.get(name))
        work.put(variable, "; ".join(decode_text(part) for part in parts), name)


def decode_text(latex: str) -> str:
    """Return what the LaTeX text prints, without tags and outer space."""
    return plain(decode_aloud(latex)[0]).strip()


def _put_roles(work: Work) -> None:
    """Move the authors whose roles are annotated to the variables of these roles.

    CSL can name a role only for a whole list: where roles differ, the authors stay authors.
    """
    authors = work.item.get("author", [])
    roles: list[set[str]] = [set() for _ in authors]
    for match in _ROLE.finditer(work.entry.get("author+an:role")):
        named = {role.strip().lower().removesuffix("s") for role in match["roles"].split(",")}
        wanted = [int(match["index"]) - 1] if match["index"] else range(len(authors))
        for at in wanted:
            if 0 <= at < len(roles):
                roles[at] |= named
    if not roles or any(each != roles[0] for each in roles):
        return
    variables = [_EDITOR_ROLES[role] for role in sorted(roles[0]) if role in _EDITOR_ROLES]
    if not variables or len(variables) != len(roles[0]):
        return
    del work.item["author"]
    for variable in variables:
        work.put(variable, authors, "author", "author+an:role")


# --- Titles


def _put_titles(work: Work) -> None:
    english = _is_english(work.entry)
    main = work.first("maintitle")
    book = work.first("booktitle")
    title = work.first("title")
    if work.type in _PARTS:
        _title(work, "title", title, english=english)
        if main and book:
            _title(work, "container-title", main, english=english)
            _title(work, "volume-title", book, english=english)
        else:
            _title(work, "container-title", book or main, english=english)
    elif main and (title or book) and work.type == "book":
        _title(work, "title", main, english=english)
        _title(work, "volume-title", title or book, english=english)
    elif "appentry" in work.entry.fields:
        _title(work, "title", "appentry", english=english)
        _title(work, "container-title", title, english=english)
    else:
        _title(work, "title", title or book or main, english=english)
        if main and title:  # a series, an album, a symposium: names keep their capitals
            series = work.type in _MEDIA and work.type != "speech"
            _title(work, "container-title", main, english=english and not series)
    _put_translation(work)
    _put_container(work)
    if "shorttitle" in work.entry.fields:
        value = read_title(work.entry.get("shorttitle"), english=english)
        work.put("title-short", value, "shorttitle")
    work.copy("container-title-short", "shortjournal")


def _is_english(entry: Entry) -> bool:
    language = (entry.get("langid") or entry.get("language") or entry.get("hyphenation")).lower()
    known = ("english", "american", "british", "canadian", "australian", "newzealand", "en")
    return not language or language.startswith(known)


def _title(work: Work, variable: str, name: str, *, english: bool) -> None:
    if not name or variable in work.item:
        return
    stem = name.removesuffix("title")
    subtitle = f"{stem}subtitle" if name.endswith("title") else ""
    value = work.entry.get(name)
    if "\\" in value:
        work.unknown += [(name, command) for command in decode_aloud(value)[1]]
    shown = read_title(value, work.entry.get(subtitle), english=english).strip()
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
    if name:
        work.put("container-title", work.text(name), name, f"{name}subtitle")
        subtitle = work.text("journalsubtitle")
        if subtitle:
            work.item["container-title"] += f": {subtitle}"
    elif work.type in {"article-journal", "review"}:
        work.copy("container-title", "booktitle")
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
    if site and not work.entry.get("eprinttype") and not _ARXIV.fullmatch(site):
        work.put("container-title", site, "eprint")
    _put_organization(work)


def _put_organization(work: Work) -> None:
    name = work.first("organization", "institution", "publisher")
    if name and not _is_author(work, work.text(name)):
        work.put("container-title", _listed(work, name), name)


# --- Dates


def _put_dates(work: Work) -> None:
    issued = _date(work, "date", "year", "month", "day")
    state = _STATES.get(
        (work.first("pubstate") and work.plain("pubstate")).lower(), work.plain("pubstate")
    )
    year = work.plain("year").lower()
    if issued is None and year in _STATES:
        state = state or _STATES[year]
    elif issued is None and year and not year.startswith(("n.d", "s.d", "o.j")):
        issued = {"literal": work.plain("year")}
    if issued is None and not year and work.entry.get("date"):
        issued = _loose(work.plain("date"))
    work.put("issued", issued, work.first("date", "year"), work.first("month"))
    if issued is None or state == "advance online publication":
        work.put("status", state, "pubstate")
    work.put(
        "accessed", _date(work, "urldate") or _noted_access(work), work.first("urldate", "note")
    )
    work.put("event-date", _date(work, "eventdate"), "eventdate")
    work.put(
        "original-date", _date(work, "origdate", "origyear"), work.first("origdate", "origyear")
    )


def _date(work: Work, name: str, year: str = "", month: str = "", day: str = "") -> CslDate | None:
    value = work.entry.get(name)
    if value:
        return read_edtf(value) or _loose(value) if name != "date" else read_edtf(value)
    if year and work.entry.get(year):
        return read_year_month(
            work.plain(year), work.plain(month) if month else "", work.plain(day) if day else ""
        )
    return None


def _loose(value: str) -> CslDate | None:
    """Read a date in words, such as ``March 19, 2013``; keep it literally where that fails."""
    years = re.findall(r"\b\d{4}\b", value)
    if len(years) == 1:
        rest = value.replace(years[0], " ")
        if any(char.isalpha() for char in rest):
            found = read_year_month(years[0], re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", rest))
            if found and len(found["date-parts"][0]) > 1:
                return found
    return {"literal": value.strip()} if value.strip() else None


def _noted_access(work: Work) -> CslDate | None:
    """Find the day of access that some programs write into ``note`` or ``howpublished``."""
    for name in ("note", "howpublished"):
        match = _ACCESSED.search(work.entry.get(name))
        if match:
            return read_edtf(match["date"])
    return None


# --- Kind


def _put_genre(work: Work) -> None:
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
        runs = decode_text(written) if _LATEX.search(written) else written
        work.put("genre", runs.strip(), work.first("type", "entrysubtype") or "howpublished")
    if work.type in {"motion_picture", "broadcast", "song"}:
        work.copy("medium", "note")


# --- Numbers


def _put_numbers(work: Work) -> None:
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
    if kind == "webpage":  # the number of a document in an archive
        work.copy("number", "version")
    work.copy("version", "version") if kind != "webpage" else None
    if work.entry.get("edition"):
        work.put("edition", _edition(work.plain("edition")), "edition")
    name = work.first("pages")
    if name:
        work.put("page", _DASHES.sub("-", work.plain(name).replace("\u2013", "-")), name)


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


# --- Who published it, and where


def _put_publisher(work: Work) -> None:
    site = work.entry.type.value == "misc" and "container-title" in work.origins
    if work.type == "webpage" or site:
        work.put("event-title", work.text("eventtitle"), "eventtitle")
        return
    if work.type == "thesis":
        work.copy("publisher", "institution", "school", "publisher")
        if work.first("institution", "school"):
            work.copy("archive", "publisher")
    elif work.type in _PICTURES and work.first("publisher") and work.first("location", "address"):
        place = work.first("location", "address")
        work.put(
            "publisher", f"{work.plain(place)}, {_listed(work, 'publisher')}", place, "publisher"
        )
    elif work.type == "manuscript":
        parts = [
            work.text(name) for name in ("venue", "institution", "publisher") if work.first(name)
        ]
        work.put("publisher", ", ".join(parts), work.first("institution", "venue"))
    else:
        name = work.first("publisher", "institution", "organization", "school", "howpublished")
        if name and not (name == "howpublished" and _is_address_or_state(work)):
            publisher = _listed(work, name)
            if not _is_author(work, publisher):
                work.put("publisher", publisher, name)
    place = work.first("location", "address")
    if (
        place
        and "publisher-place" not in work.item
        and place not in work.origins.get("publisher", ())
    ):
        work.put("publisher-place", _listed(work, place), place)
    work.copy("event-title", "eventtitle")
    work.copy("event-place", "venue") if work.type != "manuscript" else None


def _is_address_or_state(work: Work) -> bool:
    value = work.plain("howpublished")
    state = _STATES.get(value.lower(), "")
    if state:
        work.put("status", state, "howpublished")
    return bool(state or _URL.search(value) or _ACCESSED.search(value))


def _listed(work: Work, name: str) -> str:
    """Return a field that is a list of names, joined by semicolons.

    biblatex divides at every ``and``; firms such as "Taylor and Francis" are kept whole.
    """
    value = work.entry.get(name)
    if not _LIST_FIELDS.search(value):
        return work.text(name)
    parts = split_names(value)
    if len(parts) < 2 or (work.type not in _MEDIA and _is_firm(parts)):
        return work.text(name)
    return "; ".join(decode_text(part) for part in parts)


def _is_firm(parts: list[str]) -> bool:
    return all(" " not in part for part in parts) or bool(_FIRM.match(parts[-1]))


def _is_author(work: Work, name: str) -> bool:
    """Say whether *name* is the only author or editor: then it is not named twice."""
    people = work.item.get("author") or work.item.get("editor") or []
    if len(people) != 1:
        return False
    who = people[0].get("literal") or people[0].get("family", "")
    if "given" in people[0]:
        who = f"{people[0]['given']} {who}"
    return bool(name) and who.casefold() == name.casefold()


# --- Where to find it


def _put_addresses(work: Work) -> None:
    doi = clean_doi(work.entry.get("doi"))
    work.put("DOI", doi, "doi")
    url = _verbatim(work.entry.get("url"))
    if not url:
        for name in ("howpublished", "note"):
            found = _URL.search(work.entry.get(name))
            if found and "\\url" in work.entry.get(name) + "\\url" * (name == "howpublished"):
                url = found[0].rstrip(".,;")
                work.put("URL", url, name)
                break
    work.put("URL", url, "url")
    _put_eprint(work)


def clean_doi(value: str) -> str:
    """Return a DOI without the address or prefix before it."""
    return _verbatim(_DOI.sub("", value)) if value else ""


def _verbatim(value: str) -> str:
    """Return an address as written: only escaped marks and braces lose their signs."""
    if "\\" not in value and "{" not in value and "\n" not in value:
        return value.strip()
    value = re.sub(r"\\([%&#_~$^{}])", r"\1", value)
    value = re.sub(
        r"\\url\s*|[{}]|\s+|\\textasciitilde", lambda m: "~" if "tilde" in m[0] else "", value
    )
    return value.strip()


def _put_eprint(work: Work) -> None:
    written = work.plain("eprint")
    kind = (work.plain("eprinttype") or work.plain("archiveprefix")).lower()
    match = _ARXIV.fullmatch(written)
    if match and kind in {"", "arxiv"}:
        work.put("URL", f"https://arxiv.org/abs/{match[1]}", "eprint")
        if work.type in {"article", "document", "webpage", "manuscript"}:
            work.put("number", f"arXiv:{match[1]}", "eprint")
            work.put("publisher", "arXiv", "eprinttype")
    elif kind == "jstor" and written:
        work.put("URL", f"https://www.jstor.org/stable/{written}", "eprint")
    elif kind == "pubmed" and written:
        work.put("PMID", written, "eprint")


def _put_rest(work: Work) -> None:
    for variable, name in (("ISBN", "isbn"), ("ISSN", "issn")):
        if name in work.entry.fields:
            work.put(variable, work.plain(name), name)
    if "note" not in work.origins.get("medium", ()):
        work.copy("note", "note", "addendum")
    work.copy("abstract", "abstract")
    work.copy("annote", "annotation", "annote")
    work.copy("keyword", "keywords")
    work.copy("language", "langid", "language")
    work.copy("call-number", "library")
    if work.type == "legal_case":
        work.copy("authority", "institution", "court")
