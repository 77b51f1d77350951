# ruff: noqa: RUF001  # because: typographic signs are what this module reads and writes
"""Find what is odd in the fields of an entry, after it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.findings.diagnostics import Diagnostic, instead
from generator.load.addresses import QUOTES, address_fault, meant_address
from generator.load.bib.dates import (
    is_day,
    is_month,
    read_day_first,
    read_edtf,
    read_month,
    read_open_start,
    read_year_month,
)
from generator.load.bib.joined import find_names
from generator.load.bib.languages import near_name, tag_of
from generator.load.bib.latex import DEEPEST, plain_text, too_deep
from generator.load.bib.names import (
    has_organisation_word,
    is_braced,
    looks_like_organisation,
    split_names,
)
from generator.load.bib.numbers import bare_number
from generator.load.bib.placeholders import (
    empty_fields,
    find_empty,
    find_placeholders,
    placeholders,
    without_placeholders,
)
from generator.load.bib.spelling import find_misspelt
from generator.load.bib.titles import is_shouted
from generator.load.bib.work import ARXIV
from generator.model.ranges import backward
from generator.model.works import Entry, Field
from generator.rules.bibliography import (
    backward_range,
    bad_address,
    bad_doi,
    bad_isbn,
    date_not_iso,
    doi_as_url,
    html_in_field,
    impossible_date,
    missing_fields,
    page_dash,
    suspected_organisation,
    title_in_capitals,
    undated_web_page,
    unknown_language,
    unknown_latex_command,
)
from generator.rules.yaml import deep_nesting
from generator.words.phrases import all_of, phrase


def find(
    entry: Entry, item: Mapping[str, Any], unknown: Iterable[tuple[str, str]]
) -> Iterator[Diagnostic]:
    """Yield the findings of one entry; *unknown* are the LaTeX commands that nobody knows."""
    for name, command in dict.fromkeys(unknown):
        yield unknown_latex_command.RULE.at(
            entry.fields[name].span,
            phrase("the LaTeX command `\\%(command)s` is not known", command=command),
            help=phrase("write the character itself, or only the argument"),
        )
    empty = placeholders(entry)
    yield from find_placeholders(entry, empty)
    yield from find_misspelt(entry)
    odd = _Oddities(entry)
    yield from odd.missing(item)
    hollow = empty_fields(entry)
    yield from odd.empty(hollow)
    entry = without_placeholders(entry, (*empty, *hollow))
    odd = _Oddities(entry)
    yield from odd.html()
    yield from find_names(entry)
    for name in ("author", "editor", "translator"):
        if name in entry.fields:
            yield from _organisations(entry.fields[name])
    yield from odd.dates()
    yield from odd.languages()
    for name in ("title", "booktitle", "subtitle", "journaltitle", "journal", "author", "editor"):
        if name in entry.fields:
            yield from _capitals(entry.fields[name])
    if entry.get("doi").strip():
        yield from odd.doi(entry.fields["doi"])
    if "url" in entry.fields:
        yield from _address(entry.fields["url"])
    if "isbn" in entry.fields:
        yield from _isbn(entry.fields["isbn"])
    yield from odd.ranges()
    for each in entry.fields.values():
        yield from _depth(each)


# Private functions

_INCOMPLETE = re.compile(r"(?:^|[,;\s])incomplete(?:$|[,;\s])")
_DOI = re.compile(r"10\.\d{4,9}/\S+|10/[a-z0-9]+|[a-z][a-z0-9]{3,9}", re.IGNORECASE)
_AS_URL = re.compile(
    r"\s*(?:https?://(?:dx\.)?doi\.org/|https?://[\w.-]+/(?=10\.\d)|doi:\s*)", re.IGNORECASE
)
_OF_BROWSERS = ("http://", "https://")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
_LOCAL = re.compile(
    r"(?:javascript|vbscript|data|file|blob|about|chrome|view-source):", re.IGNORECASE
)
_SPACED = re.compile(
    r"\s*[^\s{}\\]+(?:[ \t]+[^\s{}\\]+)+\s*"
)  # in one line: a long one may be broken
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?::\d+)?(?:[/?#]|$)")
_FILE = re.compile(r"[\w-]+\.(?:pdf|html?|php|txt|docx?|ps|zip)", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_ISBN = re.compile(r"[\d][\d\s–-]*[\dXx]")
_ODD_DASHES = re.compile(r"(?<=[\da-zA-Z])\s*(?:(?<!-)-(?!-)|-{3,}|–|—)\s*(?=\d)")
_RANGED = ("pages", "volume", "number", "issue")
_RANGE_SIGN = re.compile(r"--|–")  # reports are numbered `93-02`
_SHOUTED_NAME = re.compile(r",\s*[^\W\d_]{3,}")
_DAYS = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?!\d)")
_MONTH_AND_YEAR = re.compile(r"(?P<month>[^\W\d_]{3,9})\.?,?\s+(?P<year>\d{4})")
_SECOND_HALF = re.compile(r"(?!others$)[^\s,{}]+", re.IGNORECASE)
_NO_YEAR = re.compile(
    r"n\.?\s*d\.?|s\.?\s*d\.?|o\.?\s*j\.?|in\s*press|forthcoming|to appear|submitted", re.IGNORECASE
)
# What a type cannot do without: any one of each tuple.
_BOOK = ("booktitle", "maintitle", "journaltitle", "crossref")
_SCHOOL = ("institution", "school", "publisher")
_WHERE = ("url", "doi", "eprint", "howpublished")
_NEEDED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "article": (("journaltitle", "journal", "eprint", "booktitle"),),
    "inbook": ((*_BOOK, "chapter", "pages"),),
    "incollection": (_BOOK,),
    "inproceedings": ((*_BOOK, "eventtitle"),),
    "conference": ((*_BOOK, "eventtitle"),),
    "inreference": (_BOOK,),
    "thesis": (_SCHOOL,),
    "phdthesis": (_SCHOOL,),
    "mastersthesis": (_SCHOOL,),
    "online": (_WHERE,),
    "electronic": (_WHERE,),
    "www": (_WHERE,),
}
_NO_WORKS = frozenset({"set", "xdata", "nameonly", "bibnote"})
_WEB = frozenset({"online", "electronic", "www"})
_DATED = ("date", "year", "urldate", "pubstate", "origdate", "eventdate")


@dataclass(frozen=True, slots=True)
class _Oddities:
    """What is odd in the fields of an entry."""

    entry: Entry

    def missing(self, item: Mapping[str, Any]) -> Iterator[Diagnostic]:
        kind = self.entry.type.value
        if kind in _NO_WORKS or _INCOMPLETE.search(self.entry.get("keywords")):
            return
        fields = {name for name, each in self.entry.fields.items() if each.value.strip()}
        needed = _NEEDED.get(kind, ())  # a title too: `incomplete-reference` says so
        lacking = [names[0] for names in needed if fields.isdisjoint(names)]
        if lacking:
            shown = all_of([f"`{name}`" for name in lacking])
            yield missing_fields.RULE.at(
                self.entry.key.span,
                phrase(
                    "`%(entry)s` is an `@%(kind)s` without %(shown)s",
                    entry=self.entry.key.value,
                    kind=kind,
                    shown=shown,
                ),
                help=phrase("add %(shown)s", shown=shown),
            )
        if kind in _WEB and fields.isdisjoint(_DATED) and "accessed" not in item:
            yield undated_web_page.RULE.at(
                self.entry.key.span,
                phrase(
                    "the web page `%(entry)s` has neither a date nor a day of access",
                    entry=self.entry.key.value,
                ),
                help=phrase("add `urldate`, the day on which it was read"),
            )

    def empty(self, hollow: tuple[str, ...]) -> Iterator[Diagnostic]:
        kind = self.entry.type.value
        if kind not in _NO_WORKS and not _INCOMPLETE.search(self.entry.get("keywords")):
            yield from find_empty(self.entry, hollow)

    def dates(self) -> Iterator[Diagnostic]:
        for name in ("date", "urldate", "origdate", "eventdate"):
            each = self.entry.fields.get(name)
            if each is not None and each.value.strip() and not _Written(each.value).is_year():
                yield from _date(each)
        month, day = self.entry.fields.get("month"), self.entry.fields.get("day")
        if month and month.value.strip() and not is_month(plain_text(month.value)):
            shown = plain_text(month.value).strip()
            help = "" if shown.isdecimal() else phrase("write its number: 3 is March")
            yield _no_day(month, phrase("month %(month)s", month=shown), help)
        if day and day.value.strip().isdecimal() and not 1 <= int(day.value) <= 31:
            yield _no_day(day, phrase("day %(day)s", day=day.value.strip()))
        year = self.entry.fields.get("year")
        if (
            year
            and "date" not in self.entry.fields
            and year.value.strip()
            and not _Written(year.value).is_year()
        ):
            value = plain_text(year.value).strip()
            read = read_year_month(value)
            if read is None and not _NO_YEAR.match(value):
                yield _undated(year, _Written(value).advice_for_year())
            elif read and _is_backward(read["date-parts"]):
                yield _backward(year)

    def languages(self) -> Iterator[Diagnostic]:
        for name in ("langid", "hyphenation", "language"):
            each = self.entry.fields.get(name)
            written = plain_text(each.value).strip() if each else ""
            if each is None or not written or tag_of(written):
                continue
            near = near_name(written)
            if (
                near or name != "language"
            ):  # which is free text: several languages, or a word of one
                yield unknown_language.RULE.at(
                    each.span,
                    phrase("no language is called `%(written)s`", written=written),
                    help=phrase("did you mean `%(near)s`?", near=near)
                    if near
                    else phrase("write its English name, or its tag such as `de`"),
                    fix=instead(each.span, near) if each.value == written else (),
                )

    def doi(self, each: Field) -> Iterator[Diagnostic]:
        value = each.value.strip().strip("{}").strip()
        prefix = _AS_URL.match(value)
        bare = value[prefix.end() :] if prefix else value
        if not _DOI.fullmatch(bare.replace("\\", "")):
            yield bad_doi.RULE.at(
                each.span,
                phrase("`%(value)s` is no DOI", value=value),
                help=phrase("copy it from the work: `10.`, digits, `/`, more"),
            )
        elif prefix:
            yield doi_as_url.RULE.at(
                each.span,
                phrase("the DOI `%(bare)s` is written as an address", bare=bare),
                help=phrase("write `%(right)s`", right=bare),
                fix=instead(each.span, bare) if self._as_written(each) else (),
            )

    def html(self) -> Iterator[Diagnostic]:
        """Yield a finding for each value with the markup of a web page in it."""
        for name, each in self.entry.fields.items():
            marked = ("&" in each.value or "<" in each.value) and name not in _APART
            if marked and (found := _HTML.search(each.value)):
                yield html_in_field.RULE.at(
                    each.span,
                    phrase(
                        "`%(written)s` of a web page stands in the field `%(name)s`",
                        written=found[0],
                        name=name,
                    ),
                    help=phrase("write the character itself, and `\\emph{...}` for slanted words"),
                )

    def ranges(self) -> Iterator[Diagnostic]:
        """Yield a finding for each range that ends before it begins, else for pages in another form."""
        for name in _RANGED:
            each = self.entry.fields.get(name)
            if each is None or not (name == "pages" or _RANGE_SIGN.search(each.value)):
                continue
            shown = backward(plain_text(each.value))
            if not shown:
                yield from self._pages(each) if name == "pages" else ()
                continue
            message = phrase("`%(shown)s` ends before it begins", shown=shown)
            help = phrase("write the smaller number first, or mend it")
            yield backward_range.RULE.at(each.span, message, help=help)

    def _as_written(self, each: Field) -> bool:
        """Tell whether the value of *each* stands in the text as it is, and in one line."""
        line, column, end_line, end_column = each.span[1:]
        width = end_column - column
        return line == end_line and width == len(each.value) and each.value in self.entry.source

    def _pages(self, each: Field) -> Iterator[Diagnostic]:
        if _ODD_DASHES.search(each.value) and not re.search(r"[A-Za-z]-\d", each.value):
            shown = bare_number("pages", _ODD_DASHES.sub("--", each.value.strip()))
            yield page_dash.RULE.at(
                each.span,
                phrase("the pages `%(value)s` are not divided by `--`", value=each.value.strip()),
                help=phrase("write `%(right)s`", right=shown),
                fix=instead(each.span, shown) if self._as_written(each) else (),
            )


def _organisations(each: Field) -> Iterator[Diagnostic]:
    if not has_organisation_word(each.value) and ", The" not in each.value:
        return
    for name in _with_second_halves(split_names(each.value)):
        turned = name.endswith(", The")  # as a form with two boxes for a person has it
        if not is_braced(name) and (turned or looks_like_organisation(name)):
            shown = " ".join(plain_text(name).split())
            shown = f"The {shown[:-5]}" if turned else shown
            yield suspected_organisation.RULE.at(
                each.span,
                phrase("`%(shown)s` is read as a person", shown=shown),
                help=phrase("write `{{%(shown)s}}` if it is an organisation", shown=shown),
                fix=instead(each.span, f"{{{shown if turned else name}}}")
                if each.value == name
                else (),
            )


def _with_second_halves(names: Sequence[str]) -> Iterator[str]:
    """Yield *names*, a body's with the word behind an ``and`` of its own: "Media and Communication"."""
    at = 0
    while at < len(names):
        name = names[at]
        at += 1
        if looks_like_organisation(name) and not is_braced(name):
            while at < len(names) and _SECOND_HALF.fullmatch(names[at]):
                name = f"{name} and {names[at]}"
                at += 1
        yield name


def _date(each: Field) -> Iterator[Diagnostic]:
    if wrong := _Written(each.value).impossible():
        yield _no_day(each, wrong)
    elif read_open_start(each.value):
        return
    elif (read := read_edtf(each.value)) is None:
        yield _undated(each, _Written(each.value).advice())
    elif _is_backward(read["date-parts"]):
        yield _backward(each)


@dataclass(frozen=True, slots=True)
class _Written:
    """The value of a field, as it is written."""

    value: str

    def advice_for_year(self) -> str:
        """Say how to write a year, or year and month where both stand in it."""
        both = _MONTH_AND_YEAR.fullmatch(self.value)
        month = read_month(both["month"]) if both else 0
        if both and month:
            year = both["year"]
            return phrase(
                "write `year = {%(year)s}` and `month = {%(month)s}`", year=year, month=month
            )
        return phrase("write the year alone, such as `2013`")

    def advice(self) -> str:
        """Say how to write a day: itself, where there is no doubt which is meant."""
        if (read := read_day_first(self.value)) is not None:
            year, month, day = read["date-parts"][0]
            return phrase("did you mean `%(near)s`?", near=f"{year:04}-{month:02}-{day:02}")
        if _NO_YEAR.fullmatch(self.value.strip()):
            return phrase("leave it out: a work without a date says so by itself")
        return phrase("write it as `2013-03-19`, `2013-03` or `2013`")

    def impossible(self) -> str:
        """Return what the calendar does not have of the dates in *value*, "" where all exist."""
        for match in _DAYS.finditer(self.value):
            year, month, day = int(match["year"]), int(match["month"]), int(match["day"] or 1)
            if not (1 <= month <= 12 or 21 <= month <= 41):  # EDTF's seasons and quarters
                return phrase("month %(month)s", month=match["month"])
            if month <= 12 and not is_day(year, month, day):
                return match[0]
        return ""

    def is_year(self) -> bool:
        return len(self.value) == 4 and self.value.isdecimal()

    def lost(self, each: Field) -> tuple[str, str, str]:
        """Return the address to show, and why it leads nowhere and what helps, "" for a sound one."""
        if _LOCAL.match(self.value):
            help: str = phrase("write the `https://` address at which others find the work")
            return self.value, phrase("leads nowhere for those who read it elsewhere"), help
        if _SPACED.fullmatch(each.value):
            shown = " ".join(each.value.split())
            return (
                shown,
                phrase("has a space in it"),
                phrase("write one address; a space in it is `%%20`"),
            )
        meant = "" if self.value.startswith(_OF_BROWSERS) else meant_address(self.value)
        if meant and meant != self.value:
            return (
                self.value,
                phrase("begins as no address does"),
                phrase("did you mean `%(near)s`?", near=meant),
            )
        return self.value, *address_fault(self.value)

    def isbns(self) -> Iterator[str]:
        """Yield the numbers in *value*: those of the printed book and of the file often stand together."""
        for written in re.split(r"[,;/]|\band\b", self.value):
            parts = written.split()
            apart = all(len(re.sub(r"[^\dXx]", "", part)) in {10, 13} for part in parts)
            yield from parts if apart else [written]


def _is_backward(parts: list[list[int]]) -> bool:
    """Tell whether the second of two dates lies before the first; an open one has no year."""
    return len(parts) == 2 and parts[1] != [0] and parts[1] < parts[0][: len(parts[1])]


def _backward(each: Field) -> Diagnostic:
    shown = " ".join(each.value.split())
    message = phrase("`%(shown)s` ends before it begins", shown=shown)
    return impossible_date.RULE.at(each.span, message, help=phrase("write the earlier date first"))


def _no_day(each: Field, wrong: str, help: str = "") -> Diagnostic:
    return impossible_date.RULE.at(
        each.span,
        phrase("the calendar has no %(wrong)s", wrong=wrong),
        help=help or phrase("write the day as it is on the work, or its year alone"),
    )


def _undated(each: Field, advice: str) -> Diagnostic:
    shown = " ".join(each.value.split())
    return date_not_iso.RULE.at(
        each.span,
        phrase(
            "the field `%(name)s` has `%(shown)s`, which is not in the form year-month-day",
            name=each.name.value,
            shown=shown,
        ),
        help=advice,
    )


def _capitals(each: Field) -> Iterator[Diagnostic]:
    if not each.value.isupper():
        return
    people = each.name.value in {"author", "editor"} and _SHOUTED_NAME.search(each.value)
    if people or (
        each.name.value not in {"author", "editor"} and is_shouted(plain_text(each.value))
    ):
        yield title_in_capitals.RULE.at(
            each.span,
            phrase("the field `%(name)s` is written in capitals", name=each.name.value),
            help=phrase("write it with small letters, and braces around names"),
        )


_HTML = re.compile(r"&(?:[a-z]{2,8}|#[0-9]{1,6});|</?(?:b|br|em|i|p|span|strong|sub|sup)\b[^<>]*>")


_APART = frozenset({"abstract", "annotation", "annote", "note", "url", "keywords", "file"})


# An address that nothing is wrong with: of most entries.
_LABEL = r"[A-Za-z](?:[A-Za-z0-9-]{0,60}[A-Za-z0-9])?"
_SOUND = re.compile(rf"https?://(?![^/]*localhost){_LABEL}(?:\.{_LABEL})+(?:/[!-@A-Z\[\]^-z|~]*)?")


def _address(each: Field) -> Iterator[Diagnostic]:
    if _SOUND.fullmatch(each.value):
        return
    value = re.sub(r"\\url\s*|[{}\s\\]", "", each.value)
    if not value:
        return
    if _SCHEME.match(value):
        value, fault, help = _Written(value).lost(each)
        if fault:
            yield bad_address.RULE.at(
                each.span,
                phrase("the address `%(value)s` %(why)s", value=value, why=fault),
                help=help,
            )
        return
    message = phrase("`%(written)s` is no address", written=" ".join(each.value.split()))
    bare = value.strip(f"<>{QUOTES}")
    if bare != value and _SCHEME.match(bare):
        yield bad_address.RULE.at(
            each.span,
            message,
            help=phrase("did you mean `%(near)s`?", near=bare),
            fix=instead(each.span, bare) if value == each.value else (),
        )
        return
    if linked := _LINKED.fullmatch(value):
        yield bad_address.RULE.at(
            each.span,
            message,
            help=phrase("did you mean `%(near)s`?", near=linked["address"]),
            fix=instead(each.span, linked["address"]),
        )
        return
    if _DOI.fullmatch(value) and "/" in value:
        yield bad_address.RULE.at(
            each.span, message, help=phrase("write `doi = {%(value)s}` instead", value=value)
        )
    elif match := ARXIV.fullmatch(value):
        advice = phrase(
            "write `eprint = {%(words)s}` and `eprinttype = {arxiv}` instead", words=match[1]
        )
        yield bad_address.RULE.at(each.span, message, help=advice)
    elif _DOMAIN.match(value) and value == each.value and not _FILE.fullmatch(value):
        right = f"https://{value}"
        yield bad_address.RULE.at(
            each.span,
            message,
            help=phrase("did you mean `%(near)s`?", near=right),
            fix=instead(each.span, right),
        )
    else:
        yield bad_address.RULE.at(each.span, message, help=phrase("write it with `https://`"))


_LINKED = re.compile(r"\[[^\[\]]*\]\((?P<address>https?://[^()]+)\)")


def _isbn(each: Field) -> Iterator[Diagnostic]:
    if each.value.strip() and not re.search(r"\d", each.value):
        message = phrase("`%(written)s` is no ISBN", written=each.value.strip())
        help = phrase("write its 10 or 13 digits, or take the field out")
        yield bad_isbn.RULE.at(each.span, message, help=help)
    for written in _Written(each.value).isbns():
        digits = re.sub(r"[^\dXx]", "", written)
        if _ISSN.fullmatch(written.strip()):
            yield bad_isbn.RULE.at(
                each.span,
                phrase(
                    "`%(written)s` is the number of a journal, no ISBN", written=written.strip()
                ),
                help=phrase("write `issn = {%(number)s}`", number=written.strip()),
            )
        elif _ISBN.search(written) and not _is_isbn(digits.upper()):
            yield bad_isbn.RULE.at(
                each.span,
                phrase(
                    "the check digit of the ISBN `%(written)s` is wrong", written=written.strip()
                ),
                help=phrase("compare it with the book"),
            )


def _is_isbn(digits: str) -> bool:
    """Say whether the last digit follows from the others (ISO 2108)."""
    if len(digits) == 13 and digits.isdecimal():
        return sum(int(each) * (3 if at % 2 else 1) for at, each in enumerate(digits)) % 10 == 0
    if len(digits) == 10 and digits[:9].isdecimal():
        last = 10 if digits[9] == "X" else int(digits[9])
        return (sum(int(each) * (10 - at) for at, each in enumerate(digits[:9])) + last) % 11 == 0
    return False


def _depth(each: Field) -> Iterator[Diagnostic]:
    if each.value.count("{") > DEEPEST and too_deep(each.value):
        yield deep_nesting.RULE.at(
            each.name.span,
            phrase(
                "the braces of the field `%(field)s` nest deeper than %(most)s levels",
                field=each.name.value,
                most=DEEPEST,
            ),
            help=phrase("take out those that protect nothing"),
        )
