"""`cs:date` (CSL 1.0.2, "Date", "Date-part", "Localized Dates", "Date Ranges")."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.csl.context import Closure, Context
from generator.csl.dateparse import Date, Day
from generator.csl.decorate import Decorator, decorator
from generator.csl.rich import Part, Rich, seq
from generator.csl.xmltree import Element

_PARTS = ("year", "month", "day")
_FIRST_COMMON_YEAR_WITHOUT_ERA = 1000


@dataclass(frozen=True, slots=True)
class _DatePart:
    name: str
    attributes: Mapping[str, str]
    decorate: Decorator
    prefix: str
    suffix: str


def compile_date(element: Element) -> Closure:
    """Return what formats the date of `cs:date`."""
    variable = element.get("variable", "")
    form = element.get("form", "")
    decorate = decorator(element.attrib)
    delimiter = element.get("delimiter", "")
    wanted = element.get("date-parts", "year-month-day").split("-")
    own = {part.get("name", ""): part.attrib for part in element.iter("date-part")}
    fixed = None if form else [_part(part.attrib) for part in element.iter("date-part")]
    cache: dict[int, list[_DatePart]] = {}

    def date(context: Context) -> Part | None:
        value = None if variable in context.hidden else context.item.dates.get(variable)
        if value is None:
            context.use(filled=False)
            return None
        locale = context.engine.locale
        if fixed is None and id(locale) not in cache:
            cache[id(locale)] = _localized(locale.dates.get(form), wanted, own)
        parts = fixed if fixed is not None else cache[id(locale)]
        if context.sorting:
            context.use(filled=True)
            return sort_key(value, [part.name for part in parts])
        between = delimiter if fixed is not None else _delimiter(locale.dates.get(form))
        content = format_date(value, parts, between, context)
        context.use(filled=content is not None)
        if content is None:
            return None
        if context.substituting:
            context.hidden.add(variable)
        return decorate(content, context)

    return date


def format_date(
    value: Date, parts: Sequence[_DatePart], delimiter: str, context: Context
) -> Part | None:
    """Return a date or a range of dates; None when none of its parts is asked for."""
    if value.literal:
        # It stands for the whole date: a style that prints the year and then the day has it once.
        year = any(part.name == "year" for part in parts)
        return _with_suffix(value.literal, context) if year else None
    if value.end is None:
        shown = [part for part in parts if _Day(value.start, context).has(part.name)]
        content = _join(_Day(value.start, context).texts(shown), delimiter)
        open_end = "\u2013" + context.engine.open_end
        return seq([content, open_end]) if content and value.open_end else content
    return _range(value.start, value.end, parts, delimiter, context)


def sort_key(value: Date, names: Iterable[str] = _PARTS) -> str:
    """Return a date as text that sorts in time ("Sorting": dates)."""
    if value.literal:
        return value.literal
    names = set(names)
    days = [value.start] + ([value.end] if value.end else [])
    return "-".join(_sort_day(day, names) for day in days)


def _sort_day(day: Day, names: set[str]) -> str:
    # Digits alone, so that words such as "n.d." come behind; the first keeps those before Christ.
    year = f"0{999999999 + day.year:09d}" if day.year < 0 else f"1{day.year:09d}"
    month = day.month or (day.season * 3 if day.season else 0)
    return (
        (year if "year" in names else "")
        + (f"{month:02d}" if "month" in names else "00")
        + (f"{day.day:02d}" if "day" in names else "00")
    )


def _delimiter(element: Element | None) -> str:
    return element.get("delimiter", "") if element is not None else ""


def _part(attributes: Mapping[str, str]) -> _DatePart:
    inner = {name: value for name, value in attributes.items() if name not in {"prefix", "suffix"}}
    return _DatePart(
        attributes.get("name", ""),
        attributes,
        decorator(inner),
        attributes.get("prefix", ""),
        attributes.get("suffix", ""),
    )


def _localized(
    element: Element | None, wanted: Sequence[str], own: Mapping[str, Mapping[str, str]]
) -> list[_DatePart]:
    """Return the locale's date parts, with the style's own formatting over them."""
    if element is None:
        return []
    parts = []
    for part in element.iter("date-part"):
        name = part.get("name", "")
        if name in wanted:
            kept = {k: v for k, v in own.get(name, {}).items() if k not in {"prefix", "suffix"}}
            parts.append(_part({**part.attrib, **kept}))
    return parts


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as a style writes it."""

    day: Day
    context: Context

    def has(self, name: str) -> bool:
        if name == "month":
            return bool(self.day.month or self.day.season)
        return bool(getattr(self.day, name, 0))

    def texts(
        self, parts: Sequence[_DatePart], *, first: bool = True, last: bool = True
    ) -> list[Part]:
        """Return the parts with their affixes; a range's halves lose the affixes at its dash."""
        out: list[Part] = []
        for at, part in enumerate(parts):
            content = part.decorate(self._value(part), self.context)
            if part.name == "year":
                content = _with_suffix(Rich("year", [content]), self.context) if last else content
            pieces = [
                part.prefix if first or at else "",
                content,
                part.suffix if last or at < len(parts) - 1 else "",
            ]
            out.append(seq([piece for piece in pieces if piece]))
        return out

    def _value(self, part: _DatePart) -> str:
        if part.name == "year":
            return self._year(self.day.year, part.attributes.get("form", "long"))
        if part.name == "month":
            return self._month(part.attributes.get("form", "long"))
        return self._day(part.attributes.get("form", "numeric"))

    def _year(self, year: int, form: str) -> str:
        locale = self.context.engine.locale
        if year < 0:
            return f"{-year}{locale.term('bc')}"
        if year < _FIRST_COMMON_YEAR_WITHOUT_ERA:
            return f"{year}{locale.term('ad')}"
        return f"{year % 100:02d}" if form == "short" else str(year)

    def _month(self, form: str) -> str:
        locale = self.context.engine.locale
        if not self.day.month:
            return locale.term(f"season-{self.day.season:02d}")
        if form in {"long", "short"}:
            return locale.term(f"month-{self.day.month:02d}", form)
        return f"{self.day.month:02d}" if form == "numeric-leading-zeros" else str(self.day.month)

    def _day(self, form: str) -> str:
        locale = self.context.engine.locale
        if form == "ordinal":
            if self.day.day > 1 and locale.options.get("limit-day-ordinals-to-day-1") == "true":
                return str(self.day.day)
            return f"{self.day.day}{locale.ordinal(self.day.day, locale.gender(f'month-{self.day.month:02d}'))}"
        return f"{self.day.day:02d}" if form == "numeric-leading-zeros" else str(self.day.day)


def _with_suffix(content: Part, context: Context) -> Part:
    """Put the year suffix behind the first year, unless the style prints it elsewhere."""
    number = context.effort.year_suffix
    if context.engine.prints_year_suffix or context.suffix_done or number < 0:
        return content
    context.suffix_done = True
    return Rich("seq", [content, Rich("year-suffix", [letters(number)])])


def letters(number: int) -> str:
    """Return a, b ... z, aa, ab ... for 0, 1 ... ("year-suffix")."""
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out


def _range(
    start: Day, end: Day, parts: Sequence[_DatePart], delimiter: str, context: Context
) -> Part | None:
    begun, ended = _Day(start, context), _Day(end, context)
    shown = [part for part in parts if begun.has(part.name) or ended.has(part.name)]
    differing = _differing(start, end)
    at = [index for index, part in enumerate(shown) if part.name in differing]
    if not at:
        return _join(begun.texts([p for p in shown if begun.has(p.name)]), delimiter)
    low, high = at[0], at[-1] + 1
    first = [part for part in shown[low:high] if begun.has(part.name)]
    second = [part for part in shown[low:high] if ended.has(part.name)]
    dash = _dash(shown, differing)
    middle: list[Part] = []
    if first:
        texts = begun.texts(first, last=not second)
        middle = [_join(texts, delimiter) or ""]
    if second:
        middle += [dash, _join(ended.texts(second, first=False), delimiter) or ""]
    groups = [
        *begun.texts(shown[:low]),
        seq(middle),
        *ended.texts(shown[high:]),
    ]
    return _join(groups, delimiter)


def _differing(start: Day, end: Day) -> tuple[str, ...]:
    """Return the largest part in which the dates differ, and those below it."""
    if start.year != end.year:
        return _PARTS
    if (start.month, start.season) != (end.month, end.season):
        return _PARTS[1:]
    return _PARTS[2:] if start.day != end.day else ()


def _dash(parts: Sequence[_DatePart], differing: tuple[str, ...]) -> str:
    largest = next((part for part in parts if part.name == differing[0]), None)
    if largest is None:
        return "\u2013"
    return largest.attributes.get("range-delimiter", "\u2013")


def _join(texts: Sequence[Part], delimiter: str) -> Part | None:
    parts: list[Part] = []
    for text in texts:
        if not text:
            continue
        if parts and delimiter:
            parts.append(delimiter)
        parts.append(text)
    return seq(parts) if parts else None
