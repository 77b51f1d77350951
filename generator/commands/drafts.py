"""Hold what new sheets begin with: texts that pass every check, with hints for their authors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.commands.new_files import facet_lines, listed, scalar
from generator.words.author_words import EDITORIAL, SECTIONS, TWELVE_MONTHS, of_language
from generator.words.words import Words


@dataclass(frozen=True, slots=True)
class NewCard:
    """What a new card begins with; ``facets`` has values by front matter key.

    ``key`` is that of a work which the project has, to show how it is cited; "" for none.
    """

    title: str
    summary: str
    roles: Sequence[str]
    owner: str
    today: date
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    key: str = ""


@dataclass(frozen=True, slots=True)
class NewRole:
    """What a new role begins with."""

    title: str
    summary: str
    owner: str
    today: date
    abbreviation: str = ""


@dataclass(frozen=True, slots=True)
class NewResource:
    """What a new resource begins with; the roles by their ids."""

    title: str
    summary: str
    where: str
    provided_by: Sequence[str]
    reached_by: Sequence[str]
    owner: str
    today: date


def card_text(card: NewCard, words: Words) -> str:
    """Return the file of *card*, with what it says of itself in *words*."""
    guidance, practice, watch = of_language(SECTIONS, words.language)
    basis = of_language(EDITORIAL, words.language)
    return (
        _front(card.title, card.summary)
        + f"roles: {listed(card.roles)}\n"
        + facet_lines(card.facets)
        + _owned(card.owner, card.today, words.language)
        + f"## {guidance}\n\n<!-- {_hint(card, words)} -->\n\n"
        f"- {_sentence(card.summary)} <!-- {basis} -->\n\n"
        f"## {practice}\n\n"
        f"## {watch}\n"
    )


def _hint(card: NewCard, words: Words) -> str:
    if card.key:
        return words.gettext(
            "One statement a line: what to do. Cite where it comes from, as in [@%(key)s, p. 3],\n"
            "     or end it with a note as below where no source says it.",
            key=card.key,
        )
    return words.gettext(
        "One statement a line: what to do. Cite where it comes from with the key of a work in the"
        " .bib file,\n     or end it with a note as below where no source says it."
    )


def role_text(role: NewRole) -> str:
    """Return the file of *role*."""
    short = f"abbreviation: {scalar(role.abbreviation)}\n" if role.abbreviation else ""
    text = "Say what the role is, and which card to begin with. Its cards are found, not listed.\n"
    return _front(role.title, role.summary) + short + _owned(role.owner, role.today) + text


def resource_text(resource: NewResource) -> str:
    """Return the file of *resource*."""
    return (
        _front(resource.title, resource.summary)
        + f"where: {scalar(resource.where)}\n"
        + f"provided-by: {listed(resource.provided_by)}\n"
        + f"reached-by: {listed(resource.reached_by)}\n"
        + _owned(resource.owner, resource.today)
        + "Say what it is good for, and how to use it.\n"
    )


# Private functions


def _front(title: str, summary: str) -> str:
    return (
        "---\n"
        f"title: {scalar(title)}\n"
        f"summary: {scalar(summary)}\n"
        "status: draft  # published, when it is ready\n"
    )


def _owned(owner: str, today: date, language: str = "en") -> str:
    review = of_language(TWELVE_MONTHS, language)
    return f"owner: {scalar(owner)}\nreviewed: {today.isoformat()}\nreview: {review}\n---\n"


def _sentence(words: str) -> str:
    """Return *words* as a statement: no citation marks or markup are made of them by chance."""
    line = " ".join(words.split())
    return "".join(f"\\{it}" if it in "\\`*_{}[]<>@#!|~" else it for it in line)
