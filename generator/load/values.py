"""Hold the kinds of value that front matter and the YAML files of kb/ are made of.

Each is read from text. A validator raises pydantic's error with the id of one of our rules as its
type, and the help as its context: ``load.validation`` makes the findings.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.hollow import is_hollow, is_sayable
from generator.model.ids import slug
from generator.words.author_words import UNITS
from generator.words.phrases import phrase

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
STEP = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
MOST_HYPHENS = 4  # of an id that is offered for words
ID_LENGTH = 64  # limit: what an address can well hold
# No file of the site may have these names: Windows keeps them for itself, in any folder ...
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{it}" for port in ("com", "lpt") for it in range(10))}
)
# ... and these the site keeps in the folder of each kind.
SITE_NAMES = frozenset({"index", "assets", "search", "404"})


def required(*keys: str) -> ConfigDict:
    """Return the settings of a model whose *keys* must be written, by their names in the file."""
    return ConfigDict(
        defer_build=True,
        extra="forbid",
        frozen=True,
        json_schema_extra={"required": list(keys)},
    )


def is_id(value: str) -> bool:
    """Tell whether *value* may be an id: small letters, digits and single hyphens."""
    return len(value) <= ID_LENGTH and ID.fullmatch(value) is not None


def is_step(value: str) -> bool:
    """Tell whether *value* may be a step of the address of a page of docs/.

    Unlike an id it may have capitals, underscores and points inside: it is what the page is called
    where it comes from.
    """
    fits = STEP.fullmatch(value) is not None and len(value) <= ID_LENGTH
    return fits and value.partition(".")[0].casefold() not in DEVICES


def is_front(stem: str) -> bool:
    """Tell whether a page of docs/ of this name, without its end, is the page of its folder."""
    return stem == "index" or stem.casefold() == "readme"


def is_device(name: str) -> str:
    """Return why no file or folder may be named *name*, whatever its end; "" where it may."""
    taken = name.partition(".")[0].rstrip().casefold() in DEVICES
    return phrase("`%(name)s` is the name of a device on Windows", name=name) if taken else ""


def address_taken(name: str) -> str:
    """Return why no page may be named *name*, though it may be an id; "" where it may."""
    if why := is_device(name):
        return why
    return (
        phrase("`%(name)s` is a name that the site needs itself", name=name)
        if name in SITE_NAMES
        else ""
    )


def short(value: Any) -> str:
    """Return *value* as a message shows it: in one line, and not whole where it is long."""
    listed = f"[{', '.join(map(str, value))}]" if isinstance(value, list) else value
    words = " ".join(str(listed).split())
    return words if len(words) <= 60 else f"{words[:57]}..."


# Private functions: readers of one value each


def _plain(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError(
            "wrong-type", phrase("not one text"), {"help": phrase("write one text")}
        )
    if not value.strip():
        raise PydanticCustomError("empty-value", "empty")
    return value.strip()


def _text(value: Any) -> str:
    if isinstance(value, str) and is_hollow(value):
        raise PydanticCustomError("wordless-text", phrase("no words"))
    return _plain(value)


def _blank(value: Any) -> str:
    return "" if value == "" else _line(value)


def _line(value: Any) -> str:
    return " ".join(_text(value).split())


def _title(value: Any) -> str:
    """Return a title: signs and pictures alone can be neither read out, nor listed from A to Z."""
    words = _line(value)
    if words and not is_sayable(words):
        raise PydanticCustomError("wordless-text", phrase("no words"))
    return words


def _path(value: Any) -> str:
    word = " ".join(_plain(value).split())
    if not word.strip("./\\"):  # a folder, or the one above: no file has such a path
        help = phrase("write the path of a file, from the folder of mkdocs.yml")
        raise PydanticCustomError("bad-value", phrase("no path of a file"), {"help": help})
    return word


def _blank_path(value: Any) -> str:
    return "" if value == "" else _path(value)


def _ident(value: Any) -> str:
    word = _plain(value)
    if not is_id(word):
        raise PydanticCustomError(
            "bad-value",
            phrase("no id"),
            {
                "help": phrase("did you mean `%(near)s`?", near=near)
                if (near := slug(word.replace("\u00df", "ss")))
                and near.count("-") <= MOST_HYPHENS
                and "/" not in word  # of a path nobody knows which part was meant
                else phrase(
                    "write small letters, digits and single hyphens, at most %(id_length)s",
                    id_length=ID_LENGTH,
                )
            },
        )
    return word


def _page_name(value: Any) -> str:
    word = _ident(value)
    if taken := address_taken(word):
        raise PydanticCustomError("bad-value", phrase("no name of a page: %(taken)s", taken=taken), {"help": phrase("take it out")})  # fmt: skip
    return word


_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def _date(value: Any) -> date:
    word = _plain(value)
    try:
        day = date.fromisoformat(word) if _DATE.fullmatch(word) else None
    except ValueError:
        day = None
    if day is None:
        details = {"help": _help_for(word), "meant": meant_day(word)}
        raise PydanticCustomError("malformed-date", phrase("no date"), details)
    return day


def _help_for(word: str) -> str:
    if _DATE.fullmatch(word) and not meant_day(word):
        return phrase("look at a calendar: there is no such day")
    if meant := meant_day(word):
        return phrase("write `%(right)s`", right=meant)
    return phrase("write a day as year-month-day, such as `2026-11-22`")


# A day as spreadsheets count it, and one as it is written in German with half its year.
_SERIAL, _FIRST, _YEARS = 5, date(1899, 12, 30), range(2000, 2100)
_SHORT_YEAR = re.compile(r"(?P<before>[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?)(?P<year>[0-9]{2})")

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# German, French, Spanish, Italian, Portuguese and Dutch, where they differ; without accents.
_OTHER_MONTHS = {
    "ene": 1, "gen": 1, "fev": 2, "maa": 3, "mrt": 3, "avr": 4, "abr": 4, "mai": 5, "mei": 5, "mag": 5,
    "juin": 6, "giu": 6, "juil": 7, "lug": 7, "aou": 8, "ago": 8, "set": 9, "okt": 10, "ott": 10,
    "out": 10, "dez": 12, "dic": 12,
}  # fmt: skip
_OF = re.compile(r"\b(?:de|del|di|den|der|of)\s|\bd[\u2019'](?=[^\W\d_])", re.IGNORECASE)
_JOINED = re.compile(r"(?P<year>20[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])")
_WRITTEN = re.compile(
    r"""(?P<year>[0-9]{4})\s?[-/.\u2010-\u2015]\s?(?P<month>[0-9]{1,2})\s?[-/.\u2010-\u2015]\s?(?P<day>[0-9]{1,2})(?:[T\s].*)?
    | (?P<day2>[0-9]{1,2})\.\s?(?P<month2>[0-9]{1,2})\.\s?(?P<year2>[0-9]{4})
    | (?P<one>[0-9]{1,2})[/-](?P<other>[0-9]{1,2})[/-](?P<year3>[0-9]{4})
    | (?P<day4>[0-9]{1,2})(?:\.|st|nd|rd|th)?\s(?P<name4>[^\W\d_]{3,9})\.?,?\s(?P<year4>[0-9]{4})
    | (?P<name5>[^\W\d_]{3,9})\.?\s(?P<day5>[0-9]{1,2})(?:st|nd|rd|th)?,?\s(?P<year5>[0-9]{4})""",
    re.VERBOSE,
)


def meant_day(word: str) -> str:
    """Return the day that *word* means in another form as year-month-day, "" where that is unclear."""
    if word.isdecimal() and len(word) == _SERIAL:
        day_of = _FIRST + timedelta(days=int(word))
        return day_of.isoformat() if day_of.year in _YEARS else ""
    if cut := _SHORT_YEAR.fullmatch(word):
        word = f"{cut['before']}20{cut['year']}"
    if joined := _JOINED.fullmatch(word):
        word = "-".join(joined.groups())
    found = _WRITTEN.fullmatch(_OF.sub("", word))
    if found is None:
        return ""
    year = found["year"] or found["year2"] or found["year3"] or found["year4"] or found["year5"]
    day = found["day"] or found["day2"] or found["day4"] or found["day5"]
    month = found["month"] or found["month2"] or _month(found["name4"] or found["name5"] or "")
    if found["one"]:  # day and month in either order: clear where one of them can be no month
        one, other = sorted((int(found["one"]), int(found["other"])))
        month, day = (one, other) if other > 12 or one == other else ("", "")
    if found["year"] and int(month) > 12 >= int(day):  # year, day, month
        month, day = day, month
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _month(name: str) -> str:
    bare = _bare(name)
    short = bare[:3]
    if short in _MONTHS:
        return str(_MONTHS.index(short) + 1)
    return str(_OTHER_MONTHS.get(short) or _OTHER_MONTHS.get(bare[:4]) or "")


def _bare(words: str) -> str:
    """Return *words* in small letters, without accents, with one space between them."""
    letters = unicodedata.normalize("NFD", " ".join(words.split()).casefold())
    return "".join(it for it in letters if not unicodedata.combining(it))


_PERIOD = re.compile(r"(?P<number>[0-9]{1,3}) +(?P<unit>[A-Za-z]+)", re.ASCII)


_SHORT = re.compile(r"(?P<number>[0-9]{1,3}) ?(?P<unit>[mjy])", re.IGNORECASE)
# A number alone, which counts months, or one in letters.
_NUMBERS = {
    "one": "1", "a": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "nine": "9", "twelve": "12", "ein": "1", "eins": "1", "zwei": "2", "drei": "3", "zw\u00f6lf": "12",
}  # fmt: skip
_COUNTED = re.compile(
    rf"(?P<number>[0-9]{{1,3}})|(?P<word>{'|'.join(_NUMBERS)}) +(?P<unit>[A-Za-z]+)", re.IGNORECASE
)
_PARTED = re.compile(r"(?P<number>\d{1,3})[.,](?P<part>\d{1,3}) *(?P<unit>[A-Za-z]+)", re.ASCII)
_TERMS = {
    **dict.fromkeys(("yearly", "annually", "annual", "every year", "jährlich"), "12 months"),
    **dict.fromkeys(("monthly", "every month", "monatlich"), "1 month"),
    **dict.fromkeys(("quarterly", "vierteljährlich"), "3 months"),
    **dict.fromkeys(("half-yearly", "halbjährlich"), "6 months"),
}


def _months(value: Any) -> int:
    found = _PERIOD.fullmatch(_text(value))
    months = int(found["number"]) * UNITS.get(found["unit"].casefold(), 0) if found else 0
    if not 1 <= months <= 120:
        help = phrase("write a length of time, such as `12 months` or `2 years`, at most ten years")
        meant = _TERMS.get(_text(value).strip().casefold(), "")
        if short := _SHORT.fullmatch(_text(value).strip()):
            unit = "year" if short["unit"].casefold() in {"y", "j"} else "month"
            meant = f"{short['number']} {unit}{'' if short['number'] == '1' else 's'}"
        if counted := _COUNTED.fullmatch(_text(value).strip()):
            number = counted["number"] or _NUMBERS[counted["word"].casefold()]
            unit = counted["unit"] or "months"
            meant = (
                f"{number} {unit}"
                if 1 <= int(number) * UNITS.get(unit.casefold(), 0) <= 120
                else ""
            )
        inside = _PERIOD.findall(" ".join(_text(value).split()))  # `every 6 months`; a hard space
        number, unit = inside[0] if len(inside) == 1 else ("0", "")
        if part := _PARTED.search(_text(value)):  # "1,5 years" has "5 years" in it
            each = UNITS.get(part["unit"].casefold(), 0)
            count = round(float(f"{part['number']}.{part['part']}") * each)
            number, meant = "0", f"{count} months" if 1 <= count <= 120 else ""
        if near := _in_parts(_text(value)):
            number, meant = "0", near
        if not meant and 1 <= int(number) * UNITS.get(unit.casefold(), 0) <= 120:
            meant = f"{number} {unit}"
        meant = meant or _abroad(_text(value))
        help = phrase("did you mean `%(near)s`?", near=meant) if meant else help
        context = {"help": help, "meant": meant}
        raise PydanticCustomError("bad-value", phrase("no length of time"), context)
    return months


def _abroad(value: str) -> str:
    """Return the length of time that *value* says in another language, or without a space; "" for none."""
    bare = _bare(value)
    found = _ABROAD.findall(bare)
    if bare in _TERMS_ABROAD:
        months = _TERMS_ABROAD[bare]
    elif len(found) == 1 and found[0][1] in {**UNITS, **_UNITS_ABROAD}:
        number, unit = found[0]
        each = {**UNITS, **_UNITS_ABROAD}[unit]
        length = float(_NUMBERS_ABROAD.get(number, number).replace(",", ".")) * each
        months = int(length) if length.is_integer() else 0
    else:
        return ""
    return _length(months)


def _in_parts(value: str) -> str:
    """Return the length of time that *value* says in weeks, days or parts of a year; "" for none."""
    bare = _bare(value)
    units = {**UNITS, **_UNITS_ABROAD}
    if (part := _FRACTION.fullmatch(bare)) and part["unit"] in units:
        share = _SHARES.get(part["share"].rstrip(" -"), 0.5)
        return _length(round((int(part["whole"] or 0) + share) * units[part["unit"]]))
    if few := _DAYS.fullmatch(bare):
        days = int(few["number"]) * (7 if few["weeks"] else 1)
        return _length(round(days / 30.44))  # days of a month, over the years
    return ""


def _length(months: int) -> str:
    """Return how *months* are written, "" for too few or too many."""
    if not 1 <= months <= 120:
        return ""
    years = months % 12 == 0 and months > 12
    count = months // 12 if years else months
    return f"{count} {'year' if years else 'month'}{'s' if count > 1 else ''}"


_SHARES = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_FRACTION = re.compile(
    r"""(?:(?P<whole>\d{1,2})[ ]?)?
    (?P<share>[\u00bc-\u00be]|[13]/[24]|half(?:[ ]an?)?|(?:ein[ ])?halbe[sn]?|(?:une?[ ])?demi|medio|meio|mezzo)
    [ -]*(?P<unit>[a-z]+)""",
    re.VERBOSE,
)
_DAYS = re.compile(
    r"""(?P<number>\d{1,4})[ -]*
    (?:(?P<weeks>weeks?|wks?|wochen?|semaines?|semanas?|settimane|weken)
      | days?|d|tagen?|tage?|jours?|dias?|giorni|dagen)""",
    re.VERBOSE,
)
# Lengths of time in French, Spanish, Italian, Dutch and Portuguese, without accents.
_UNITS_ABROAD = {
    **dict.fromkeys("mois mes meses mese mesi maand maanden mnd mos mo".split(), 1),
    **dict.fromkeys("an ans annee annees ano anos anno anni jaar jaren yr yrs".split(), 12),
}
_NUMBERS_ABROAD = {
    **dict.fromkeys("un une uno una um uma een".split(), "1"),
    **dict.fromkeys("deux dos due dois duas dois twee".split(), "2"),
    **dict.fromkeys("six seis sei zes".split(), "6"),
    **dict.fromkeys("douze doce dodici doze twaalf".split(), "12"),
}
_TERMS_ABROAD = {
    **dict.fromkeys("annuel annuelle anual annuale jaarlijks anualmente annuellement p1y".split(), 12),
    **dict.fromkeys("mensuel mensuelle mensual mensile mensal maandelijks p1m".split(), 1),
    **dict.fromkeys("trimestriel trimestrielle trimestral trimestrale driemaandelijks p3m".split(), 3),
    **dict.fromkeys("semestriel semestrielle semestral semestrale halfjaarlijks p6m".split(), 6),
    "p12m": 12,
    "p2y": 24,
}  # fmt: skip
_ABROAD = re.compile(
    rf"(?<![\w.,-])(\d{{1,3}}(?:[.,]\d)?|{'|'.join(_NUMBERS_ABROAD)})[ -]*([a-z]+)"
)


def _percent(value: Any) -> int:
    word = _plain(value)
    if not (word.isascii() and word.isdigit() and len(word) <= 3 and 1 <= int(word) <= 100):
        help = phrase("write a whole number from 1 to 100, without a sign behind it")
        raise PydanticCustomError("bad-value", phrase("no percentage"), {"help": help})
    return int(word)


def _flag(value: Any) -> bool:
    word = _plain(value)
    if word not in {"true", "false"}:
        raise PydanticCustomError(
            "bad-value", phrase("no truth"), {"help": phrase("write `true` or `false`")}
        )
    return word == "true"


# A text of one line or more; blank lines and Markdown are kept.
Prose: TypeAlias = Annotated[str, BeforeValidator(_text)]
# What others said, as they said it: not Markdown, and `:-)` may be all of it.
Plain: TypeAlias = Annotated[str, BeforeValidator(_plain)]
# A text on one line: line ends and runs of white space become one space.
Line: TypeAlias = Annotated[str, BeforeValidator(_line)]
# A line that has a letter or a digit, of any script.
TitleLine: TypeAlias = Annotated[str, BeforeValidator(_title)]
# The same, or nothing.
Blank: TypeAlias = Annotated[str, BeforeValidator(_blank)]
# The path of a file that a setting names; the same, or nothing.
FilePath: TypeAlias = Annotated[str, BeforeValidator(_path)]
BlankPath: TypeAlias = Annotated[str, BeforeValidator(_blank_path)]
# An id of ours, as it will stand in an address.
Ident: TypeAlias = Annotated[
    str,
    BeforeValidator(_ident),
    WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$", "maxLength": ID_LENGTH}),
]
# The name of a page of ours: such an id that is no name of a device or of the site's own files.
PageName: TypeAlias = Annotated[
    str,
    BeforeValidator(_page_name),
    WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$", "maxLength": ID_LENGTH}),
]
# Ids that a thing of a list had before.
Formerly: TypeAlias = Annotated[
    tuple[Ident, ...],
    Field(description=phrase("Ids that it had before; their addresses lead here.")),
]
When: TypeAlias = Annotated[date, BeforeValidator(_date)]
Months: TypeAlias = Annotated[
    int,
    BeforeValidator(_months),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{1,3} +(month|year)s?$"}),
]
Percent: TypeAlias = Annotated[
    int,
    BeforeValidator(_percent),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 1, "maximum": 100}),
]
Flag: TypeAlias = Annotated[
    bool, BeforeValidator(_flag), WithJsonSchema({"enum": [True, False, "true", "false"]})
]


class Change(BaseModel):
    """A change that readers should hear of."""

    model_config = required("date", "words")

    date: When = Field(description=phrase("The day of the change, as year-month-day."))
    words: Line = Field(description=phrase("What changed, in words for readers, in Markdown."))
    meaning: Flag = Field(False, description=phrase("`true` where the advice itself changed."))
    before: Blank = Field("", description=phrase("What the card said before, in Markdown."))
    after: Blank = Field("", description=phrase("What it says instead, in Markdown."))
