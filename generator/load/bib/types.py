# ruff: noqa: RUF001  # because: typographic signs are what this module reads and writes
"""Say which CSL type an entry has, and which genre its type and subtype name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.model.works import Entry

TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "constadmin": "legislation",
    "constitution": "legislation",
    "dataset": "dataset",
    "electronic": "webpage",
    "hardware": "document",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legadminmaterial": "regulation",
    "legal": "treaty",
    "legislation": "legislation",
    "legmaterial": "bill",
    "letter": "personal_communication",
    "manual": "book",
    "mastersthesis": "thesis",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "presentation": "speech",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "webpage": "webpage",
    "www": "webpage",
}
_SUBTYPES: Mapping[str, str] = {
    "tvepisode": "broadcast",
    "tvseries": "broadcast",
    "podcast": "broadcast",
    "podcastepisode": "broadcast",
    "interview": "interview",
    "speech": "speech",
    "map": "map",
}
# Words for biblatex's localisation strings; other subtypes and types are printed as written.
_GENRES: Mapping[str, str] = {
    "album": "Album",
    "audiocd": "Audio CD",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "datacd": "Data CD",
    "film": "Film",
    "interview": "Interview",
    "lithograph": "Lithograph",
    "manunpub": "Unpublished manuscript",
    "maninprep": "Manuscript in preparation",
    "mansub": "Manuscript submitted for publication",
    "map": "Map",
    "mastersthesis": "Master’s thesis",
    "mathesis": "Master’s thesis",
    "painting": "Painting",
    "patent": "Patent",
    "patentde": "German Patent",
    "patenteu": "European Patent",
    "patentfr": "French Patent",
    "patentuk": "U.K. Patent",
    "patentus": "U.S. Patent",
    "patreq": "Patent Application",
    "patreqde": "German Patent Application",
    "patreqeu": "European Patent Application",
    "patreqfr": "French Patent Application",
    "patrequk": "U.K. Patent Application",
    "patrequs": "U.S. Patent Application",
    "phdthesis": "Doctoral dissertation",
    "photograph": "Photograph",
    "photographs": "Photographs",
    "podcast": "Audio podcast",
    "podcastepisode": "Audio podcast episode",
    "powerpoint": "Powerpoint slides",
    "resreport": "Research report",
    "software": "Computer software",
    "song": "Song",
    "speech": "Speech audio recording",
    "techreport": "Technical report",
    "tvepisode": "TV series episode",
    "tvseries": "TV series",
    "video": "Video",
}
# How R cites its packages: as a manual, with the version in a note.
PACKAGE = re.compile(r"\s*(?:\w+ )?package version (?P<version>\d[\w.-]*?)\.?\s*", re.IGNORECASE)
# What people write into a note of what they heard.
PRESENTED = re.compile(
    r"\s*(?P<what>paper|poster|talk|lecture|keynote|speech)?\s*(?:was\s+)?(?:presented|given|delivered)"
    r"\s+at\s+(?:the\s+)?(?P<event>\S.*?)\.?\s*$",
    re.IGNORECASE | re.DOTALL,
)
# Servers for preprints, by the names in files (CSL 1.0.2 calls their works "article").
SERVERS: Mapping[str, str] = {
    name.lower(): name
    for name in (
        "arXiv", "bioRxiv", "ChemRxiv", "EarthArXiv", "EdArXiv", "engrXiv", "HAL", "medRxiv",
        "OSF Preprints", "PeerJ Preprints", "Preprints.org", "PsyArXiv", "RePEc",
        "Research Square", "SocArXiv", "SportRxiv", "SSRN", "TechRxiv",
    )
}  # fmt: skip
# Entry types that say little of what a work is.
_LOOSE = frozenset({"misc", "online", "electronic", "www", "unpublished", "report", "preprint"})
# What EndNote writes into `type`: its own names for kinds of works, which say nothing to a reader.
_NO_GENRES = frozenset({
    "article", "book", "book section", "conference paper", "conference proceedings",
    "edited book", "electronic article", "electronic book", "generic", "journal article",
    "magazine article", "newspaper article", "online database", "serial",
    "unpublished work", "web page",
})  # fmt: skip
# arXiv as Google Scholar and DBLP have it: a journal of that name, and the number somewhere.
_AS_JOURNAL = re.compile(r"(?:arxiv\b.{0,40}|corr)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:^|abs/|arxiv:\s*)(?P<number>\d{4}\.\d{4,5}(?:v\d+)?)", re.IGNORECASE)
_PERIODICALS = frozenset({"nonacademic", "magazine", "newspaper", "academic", "article"})


def csl_type(entry: Entry) -> str:
    """Return the CSL type of *entry*; ``document`` for a type that nobody knows."""
    kind = entry.type.value
    subtype = entry.get("entrysubtype").lower()
    if kind == "article":
        return _article_type(entry, subtype)
    return _by_habit(entry, kind, subtype) or TYPES.get(kind) or _type_by_fields(entry)


def genre(entry: Entry) -> str:
    """Return the LaTeX text of the words that say what kind of work *entry* is, else ``""``."""
    kind = entry.type.value
    written = entry.get("type")
    if written.strip().lower() in _NO_GENRES:
        written = ""
    if not written and kind in {"phdthesis", "mastersthesis"}:
        written = kind
    if not written and kind == "thesis":
        written = "thesis"
    subtype = entry.get("entrysubtype")
    if not written and subtype.lower() not in _PERIODICALS:
        written = subtype
    if not written and kind == "unpublished":
        written = entry.get("howpublished")
    if not written and kind == "periodical":
        written = entry.get("issuetitle")
    return _GENRES.get(written.strip().lower(), written)


def arxiv_number(entry: Entry) -> str:
    """Return the number of a preprint whose journal is said to be arXiv, "" if none is."""
    journal = entry.get("journaltitle") or entry.get("journal")
    if not _AS_JOURNAL.fullmatch(journal.strip()):
        return ""
    written = (
        journal,
        *(entry.get(name).strip() for name in ("volume", "number", "pages", "eprint")),
    )
    found = next(filter(None, map(_NUMBER.search, written)), None)
    return found["number"] if found else ""


def ssrn_number(entry: Entry) -> str:
    """Return the number of a preprint whose journal is said to be SSRN, as Google Scholar has it."""
    journal = entry.get("journaltitle") or entry.get("journal")
    found = _SSRN.fullmatch(journal)
    return found["number"] if found else ""


def is_repository(entry: Entry) -> bool:
    """Say whether an entry is of a repository of code, as GitHub asks for it to be cited."""
    said = (entry.get(name).strip().lower() for name in ("journal", "howpublished"))
    return entry.type.value == "misc" and any(it in _REPOSITORIES for it in said)


# Private functions

_SSRN = re.compile(
    r"\s*(?:available at\s+)?ssrn(?:\s+electronic journal)?[\s:]+(?P<number>\d{5,9})\s*",
    re.IGNORECASE,
)
_REPOSITORIES = frozenset({"github repository", "gitlab repository", "git repository"})


def _by_habit(entry: Entry, kind: str, subtype: str) -> str:
    """Return the type that fields say rather than the entry's own, "" where none do."""
    note = entry.get("note")
    if kind in {"manual", "misc"} and (PACKAGE.fullmatch(note) or is_repository(entry)):
        return "software"
    if kind in _LOOSE and PRESENTED.match(note) and "url" not in entry.fields:
        return "speech"
    if kind in _LOOSE and _is_preprint(entry):
        return "article"
    if kind in {"inproceedings", "conference"} and _is_periodical_issue(entry):
        return "article-journal"
    if kind == "inreference" and "dictionary" in entry.get("booktitle").lower():
        return "entry-dictionary"
    media = kind in {"video", "audio", "image", "music", "movie"}
    return _SUBTYPES.get(subtype, "") if media else ""


def _type_by_fields(entry: Entry) -> str:
    if "journaltitle" in entry.fields or "journal" in entry.fields:
        return "article-journal"
    return "webpage" if {"url", "eprint"} & entry.fields.keys() else "document"


def _article_type(entry: Entry, subtype: str) -> str:
    if subtype == "newspaper":
        return "article-newspaper"
    if subtype == "magazine":
        return "article-magazine"
    if subtype == "nonacademic":
        numbered = "volume" in entry.fields or "number" in entry.fields
        return "article-magazine" if numbered else "article-newspaper"
    named = {"journaltitle", "journal"} & entry.fields.keys()
    if arxiv_number(entry) or ssrn_number(entry):
        return "article"
    return "article" if not named and "eprint" in entry.fields else "article-journal"


def _is_preprint(entry: Entry) -> bool:
    """Say whether a work stands on a server for preprints: by its number, or as it is written."""
    if entry.get("eprinttype").lower() in SERVERS or entry.get("archiveprefix").lower() in SERVERS:
        return bool(entry.get("eprint"))
    named = (entry.get(name).lower() for name in ("publisher", "organization", "howpublished"))
    served = any(name in SERVERS for name in named)
    return served or "preprint" in entry.get("type").lower()


def _is_periodical_issue(entry: Entry) -> bool:
    """Say whether proceedings come out as a journal: numbered like one, nobody edits them."""
    fields = entry.fields.keys()
    return {"volume", "number"} <= fields and not {"editor", "publisher", "series"} & fields
