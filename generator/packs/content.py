"""Hold what a pack is made of: a course as other systems take it, every text finished.

``html`` is finished HTML of few tags, with whole addresses; every other text is plain.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from generator.words.words import WORDS, Words


@dataclass(frozen=True, slots=True)
class PackLink:
    """A thing to read: ``id`` is its kind and id, as ``card:open-leadership``; ``url`` is short."""

    id: str
    title: str
    url: str
    summary: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class PackOption:
    """An option of a question; ``because`` is HTML."""

    html: str
    text: str
    right: bool
    because: str = ""


@dataclass(frozen=True, slots=True)
class PackQuestion:
    """A question; ``sort`` is ``one``, ``several``, ``truth`` or ``open``.

    ``more`` is the text that belongs to it, as HTML, ``because`` why, with the statements that it
    rests on. ``tags`` are the works that these cite.
    """

    id: str
    title: str
    sort: str
    more: str = ""
    options: tuple[PackOption, ...] = ()
    because: str = ""
    tags: tuple[str, ...] = ()

    @property
    def html(self) -> str:
        """Return what is asked, as HTML."""
        return f"<p>{escape(self.title)}</p>{self.more}"


@dataclass(frozen=True, slots=True)
class PackPart:
    """An activity, or a question to talk about."""

    id: str
    title: str
    html: str
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class PackModule:
    """A module; ``url`` is the short address of its page, ``notes`` are the trainer's, as HTML."""

    id: str
    title: str
    url: str
    minutes: int
    aim: str = ""
    html: str = ""
    links: tuple[PackLink, ...] = ()
    activities: tuple[PackPart, ...] = ()
    discussions: tuple[PackPart, ...] = ()
    questions: tuple[PackQuestion, ...] = ()
    notes: str = ""

    @property
    def scored(self) -> tuple[PackQuestion, ...]:
        """Return the questions that can be right or wrong."""
        return tuple(question for question in self.questions if question.sort != "open")


@dataclass(frozen=True, slots=True)
class PackTerm:
    """A term of the glossary that the course's cards use; ``html`` is its definition."""

    id: str
    term: str
    html: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A course to take along; ``day`` is the one on which it was last reviewed, in ISO's form.

    ``editions`` has the edition of each card in it by the card's id.
    """

    id: str
    title: str
    summary: str
    site: str
    url: str
    day: str
    language: str
    passing: int
    html: str = ""
    modules: tuple[PackModule, ...] = ()
    terms: tuple[PackTerm, ...] = ()
    editions: Mapping[str, str] = field(default_factory=dict)
    words: Words = WORDS

    def links(self) -> Iterator[PackLink]:
        """Yield all things to read, each once."""
        seen = {link.id: link for module in self.modules for link in module.links}
        yield from seen.values()


def about_html(pack: Pack, more: str = "") -> str:
    """Return what every pack says of itself, as HTML; *more* is what its format has to add."""
    link = f'<a href="{escape(pack.url)}">{escape(pack.title)}</a>'
    made = pack.words.gettext(
        "This pack was made of the course %(course)s of %(site)s, as of %(day)s. Its links lead to the "
        "site and stay alive: what is read there is always the present text. The questions are a copy: "
        "when a card changes, take a new pack.",
        course=link,
        site=escape(pack.site),
        day=pack.day,
    )
    again = pack.words.gettext(
        "A second import adds everything once more. Import into an empty course, or remove the first "
        "copy."
    )
    return f"<p>{escape(pack.summary)}</p>\n<p>{made}</p>\n<p>{again}</p>\n{more}"


def record(pack: Pack) -> str:
    """Return ``playbook.json``: what the pack was made of, to be compared with the site's."""
    made = {
        "course": pack.id,
        "title": pack.title,
        "url": pack.url,
        "day": pack.day,
        "modules": [module.id for module in pack.modules],
        "questions": [question.id for module in pack.modules for question in module.questions],
        "editions": {card: pack.editions[card] for card in sorted(pack.editions)},
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def short(words: str, most: int) -> str:
    """Return *words* in one line, cut at a space where they are longer than *most*."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return f"{line[: most - 1].rpartition(' ')[0] or line[: most - 1]}…"
