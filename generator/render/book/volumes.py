"""Cut a book that is too long for one PDF into volumes: the cards of each chapter in one of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet
from generator.render.book.chapters import Part, cards_of, chapter_title, in_chapters
from generator.render.desk import Edition

STEM, ENDING = "playbook", ".pdf"
DECK = "cards"  # the stem of what has the cards of a volume to cut out
# Between the stem and what is no chapter: ids of chapters have single hyphens.
APART = "--"
OTHER, ALL = "other", "cards"  # the cards without a chapter, and those of a playbook without any


@dataclass(frozen=True, slots=True)
class Volume:
    """Cards that are bound together: in ``edition`` there are only these, and the works they cite."""

    name: str
    title: str
    cards: Part
    edition: Edition


def cut(edition: Edition, most: int) -> Iterator[Volume]:
    """Yield the volumes that the cards of *edition* fill, with *most* cards each at most."""
    for value, cards in in_chapters(edition).items():
        title = chapter_title(edition, value)
        name = f"-{value}" if value else f"{APART}{OTHER if title else ALL}"
        shares = [cards[at : at + most] for at in range(0, len(cards), most)]
        for number, share in enumerate(shares, 1):
            own = _only(edition, share)
            yield Volume(
                f"{STEM}{name}{f'{APART}{number}' if number > 1 else ''}{ENDING}",
                _title(edition, title or edition.gettext("Cards"), number, len(shares)),
                cards_of(own),
                own,
            )


# Private functions


def _title(edition: Edition, title: str, number: int, count: int) -> str:
    if count == 1:
        return title
    return edition.gettext(
        "%(title)s, part %(number)s of %(count)s", title=title, number=number, count=count
    )


def _only(edition: Edition, cards: Sequence[Sheet]) -> Edition:
    """Return *edition* with nothing but *cards* in its lists, and the works that they cite."""
    named = {Target(Kind.CARD, it.id) for it in cards}
    citing = edition.playbook.citing
    works = {
        key: html
        for key, html in edition.references.items()
        if any(use.sheet in named for use in citing[key])
    }
    return replace(edition, cards=tuple(cards), references=works)
