"""CSL-JSON dates -> dates: parts, seasons, EDTF and what people write ("raw")."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SEASONS = 4
_MONTHS = {
    name: at + 1
    for at, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    )
}
_SEASON_NAMES = {"spr": 1, "sum": 2, "aut": 3, "fal": 3, "win": 4}
# The year, and month and day if there are: "-0350", "2004~", "2013-03-19T10:00Z", "2001-21".
_EDTF = re.compile(
    r"(?P<year>[-\u2212]?\d{3,6}|Y[-]?\d{1,8})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2})(?:T\S*)?)?)?(?P<flag>[~?%]?)$"
)
_RANGE = re.compile(r"\s*/\s*|\s*--\s*|\s+[-\u2013]\s+|\u2013|\u2014")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_LARGEST_YEAR = 99_999_999


@dataclass(frozen=True, slots=True)
class Day:
    """A date's parts; 0 for what is not given. Years before Christ are negative."""

    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0


@dataclass(frozen=True, slots=True)
class Date:
    """A date, or a range when `end` is there; `literal` for what cannot be split."""

    start: Day = Day()
    end: Day | None = None
    circa: bool = False
    literal: str = ""
    open_end: bool = False


def parse_date(value: Any) -> Date | None:
    """Return a CSL-JSON date; None when it says nothing."""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return parse_raw(str(value))
    if not isinstance(value, Mapping):
        return None
    circa = (
        value.get("circa") not in {None, False, "", "0", "false"}
        if _simple(value.get("circa"))
        else False
    )
    days = _days(value.get("date-parts"), _season(value.get("season")))
    if days:
        end = days[1] if len(days) > 1 else None
        return Date(days[0], end if end != Day() else None, circa, open_end=end == Day())
    if isinstance(literal := value.get("literal"), (str, int)) and str(literal).strip():
        return Date(circa=circa, literal=str(literal))
    raw = value.get("raw") or value.get("edtf")
    if isinstance(raw, (str, int)) and (found := parse_raw(str(raw))):
        return Date(found.start, found.end, circa or found.circa, found.literal, found.open_end)
    return None


def parse_raw(text: str) -> Date | None:
    """Return the date that a person or an EDTF string means; the text itself if none."""
    text = text.strip()
    if not text:
        return None
    if found := _edtf(text):
        return Date(found[0], circa=found[1])
    pieces = _RANGE.split(text)
    if len(pieces) == 2 and (first := _one(pieces[0])):  # from and to
        second = _one(pieces[1])
        if second:
            return Date(_lend(first[0], second[0]), second[0], first[1] or second[1])
        if pieces[1].strip() in {"", ".."}:
            return Date(first[0], None, first[1], open_end=True)
    if found := _one(text):
        return Date(found[0], circa=found[1])
    return Date(literal=text)


def _simple(value: Any) -> bool:
    return isinstance(value, (str, int, float, bool)) or value is None


def _days(parts: Any, season: int) -> list[Day]:
    if not isinstance(parts, (list, tuple)):
        return []
    if parts and not isinstance(parts[0], (list, tuple)):
        parts = [parts]
    days = [day for part in parts[:2] if (day := _day(part, season)) is not None]
    return days if days and days[0] != Day() else []


def _day(part: Any, season: int) -> Day | None:
    if not isinstance(part, (list, tuple)):
        return None
    numbers = [_int(value) for value in part[:3]] + [0, 0, 0]
    year, month, day = numbers[:3]
    if 13 <= month <= 24:  # seasons: CSL's 13 to 16, its 17 to 20, EDTF's 21 to 24
        season, month = (month - 13) % 4 + 1, 0
    return Day(
        year,
        month if 1 <= month <= 12 else 0,  # months of a year
        day if 1 <= day <= 31 else 0,  # days of a month
        season,
    )


def _int(value: Any) -> int:
    if isinstance(value, bool):
        return 0
    if isinstance(value, str):
        found = re.match(r"\s*(-?[0-9]{1,8})\s*$", value)
        return int(found[1]) if found else 0
    if isinstance(value, (int, float)) and abs(value) <= _LARGEST_YEAR:
        return int(value)
    return 0


def _season(value: Any) -> int:
    number = _int(value)
    if number > 20:  # EDTF's 21 to 24
        number -= 20
    if not number and isinstance(value, str):
        number = _SEASON_NAMES.get(value.strip().lower()[:3], 0)
    return number if 1 <= number <= SEASONS else 0


def _edtf(text: str) -> tuple[Day, bool] | None:
    found = _EDTF.match(text)
    if not found:
        return None
    year = found["year"].lstrip("Y").replace("\u2212", "-")
    part = [year, found["month"] or 0, found["day"] or 0]
    day = _day(part, 0)
    return (day, found["flag"] in {"~", "%"}) if day and day.year else None


def _one(text: str) -> tuple[Day, bool] | None:
    """Read "15 January 2000", "Jan. 2000", "Spring 1999", "1/15/2000", "ca. 1900"."""
    text = text.strip()
    if found := _edtf(text):
        return found
    numbers: list[str] = []
    month = season = 0
    circa = False
    for word in _WORD.findall(text):
        start = word.lower()[:3]
        if word.isdecimal():
            numbers.append(word)
        elif start in _MONTHS:
            month = _MONTHS[start]
        elif start in _SEASON_NAMES:
            season = _SEASON_NAMES[start]
        elif word.lower() in {"c", "ca", "circa"}:
            circa = True
        elif word.lower() not in {"st", "nd", "rd", "th", "of"}:
            return None
    day = _from_numbers(numbers, month, season)
    return (day, circa) if day else None


def _from_numbers(numbers: list[str], month: int, season: int) -> Day | None:
    years = [number for number in numbers if len(number) >= 3]  # a year
    small = [int(number) for number in numbers if len(number) < 3]
    if month or season:
        if len(years) > 1 or len(small) > 1 or not (years or small):
            return None
        return Day(int((years or ["0"])[0][:6]), month, small[0] if small else 0, season)
    if len(years) != 1:
        return None
    first, second = [*small, 0, 0][:2]
    if first > 12:  # no month: day first
        first, second = second, first
    return _day([years[0][:6], first, second], 0)


def _lend(first: Day, second: Day) -> Day:
    """Give the first date of "May 3 - June 4, 2000" the second's year."""
    return first if first.year else Day(second.year, first.month, first.day, first.season)
