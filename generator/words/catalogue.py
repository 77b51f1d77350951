"""Read gettext catalogues: those that come with the generator, and a project's own."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from gettext import c2py
from importlib.resources import files
from typing import TypeAlias

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from generator.words.phrases import phrase

Forms: TypeAlias = tuple[str, ...]  # of a message; more than one where numbers count
Key: TypeAlias = tuple[str, str]  # context, "" for none; message in English

ENDING = ".po"

# What a message is filled with: a name, or a sign for per cent.
VALUE = re.compile(r"%(?:\((?P<name>\w+)\)s|(?P<sign>.?))")
# What a browser makes an element of; what begins one, ends the value of an attribute, or is a template's.
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
ACTIVE = re.compile(r"<(?=[A-Za-z/!?])|\"|\{[{%#]")
# The lines of a catalogue: empty, a comment, or words in quotes behind what they are.
LINE = re.compile(
    r"\s*(?:#.*|(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d{1,2}\])?)?\s*\"(?:[^\"\\]|\\.)*\"\s*)?"
)
FIELD = re.compile(r"\{(?P<name>\w+)(?:![rs])?\}")  # the same where click fills it


class CatalogueError(Exception):
    """A catalogue cannot be read; the message says why, ``line`` where."""

    def __init__(self, words: str, line: int) -> None:
        super().__init__(words)
        self.line = line


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Messages by what they are in English, and the formula that says which form a number takes.

    ``faults`` are messages that cannot be used: the line of each, and why.
    """

    messages: Mapping[Key, Forms] = field(default_factory=dict)
    plural: str = "(n != 1)"
    faults: tuple[tuple[int, str], ...] = ()


ENGLISH = Catalogue()


@lru_cache(maxsize=2)  # a command asks for the words of its messages, then for those of the project
def read_catalogue(text: str) -> Catalogue:
    """Return the catalogue that *text* has, without what is not translated or marked as fuzzy.

    Raises `CatalogueError`.
    """
    try:
        read = read_po(io.BytesIO(text.encode()), abort_invalid=True)
    except PoFileError as error:
        line = max(1, error.lineno)
        raise CatalogueError(phrase("it is no gettext catalogue"), line) from error
    try:
        c2py(read.plural_expr)
    except ValueError as error:
        line = text[: max(0, text.find("Plural-Forms:"))].count("\n") + 1
        why = phrase("`%(formula)s` is no formula for plurals", formula=read.plural_expr[:60])
        raise CatalogueError(why, line) from error
    for number, written in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not LINE.fullmatch(written):
            raise CatalogueError(phrase("this line of a catalogue is not closed"), number)
    messages: dict[Key, Forms] = {}
    faults = []
    for message in read:
        forms = tuple(map(str, _several(message.string)))
        if not message.id or not all(forms) or message.fuzzy:
            continue
        if wrong := fault_of(message):
            faults.append((message.lineno or 1, wrong))
        else:
            messages[message.context or "", str(_several(message.id)[0])] = forms
    return Catalogue(messages, read.plural_expr, tuple(faults))


@cache
def own_catalogue(language: str) -> Catalogue:
    """Return the catalogue of *language* that comes with the generator, an empty one for none.

    A language of one country, such as ``de-AT``, has that of the language itself.
    """
    text = own_text(language) or own_text(language.replace("_", "-").partition("-")[0])
    return read_catalogue(text) if text else ENGLISH


def own_text(language: str) -> str:
    """Return the text of the catalogue of *language* that comes with the generator, "" for none."""
    language = language.casefold()
    if language not in own_languages():
        return ""
    return files(__package__).joinpath(f"{language}{ENDING}").read_text(encoding="utf-8")


@cache
def own_languages() -> tuple[str, ...]:
    """Return the languages, beside English, that come with the generator."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(ENDING) for name in names if name.endswith(ENDING)))


def counted(text: str) -> tuple[int, int]:
    """Return how many messages of the catalogue *text* are translated, and how many there are."""
    read = [it for it in read_po(io.BytesIO(text.encode())) if it.id]
    return sum(all(_several(it.string)) and not it.fuzzy for it in read), len(read)


def fault_of(message: Message) -> str:
    """Return what keeps *message* from being filled as the English one is, "" for nothing."""
    wanted = {name for text in _several(message.id) for name in values_of(str(text))}
    texts = [str(it) for it in _several(message.id)]
    braced = not wanted and not any(map(_bare_brace, texts))  # as click fills it
    fields = {it for text in texts for it in _fields(text)} if braced else set()
    tags = {tag for text in texts for tag in TAG.findall(text)}
    given = {sign for text in texts for sign in ACTIVE.findall(TAG.sub("", text))}
    for form in map(str, _several(message.string)):
        strange_tag = next((it for it in TAG.findall(form) if it not in tags), "")
        signs = set(ACTIVE.findall(TAG.sub("", form))) - given
        if strange_tag or signs:
            return phrase(
                "`%(sign)s` is not in the English message", sign=strange_tag or min(signs)
            )
        if any(it["sign"] not in {None, "%"} for it in VALUE.finditer(form)):
            return phrase("a `%%` stands alone in `%(form)s`", form=form)
        if strange := values_of(form) - wanted:
            return phrase("`%(value)s` is no value of this message", value=f"%({min(strange)})s")
        if fields and (lost := _bare_brace(form) or min(set(_fields(form)) - fields, default="")):
            return phrase("`%(value)s` is no value of this message", value=lost)
    return ""


def values_of(text: str) -> set[str]:
    """Return the names of the values that the message *text* is filled with."""
    return {it["name"] for it in VALUE.finditer(text) if it["name"]}


# Private functions


def _fields(text: str) -> list[str]:
    return [it["name"] for it in FIELD.finditer(text)]


def _bare_brace(form: str) -> str:
    """Return the brace of *form* that is part of no value, "" for none."""
    return next((it for it in FIELD.sub("", form) if it in "{}"), "")


def _several(texts: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts or ("",))
