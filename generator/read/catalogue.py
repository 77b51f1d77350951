"""Read a project's own catalogue: words of the product in its language, said otherwise or anew."""

from __future__ import annotations

from pathlib import Path

from generator.findings.diagnostics import Diagnostic, Span
from generator.read.tree import read_text
from generator.rules.settings import untranslated
from generator.rules.yaml import bad_value
from generator.words.catalogue import (
    ENDING,
    CatalogueError,
    own_catalogue,
    own_languages,
    read_catalogue,
)
from generator.words.phrases import phrase, reason
from generator.words.words import Words, words_of

FOLDER = "translations"
WHOLE = "de"  # the catalogue that has all messages


def read_words(root: Path, language: str) -> tuple[Words, tuple[Diagnostic, ...]]:
    """Return the words of *language* for the project at *root*, and what is wrong with its own."""
    path = f"{FOLDER}/{language.replace('_', '-')}{ENDING}"
    if "/" in language or not (root / path).exists():
        return words_of(language), ()
    read = read_text(root, path)
    if read.text is None:
        return words_of(language), read.findings
    try:
        own = read_catalogue(read.text.content)
    except CatalogueError as error:
        return words_of(language), (*read.findings, _fault(path, error.line, reason(error)))
    found = tuple(_fault(path, line, why) for line, why in own.faults)
    return words_of(language, own), (*read.findings, *found)


def unsaid(words: Words, place: Span) -> tuple[Diagnostic, ...]:
    """Return a finding at *place* where *words* say not all in their language, else none."""
    language = words.language.replace("_", "-")
    if not language or language.partition("-")[0].casefold() in {"en", *own_languages()}:
        return ()
    whole = own_catalogue(WHOLE).messages.keys()
    most, said = len(whole), len(whole & words.catalogue.messages.keys())
    if said >= most:
        return ()
    message = (
        phrase(
            "%(said)s of %(most)s messages are translated into `%(language)s`: the others are in "
            "English",
            said=said,
            most=most,
            language=language,
        )
        if said
        else phrase(
            "the generator has no words in `%(language)s`: what it says itself is in English",
            language=language,
        )
    )
    path = f"{FOLDER}/{language}{ENDING}"
    help = phrase(
        "translate `%(path)s`, which `playbook words %(language)s` writes",
        path=path,
        language=language,
    )
    return (untranslated.RULE.at(place, message, help=help),)


# Private functions


def _fault(path: str, line: int, why: str) -> Diagnostic:
    help = phrase(
        "keep the values of the English message, as in `%%(num)s`, its tags, and the form of the file"
    )
    return bad_value.RULE.at(Span(path, line, 1, line, 1), why, help=help)
