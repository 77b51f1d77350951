"""Put each card of the playbook on a quarter of a sheet: as many of its statements as fit.

What fits is reckoned from widths that no font goes beyond, so nothing is ever cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.render.addresses import canonical
from generator.render.author import Mark
from generator.render.book.chapters import Part
from generator.render.decisions.lettering import lines_of
from generator.render.desk import Edition
from generator.render.evidence import Judged

# In points, as deck.css has them
WIDTH, HEIGHT = 246, 366  # of a card without its margin
TITLE, SUMMARY, SAID = (16.0, 19.0), (11.0, 14.5), (10.0, 13.0)  # size of letters, of a line
INDENT = 14  # of a statement, for its mark
AFTER = 5  # below a statement
AROUND = 88  # label, roles, foot and the space between
MOST = 40  # lines of one text
NARROWER = 0.85  # the deck's fonts, beside the widest of those that lettering reckons with


@dataclass(frozen=True, slots=True)
class Said:
    """A statement on a card: its plain words, its mark, and the works by author and year."""

    words: str
    mark: Mark | None
    works: str


@dataclass(frozen=True, slots=True)
class DeckCard:
    """A card of the deck; ``more`` statements stand only at its ``address``."""

    label: str
    topic: str
    title: str
    summary: str
    roles: tuple[str, ...]
    said: tuple[Said, ...]
    more: int
    address: str


def deck_of(edition: Edition, cards: Part) -> tuple[DeckCard, ...]:
    """Return the cards of the part *cards*, in its order."""
    return tuple(_cards(edition, cards))


# Private functions


def _cards(edition: Edition, part: Part) -> Iterator[DeckCard]:
    roles = edition.playbook.sheets[Kind.ROLE]
    for chapter in part.chapters:
        for section in chapter.sections:
            card = section.anchor.removeprefix(f"{Kind.CARD.value}-")
            sheet = edition.playbook.sheets[Kind.CARD][card]
            every = [_said(edition, it) for it in edition.evidence[card].judged]
            fitting = tuple(_fitting(edition, every, _left(section.title, section.summary)))
            yield DeckCard(
                section.label,
                chapter.title,
                section.title,
                section.summary,
                tuple(
                    roles[it].meta.role.abbreviation or roles[it].title for it in sheet.meta.roles
                ),
                fitting,
                len(every) - len(fitting),
                canonical(edition.settings.site_url, section.address),
            )


def _said(edition: Edition, judged: Judged) -> Said:
    works = (edition.title(Target(Kind.REFERENCE, key)) for key in judged.keys)
    return Said(judged.words, judged.mark, "; ".join(works))


def _left(title: str, summary: str) -> float:
    """Return the height that title and summary leave."""
    used = _height(title, WIDTH, *TITLE) + _height(summary, WIDTH, *SUMMARY)
    return HEIGHT - AROUND - used


def _fitting(edition: Edition, every: Iterable[Said], left: float) -> Iterator[Said]:
    for said in every:
        words = f"{said.words} {said.works} {edition.gettext(said.mark.words) if said.mark else ''}"
        left -= _height(words, WIDTH - INDENT, *SAID) + AFTER
        if left < 0:
            return
        yield said


def _height(words: str, width: float, size: float, line: float) -> float:
    return len(lines_of(words, width / NARROWER, size, MOST)) * line
