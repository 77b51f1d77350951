"""Map works of the law: cases, statutes, bills, regulations, constitutions, treaties.

biblatex-apa writes them as `@jurisdiction`, `@legislation`, `@legmaterial`, `@legadminmaterial`,
`@constitution` and `@legal`. CSL splits a citation such as "347 U.S. 483" into volume, reporter and
page; what it has no variable for (parallel citations, what became of a ruling) goes whole into
`legal-source`, `legal-date` and `legal-note`, which our own APA style prints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.load.bib.latex import decode, markup
from generator.load.bib.names import split_names
from generator.load.bib.work import Work


def put_law(work: Work) -> None:
    """Fill what is particular to works of the law."""
    work.copy("authority", "organization", "institution", "court")
    _put_title(work)
    source, own_dates = _source(work)
    work.put("legal-source", source, work.first("citation", "location"))
    _split(work, source)
    if not own_dates:
        work.put("legal-date", _date(work), work.first("date", "year"))
    work.put("legal-note", work.text("note"), "note")
    for variable in ("publisher", "publisher-place", "genre", "original-date"):
        work.item.pop(variable, None)


# Private functions

_REPORTER = re.compile(
    r"(?P<volume>\d+) (?P<reporter>[^\d§][^§]*?) (?:§+ ?(?P<section>[\w.-]+)|(?P<page>\d+|_+))"
)
_ANNOTATED = re.compile(r"(?P<index>\d+)\s*=\s*\"?(?P<value>[^\";]+)\"?")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
# What a source is called in names of papers and constitutions.
_SOURCES: Mapping[str, str] = {
    "senate": "S.", "houseofrepresentatives": "H.R.", "us": "U.S.", "unitedstates": "U.S.",
    "unitednations": "U.N.", "alabama": "Ala.", "alaska": "Alaska", "arizona": "Ariz.",
    "arkansas": "Ark.", "california": "Cal.", "colorado": "Colo.", "connecticut": "Conn.",
    "delaware": "Del.", "florida": "Fla.", "georgia": "Ga.", "hawaii": "Haw.",
    "idaho": "Idaho", "illinois": "Ill.", "indiana": "Ind.", "iowa": "Iowa",
    "kansas": "Kan.", "kentucky": "Ky.", "louisiana": "La.", "maine": "Me.",
    "maryland": "Md.", "massachusetts": "Mass.", "michigan": "Mich.", "minnesota": "Minn.",
    "mississippi": "Miss.", "missouri": "Mo.", "montana": "Mont.", "nebraska": "Neb.",
    "nevada": "Nev.", "newhampshire": "N.H.", "newjersey": "N.J.", "newmexico": "N.M.",
    "newyork": "N.Y.", "northcarolina": "N.C.", "northdakota": "N.D.", "ohio": "Ohio",
    "oklahoma": "Okla.", "oregon": "Or.", "pennsylvania": "Pa.", "rhodeisland": "R.I.",
    "southcarolina": "S.C.", "southdakota": "S.D.", "tennessee": "Tenn.", "texas": "Tex.",
    "utah": "Utah", "vermont": "Vt.", "virginia": "Va.", "washington": "Wash.",
    "westvirginia": "W. Va.", "wisconsin": "Wis.", "wyoming": "Wyo.",
}  # fmt: skip
_PAPERS: Mapping[str, str] = {
    "resolution": "Res.", "report": "Rep. No.", "execorder": "Exec. Order No.", "bill": "",
    "constitution": "Const.", "charter": "Charter",
}  # fmt: skip


def _put_title(work: Work) -> None:
    """Name a work that has no title by its source, kind and number: "S. Res. 438"."""
    addon = work.text("titleaddon")
    if "title" in work.item:
        work.item.setdefault("title-short", work.item["title"])
        if addon:
            work.item["title"] += f" {addon}"
        work.item.pop("genre", None)
        return
    source, kind = work.plain("source"), work.plain("type").lower()
    parts = (_SOURCES.get(source.lower(), source), _PAPERS.get(kind, kind), work.plain("number"))
    name = " ".join(filter(None, parts))
    work.item.pop("number", None)  # it stands in the name
    work.put("title", name + _clauses(work), "source", "type", "number")


def _clauses(work: Work) -> str:
    """Return the parts of a constitution or charter: ", art. I, § 3", " amend. XIX"."""
    if amendment := work.plain("amendment"):
        return f" amend. {amendment}"
    parts = (("art. ", "article"), ("§ ", "section"), ("para. ", "part"))
    return "".join(f", {label}{value}" for label, name in parts if (value := work.plain(name)))


def _source(work: Work) -> tuple[str, bool]:
    """Return where a work stands, and whether its parts bring courts and dates of their own."""
    name = work.first("citation", "location")
    if not name:
        return "", False
    courts = _annotations(work, f"{name}+an:citeorg")
    dates = _annotations(work, f"{name}+an:citedate")
    parts = []
    for at, written in enumerate(split_names(work.entry.get(name)), 1):
        shown = markup(decode(written)).strip()
        inside = " ".join(filter(None, (courts.get(at), dates.get(at))))
        parts.append(f"{shown} ({inside})" if inside else shown)
    return ", ".join(parts), bool(dates)


def _annotations(work: Work, name: str) -> dict[int, str]:
    found = _ANNOTATED.finditer(work.entry.get(name))
    return {int(match["index"]): match["value"].strip() for match in found}


def _split(work: Work, source: str) -> None:
    """Give styles that print a volume, a reporter and a page what they look for."""
    match = _REPORTER.match(source)
    if match is None:
        return
    work.put("volume", match["volume"], "citation")
    work.put("container-title", match["reporter"], "citation")
    work.put("page", match["page"], "citation")
    work.put("section", match["section"], "citation")


def _date(work: Work) -> str:
    """Return what stands in the parentheses: court, state of the law, year."""
    states = work.entry.get("keywords").replace(" ", "").split(",")
    if "repealed" in states and (repealed := work.plain("eventdate")):
        return f"repealed {repealed[:4]}"
    issued = work.item.get("issued", {}).get("date-parts")
    if not issued:
        return ""
    if work.type == "regulation" and "proposed" in states and len(issued[0]) > 2:
        year, month, day = issued[0]
        return f"proposed {_MONTHS[month - 1]} {day}, {year}"
    first = work.item.get("original-date", {}).get("date-parts")
    year = f"{first[0][0]} & rev. {issued[0][0]}" if first else str(issued[0][0])
    return " ".join(filter(None, (work.item.get("authority"), year)))
