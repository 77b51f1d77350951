"""Terms, dates and options by language (CSL 1.0.2, "Locale Files", "cs:locale").

Layers from weak to strong: en-US, the language's main dialect, the dialect (files), then the
style's own `cs:locale` without a language, for the language, for the dialect.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.csl.xmltree import Element, language, parse_xml

Form = str  # long, short, verb, verb-short, symbol
DEFAULT_LANGUAGE = "en-US"

# What a term in that form falls back to ("Terms", 1.0.2).
_FALLBACK = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
# Main dialects, where they are not simply the language twice (de-DE).
_MAIN_DIALECTS = {
    "af": "af-ZA",
    "bal": "bal-PK",
    "brh": "brh-PK",
    "ca": "ca-AD",
    "cs": "cs-CZ",
    "cy": "cy-GB",
    "da": "da-DK",
    "el": "el-GR",
    "en": "en-US",
    "et": "et-EE",
    "fa": "fa-IR",
    "gl": "gl-ES",
    "he": "he-IL",
    "hi": "hi-IN",
    "hy": "hy-AM",
    "ja": "ja-JP",
    "km": "km-KH",
    "ko": "ko-KR",
    "lij": "lij-IT",
    "ms": "ms-MY",
    "nb": "nb-NO",
    "nn": "nn-NO",
    "no": "nb-NO",
    "pa": "pa-PK",
    "pt": "pt-PT",
    "sl": "sl-SI",
    "sr": "sr-Cyrl-RS",
    "sv": "sv-SE",
    "uk": "uk-UA",
    "vi": "vi-VN",
    "zh": "zh-CN",
}
_NAMES_OF_QUOTES = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")


@dataclass(frozen=True, slots=True)
class Term:
    """The words of a term: for one, for many, and the gender of what it names."""

    single: str
    multiple: str
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal suffix and the numbers that take it."""

    number: int
    match: str
    gender: str
    text: str


@dataclass(slots=True)
class Locale:
    """All that one language says, layers already merged."""

    lang: str
    terms: dict[tuple[str, Form], Term] = field(default_factory=dict)
    gendered: dict[tuple[str, str], Term] = field(default_factory=dict)
    ordinals: tuple[Ordinal, ...] = ()
    dates: dict[str, Element] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
    _quotes: tuple[str, str, str, str] | None = field(default=None, init=False)

    @property
    def punctuation_in_quote(self) -> bool:
        """Whether a full stop or comma after a quotation moves inside it."""
        return self.options.get("punctuation-in-quote") == "true"

    @property
    def quotes(self) -> tuple[str, str, str, str]:
        """The quotation marks: open, close, inner open, inner close."""
        if self._quotes is None:
            self._quotes = self._told_quotes()
        return self._quotes

    def _told_quotes(self) -> tuple[str, str, str, str]:
        first, second, third, fourth = (self.term(name) for name in _NAMES_OF_QUOTES)
        return first or "\u201c", second or "\u201d", third or "\u2018", fourth or "\u2019"

    @property
    def is_english(self) -> bool:
        """Whether title case applies."""
        return self.lang.lower().startswith("en")

    def find(self, name: str, form: Form = "long") -> Term | None:
        """Return the term in that form or in the one it falls back to."""
        wanted: str | None = form
        while wanted:
            if (found := self.terms.get((name, wanted))) is not None:
                return found
            wanted = _FALLBACK.get(wanted)
        return None

    def term(self, name: str, form: Form = "long", *, plural: bool = False) -> str:
        """Return a term's words; an empty string when there is no such term."""
        found = self.find(name, form)
        if found is None:
            return ""
        return found.multiple if plural else found.single

    def gender(self, name: str) -> str:
        """Return the gender of the thing a term names."""
        found = self.terms.get((name, "long"))
        return found.gender if found else ""

    def ordinal(self, number: int, gender: str = "") -> str:
        """Return the suffix of an ordinal ("Ordinal Suffixes"): the narrowest match."""
        best = ""
        rank = (-1, -1)
        for suffix in self.ordinals:
            if suffix.gender and suffix.gender != gender:
                continue
            found = (_match_rank(suffix, number), 1 if suffix.gender else 0)
            if found[0] >= 0 and found > rank:
                best, rank = suffix.text, found
        return best

    def long_ordinal(self, number: int, gender: str = "") -> str:
        """Return "first" to "tenth"; an empty string beyond."""
        name = f"long-ordinal-{number:02d}"
        if (found := self.gendered.get((name, gender))) is not None:
            return found.single
        return self.term(name)


def load_locale(
    lang: str, files: Mapping[str, str], own: Iterable[Element], default: str = ""
) -> Locale:
    """Merge the locale *files* (language -> XML) and the style's *own* for *lang*."""
    wanted = lang or default or DEFAULT_LANGUAGE
    locale = Locale(wanted)
    for name in _file_chain(wanted, files):
        _add(locale, parse_xml(files[name], f"the locale file `{name}`"))
    for element in _own_chain(wanted, tuple(own)):
        _add(locale, element, own=True)
    return locale


def main_dialect(lang: str) -> str:
    """Return the main dialect of a language: `de` and `de-AT` -> `de-DE`."""
    base = lang.partition("-")[0].lower()
    return _MAIN_DIALECTS.get(base, f"{base}-{base.upper()}")


def _file_chain(lang: str, files: Mapping[str, str]) -> Iterator[str]:
    base = lang.partition("-")[0].lower()
    by_name = {name.lower(): name for name in files}
    chain: list[str] = []
    for name in (DEFAULT_LANGUAGE, base, main_dialect(lang), lang):
        found = by_name.get(name.lower())
        if found and found not in chain:
            chain.append(found)
    return iter(chain)


def _own_chain(lang: str, own: tuple[Element, ...]) -> Iterator[Element]:
    base = lang.partition("-")[0].lower()
    for wanted in dict.fromkeys(("", base, lang.lower())):
        yield from (element for element in own if language(element).lower() == wanted)


def _add(locale: Locale, layer: Element, *, own: bool = False) -> None:
    for options in layer.iter("style-options"):
        locale.options.update(options.attrib)
    for date in layer.iter("date"):
        locale.dates[date.get("form", "text")] = date
    terms = list(layer.iter("term"))
    ordinals = [term for term in terms if _is_ordinal(term.get("name", ""))]
    if any(term.get("name") == "ordinal" for term in ordinals):
        locale.ordinals = ()
    elif own and any(ordinal.number < 0 for ordinal in locale.ordinals):
        # Ordinals of CSL 1.0 in the style, "ordinal-01" to "-04" and no "ordinal": they belong to
        # one another, and the locale file has the whole set of 1.0.1.
        ordinals = []
    locale.ordinals += tuple(_ordinal(term) for term in ordinals)
    for term in terms:
        _add_term(locale, term)


def _add_term(locale: Locale, element: Element) -> None:
    single = element.find("single")
    multiple = element.find("multiple")
    text = _words(element)
    one = _words(single) if single is not None else text
    term = Term(
        one,
        _words(multiple) if multiple is not None else one,
        element.get("gender", ""),
    )
    name = element.get("name", "")
    if gender := element.get("gender-form"):
        locale.gendered[name, gender] = term
    else:
        locale.terms[name, element.get("form", "long")] = term


def _words(element: Element) -> str:
    """Return an element's text; white space over lines is none, a lone space is one."""
    text = element.text or ""
    return "" if "\n" in text and not text.strip() else text


def _is_ordinal(name: str) -> bool:
    return name == "ordinal" or (name.startswith("ordinal-") and name[8:].isdecimal())


def _ordinal(element: Element) -> Ordinal:
    digits = element.get("name", "")[8:]
    number = int(digits) if digits else -1
    default: Literal["last-digit", "last-two-digits"]
    default = "last-digit" if number < 10 else "last-two-digits"
    return Ordinal(
        number, element.get("match", default), element.get("gender-form", ""), element.text or ""
    )


def _match_rank(suffix: Ordinal, number: int) -> int:
    """Say how narrowly *suffix* fits: 3 whole number, 2 two digits, 1 a digit, 0 any, -1 not."""
    if suffix.number < 0:
        return 0
    if suffix.match == "whole-number":
        return 3 if number == suffix.number else -1
    if suffix.match == "last-two-digits":
        return 2 if number % 100 == suffix.number else -1
    return 1 if number % 10 == suffix.number else -1
