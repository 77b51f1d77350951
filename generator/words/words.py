"""Say things in a language: messages with their values, numbers, days, lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from gettext import c2py

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from generator.words.catalogue import ENGLISH, Catalogue, own_catalogue
from generator.words.phrases import Phrase

BRITISH = Locale("en", "GB")  # the English of the messages, and of the days in them


def N_(message: str) -> str:  # noqa: N802  # gettext's own name
    """Return *message* as it is: a mark for those who collect what is to be translated."""
    return message


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. A message that its catalogue has not is said in English.

    A message is filled by ``%``: ``words.gettext("About %(site)s", site=name)``.
    """

    language: str = "en"
    catalogue: Catalogue = ENGLISH

    def gettext(self, message: str, /, **values: object) -> str:
        """Return *message* in the language, filled with *values*."""
        return self.message("", message) % values

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """Return *message*, which means what it does in *context*."""
        return self.message(context, message) % values

    def ngettext(self, one: str, other: str, num: int, /, **values: object) -> str:
        """Return the form of a message for the number *num*, which it may print as ``num``."""
        return self.form(one, other, num) % {"num": self.number(num), **values}

    def said(self, text: str) -> str:
        """Return *text* in the language, with the phrases among its values; as it is if it is none."""
        if not isinstance(text, Phrase):
            return text
        form = self.form(text.message, text.others, text.num) if text.others else text.message
        form = form if text.others else self.message("", text.message)
        told = {
            name: self.said(value) if isinstance(value, Phrase) else value
            for name, value in text.values.items()
        }
        return form % told

    def message(self, context: str, message: str) -> str:
        """Return *message* as it stands in the catalogue, to be filled."""
        forms = self.catalogue.messages.get((context, message))
        return forms[0] if forms else message

    def form(self, one: str, other: str, num: int) -> str:
        """Return the form for *num* as it stands in the catalogue, to be filled."""
        forms = self.catalogue.messages.get(("", one))
        if forms is None:
            return one if num == 1 else other
        return forms[min(_rule(self.catalogue.plural)(num), len(forms) - 1)]

    def number(self, value: int) -> str:
        """Return *value* in figures."""
        return str(value) if abs(value) < 1000 else format_decimal(value, locale=self.locale)

    def day(self, when: date) -> str:
        """Return *when* with its month in words."""
        return _day(when, self.language)

    def month(self, when: date) -> str:
        """Return the month of *when*, in words, and its year."""
        return format_date(when, "LLLL y", locale=self.locale)

    def cited_day(self, when: date) -> str:
        """Return *when* as a reference has it, as in "2026, March 5"."""
        return format_date(when, self.pgettext("pattern of a day", "y, MMMM d"), locale=self.locale)

    def either(self, things: Iterable[str]) -> str:
        """Return *things* as a list of which one is meant."""
        return format_list(list(things), style="or", locale=self.locale)

    def is_foreign(self, language: str) -> bool:
        """Tell whether text in *language* is to be marked as being in another than this one."""
        return bool(language) and _tongue(language) != _tongue(self.language)

    def inside(self, title: str) -> str:
        """Return *title* as it stands inside a sentence: with small letters in English alone."""
        return title.lower() if self.language == "en" else title

    @property
    def locale(self) -> Locale:
        """Return the rules of the language for numbers, days and lists."""
        return _locale(self.language)


WORDS = Words()


def words_of(language: str, own: Catalogue = ENGLISH) -> Words:
    """Return the words of *language*; what *own* says goes before what comes with the generator."""
    ours = own_catalogue(language) if language else ENGLISH
    plural = own.plural if own.messages else ours.plural
    return Words(language, Catalogue({**ours.messages, **own.messages}, plural))


def language_called(name: str) -> str:
    """Return the letters of the language that is called *name*, in itself or in another; else ""."""
    wanted = name.casefold()
    for locale in map(Locale, ("en", "de", "fr", "es", "it", "nl", "pt", "pl")):
        if (locale.display_name or "").casefold() == wanted:
            return str(locale)
        known = {called.casefold(): letters for letters, called in locale.languages.items()}
        if wanted in known:
            return str(known[wanted])
    return ""


def is_language(letters: str) -> bool:
    """Tell whether *letters* begin with those of a language that the Unicode CLDR knows."""
    return _tongue(letters) in Locale("en").languages


# Private functions


def _tongue(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].casefold()


@cache
def _rule(formula: str) -> Callable[[int], int]:
    return c2py(formula)


@cache
def _day(when: date, language: str) -> str:
    return format_date(when, "long", locale=_locale(language))


@cache
def _locale(language: str) -> Locale:
    try:
        found = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return BRITISH
    return BRITISH if found == Locale("en") else found
