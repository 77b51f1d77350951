# ruff: noqa: RUF001  # because: typographic signs are what this module reads and writes
"""Read dates: biblatex's EDTF (ISO 8601-2), and year, month and day in any habit."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from typing import Any

CslDate = dict[str, Any]

# Month names in the languages that bibliographies come in; longer forms share their beginning.
MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january janvier enero gennaio januari janeiro",
            "feb februar february febrero febbraio fevrier février februari fevereiro",
            "mar march mär märz maerz mars marzo maart março",
            "apr april avril abril aprile",
            "may mai mayo maggio mei maio",
            "jun june juni juin junio giugno junho",
            "jul july juli juillet julio luglio julho",
            "aug august août aout agosto augustus",
            "sep sept september septembre septiembre settembre setembro",
            "oct okt october oktober octobre octubre ottobre outubro",
            "nov november novembre noviembre novembro",
            "dec dez december dezember décembre decembre diciembre dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
SEASONS: Mapping[str, int] = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


def read_edtf(value: str) -> CslDate | None:
    """Return the date or range in *value* as CSL-JSON, None where it is no EDTF date.

    ``2004~`` is circa, ``2012-22`` a season, ``-0349`` the year 350 B.C.E., ``2004/..`` open.
    """
    start, slash, end = value.strip().partition("/")
    first = _EDTF.fullmatch(start.strip())
    if first is None:
        return None
    date: CslDate = {"date-parts": [_parts(first)]}
    if first["circa"]:
        date["circa"] = True
    season = _season(first)
    if season:
        date["season"] = season
    if slash:
        return _with_end(date, end.strip())
    return date


def read_open_start(value: str) -> CslDate | None:
    """Return a range without a beginning, such as ``../2004``: CSL has no form for it but words."""
    start, slash, end = value.strip().partition("/")
    last = _EDTF.fullmatch(end.strip()) if slash and start.strip() in {"", ".."} else None
    return {"literal": f"–{_parts(last)[0]}"} if last else None


def read_year_month(year: str, month: str = "", day: str = "") -> CslDate | None:
    """Return the date of the fields year, month and day, None where *year* holds no year.

    Months are numbers, names or abbreviations in many languages, with a day (``3~May``), or a
    range (``May/June``); seasons are understood too.
    """
    if (goes_on := _GOES_ON.fullmatch(year)) is not None:
        return {"date-parts": [[int(goes_on["year"])], [0]]}
    edtf = read_edtf(year) or read_day_first(year)
    if edtf is None:
        found = _YEAR.fullmatch(year.strip())
        if found is None:
            return None
        edtf = {"date-parts": [[int(found["year"])]]}
        if found["circa"]:
            edtf["circa"] = True
        if found["end"]:
            edtf["date-parts"].append([_full_year(found["year"], found["end"])])
    if month and len(edtf["date-parts"]) == 1 and len(edtf["date-parts"][0]) == 1:
        _add_month(edtf, month, day)
    return edtf


def read_day_first(value: str) -> CslDate | None:
    """Return the date of ``26.09.2020``, ``9/26/2020`` or ``2020-9-26``, None where in doubt."""
    if (short := _UNPADDED.fullmatch(value.strip())) is not None:
        parts = [int(part) for part in short.groups()]
        return {"date-parts": [parts]} if is_day(*parts) else None
    match = _NUMERIC.fullmatch(value.strip())
    if match is None:
        return None
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if match["mark"] != "." and second > 12 >= first:
        first, second = second, first
    in_doubt = match["mark"] != "." and first <= 12 and first != second
    if in_doubt or not is_day(year, second, first):
        return None
    return {"date-parts": [[year, second, first]]}


def is_day(year: int, month: int, day: int) -> bool:
    """Say whether the calendar has that day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(max(year, 1) % 10000 or 4, month)[1]


def read_month(month: str) -> int:
    """Return the number of a month, 0 where *month* is none."""
    word = month.strip().strip(".").lower()
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else 0
    return MONTHS.get(word, 0)


def is_month(words: str) -> bool:
    """Say whether *words* name a month, several, a season or a day of the year, in any habit."""
    found = (it[0].lower() for it in _MONTH.finditer(words))
    return any(it in SEASONS or it.startswith("quart") or read_month(it) for it in found)


# Private functions

_EDTF = re.compile(
    r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX|Y-?\d{5,9})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:T[\d:.+Z-]{0,30})?(?P<circa>[~?%]?)"
)
_YEAR = re.compile(
    r"(?:(?P<circa>c\.|ca\.?|circa|c\s|\[)|c|\u00a9|cop\.)?\s*(?P<year>\d{3,4})\]?\s*(?:(?:-{1,3}|–|/)\s*(?P<end>\d{1,4}))?"
)
_GOES_ON = re.compile(
    r"\s*(?P<year>\d{4})\s*(?:-{1,3}|–)\s*(?:present|today|now|heute)?\s*", re.IGNORECASE
)
_NUMERIC = re.compile(
    r"(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})"
)
_UNPADDED = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_MONTH = re.compile(r"(?P<name>[^\W\d_]+)|(?P<number>\d+)")


def _parts(match: re.Match[str]) -> list[int]:
    year = int(match["year"].lstrip("Y").replace("X", "0"))
    parts = [year - 1 if year <= 0 else year]  # EDTF has a year 0, CSL has none: 0 is 1 B.C.E.
    if match["month"] and match["month"].isdecimal() and 1 <= int(match["month"]) <= 12:
        parts.append(int(match["month"]))
        day = match["day"] or ""
        if day.isdecimal() and is_day(year, parts[1], int(day)):
            parts.append(int(day))
    return parts


def _season(match: re.Match[str]) -> int:
    month = match["month"] or ""
    return int(month) - 20 if month in {"21", "22", "23", "24"} else 0


def _with_end(date: CslDate, end: str) -> CslDate | None:
    if end in {"", ".."}:
        date["date-parts"].append([0])  # CSL's sign of an open range
        return date
    last = _EDTF.fullmatch(end)
    if last is None:
        return None
    date["date-parts"].append(_parts(last))
    if last["circa"]:
        date["circa"] = True
    return date


def _full_year(start: str, end: str) -> int:
    """Return the year that ``1998-99`` ends in."""
    return int(start[: len(start) - len(end)] + end) if len(end) < len(start) else int(end)


def _add_month(date: CslDate, month: str, day: str) -> None:
    first = date["date-parts"][0]
    months: list[int] = []
    days: list[int] = []
    named = any(char.isalpha() for char in month)
    for match in _MONTH.finditer(month):
        word = (match["name"] or "").lower()
        if word in SEASONS and not months:
            date["season"] = SEASONS[word]
        elif read_month(match[0]) and not (match["number"] and named):
            months.append(read_month(match[0]))
        elif match["number"] and 1 <= int(match[0]) <= 31:
            days.append(int(match[0]))
    if not months:
        return
    first.append(months[0])
    if day.strip().isdecimal() and 1 <= int(day) <= 31:
        days = [int(day)]
    if days:
        first.append(days[0])
    if len(months) > 1:
        date["date-parts"].append([first[0], months[-1], *days[1:2]])
    elif len(days) > 1:
        date["date-parts"].append([first[0], months[0], days[-1]])
