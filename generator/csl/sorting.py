"""`cs:sort` (CSL 1.0.2, "Sorting") and the order of letters.

Collation without tables: spaces, then digits, then letters; punctuation, accents and case only
decide between words that are the same without them.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias, TypeVar

from generator.csl.citationlabels import label_of
from generator.csl.context import Closure, Context
from generator.csl.dates import sort_key
from generator.csl.elements import Compiler, sortable_number
from generator.csl.items import DATE_VARIABLES, NAME_VARIABLES
from generator.csl.markup import parse_markup
from generator.csl.numbers import NUMBER_VARIABLES
from generator.csl.rich import plain
from generator.csl.xmltree import Element

T = TypeVar("T")
_PUNCTUATION = 1
CollationKey: TypeAlias = tuple[tuple[tuple[int, str], ...], str, str]
# What is not looked at when words are compared.
_IGNORED = frozenset("'\"\u2018\u2019\u201c\u201d\u00ab\u00bb[]()<>\u02bb\u02bc\u02be\u02bf")
_LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "þ": "th",
    "\u0131": "i",
}


@dataclass(frozen=True, slots=True)
class SortKey:
    """One `cs:key`: what to compare, in which direction."""

    text: Callable[[Context], str]
    descending: bool
    by_number: bool = False


def compile_sort(element: Element | None, compiler: Compiler) -> tuple[SortKey, ...]:
    """Return the keys of `cs:sort`."""
    if element is None:
        return ()
    return tuple(_key(key, compiler) for key in element.iterfind("key"))


def sort_by(
    things: Sequence[T], keys: Sequence[SortKey], text_of: Callable[[T, SortKey], str]
) -> list[T]:
    """Return *things* in the order of *keys*; empty values come last in both directions."""
    ordered = list(things)
    for key in reversed(keys):
        texts = [text_of(thing, key) for thing in ordered]
        full = [(collate(text), at) for at, text in enumerate(texts) if text]
        empty = [thing for thing, text in zip(ordered, texts, strict=True) if not text]
        # A stable sort, also when reversed: equal things keep the order of the keys behind.
        full.sort(key=lambda pair: pair[0], reverse=key.descending)
        ordered = [ordered[at] for _, at in full] + empty
    return ordered


@lru_cache(maxsize=20_000)
def collate(text: str) -> CollationKey:
    """Return what *text* is compared by: letters, then accents, then case."""
    accented = "".join(letter for letter in text if letter not in _IGNORED).strip()
    folded = accented.casefold()
    bare = "".join(
        _LETTERS.get(letter, letter)
        for letter in unicodedata.normalize("NFD", folded)
        if not unicodedata.combining(letter)
    )
    ranked = ((_rank(letter), letter) for letter in bare)
    letters = tuple(pair for pair in ranked if pair[0] != _PUNCTUATION)
    return letters, folded, accented.swapcase()


def _rank(letter: str) -> int:
    if letter.isspace():
        return 0
    if letter.isalpha():
        return 3
    return 2 if letter.isdigit() else _PUNCTUATION


def _key(element: Element, compiler: Compiler) -> SortKey:
    descending = element.get("sort") == "descending"
    overrides = {
        target: element.attrib[source]
        for source, target in (
            ("names-min", "et-al-min"),
            ("names-use-first", "et-al-use-first"),
            ("names-use-last", "et-al-use-last"),
        )
        if source in element.attrib
    }
    if overrides.get("et-al-use-first"):
        overrides["et-al-subsequent-use-first"] = overrides["et-al-use-first"]
    if overrides.get("et-al-min"):
        overrides["et-al-subsequent-min"] = overrides["et-al-min"]
    closure = _source(element, compiler)

    def text(context: Context) -> str:
        context.sort_options = overrides
        return plain(closure(context)).strip()

    return SortKey(text, descending, _is_number(element, compiler))


def _is_number(element: Element, compiler: Compiler) -> bool:
    """Whether the key is the citation number itself, or a macro of nothing else."""
    macro = element.get("macro")
    children = list(compiler.macro_element(macro, element)) if macro is not None else [element]
    return [child.get("variable") for child in children] == ["citation-number"]


def _source(element: Element, compiler: Compiler) -> Closure:
    if (macro := element.get("macro")) is not None:
        return compiler.macro(macro, element)
    variable = element.get("variable", "")
    if variable in NAME_VARIABLES:
        names = Element("names", {"variable": variable})
        names.append(Element("name", {"form": "long"}))
        return compiler.element(names)
    return lambda context: _variable(variable, context)


def _variable(variable: str, context: Context) -> str:
    if variable in DATE_VARIABLES:
        date = context.item.dates.get(variable)
        return sort_key(date) if date else ""
    if variable == "citation-label":
        return label_of(context.item)
    value = context.text(variable)
    if variable in NUMBER_VARIABLES and value:
        return sortable_number(value)
    text = plain(parse_markup(value)) if value else ""
    return _without_article(text, context) if variable == "title" else text


def _without_article(title: str, context: Context) -> str:
    first, space, rest = title.partition(" ")
    drops = space and first.casefold() in context.engine.leading_articles
    return rest if drops else title
