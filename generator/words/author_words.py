"""Hold the words that authors may write in their own language. Those in English always work.

Each stands for one in English. They are understood in every playbook: none is a word of English
that means something else there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")

# Titles of sections of cards, in small letters: what is stated, and what goes beyond the sources.
GUIDANCE = frozenset({"guidance", "empfehlung", "empfehlungen"})
OURS = frozenset({"in practice", "watch out for", "in der praxis", "darauf achten"})

# Names of marginal notes, and what they say a statement rests on.
NOTES: Mapping[str, str] = {"grundlage": "basis"}
BASES: Mapping[str, str] = {"redaktionell": "editorial", "ohne quelle": "uncited"}

# Units of time, in small letters, as a number of months.
UNITS: Mapping[str, int] = {
    **dict.fromkeys(("month", "months", "monat", "monate"), 1),
    **dict.fromkeys(("year", "years", "jahr", "jahre"), 12),
}

# Where in a work: what stands before a number, by the label that CSL has for it.
LOCATORS: Mapping[str, str] = {
    "S.": "page",
    "Abb.": "figure",
    "Abschn.": "section",
    "Bd.": "volume",
    "Kap.": "chapter",
    "Nr.": "issue",
    "Tab.": "table",
}

# What a new card is made of, by language: the three sections, and the note of a basis.
SECTIONS: Mapping[str, tuple[str, str, str]] = {
    "en": ("Guidance", "In practice", "Watch out for"),
    "de": ("Empfehlung", "In der Praxis", "Darauf achten"),
}
EDITORIAL: Mapping[str, str] = {"en": "basis: editorial", "de": "Grundlage: redaktionell"}
TWELVE_MONTHS: Mapping[str, str] = {"en": "12 months", "de": "12 Monate"}

# How letters are written in an address, by language, where it is not the bare letter.
LETTERS: Mapping[str, Mapping[str, str]] = {
    "de": {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"},
}


def of_language(words: Mapping[str, T], language: str) -> T:
    """Return those of *words* that are of *language*, else the English ones."""
    return words.get(language.partition("-")[0], words["en"])


def note_name(written: str) -> str:
    """Return the English name of the marginal note that is *written*."""
    return NOTES.get(written.casefold(), written)


def basis_name(written: str) -> str:
    """Return the English word for the basis that is *written*."""
    return BASES.get(" ".join(written.casefold().split()), written)


def latin(words: str, language: str) -> str:
    """Return *words* with the letters of *language* as they are written in an address."""
    letters = LETTERS.get(language.partition("-")[0], {})
    return "".join(letters.get(it, it) for it in words.casefold())
