"""Begin a course: a small one that passes every check, to be written over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.commands.new_files import listed, scalar
from generator.courses.editions import edition_of_card
from generator.model.sheets import Sheet
from generator.model.text import Statement


@dataclass(frozen=True, slots=True)
class NewCourse:
    """What a new course begins with; each of *cards* is a thing to read."""

    title: str
    summary: str
    roles: Sequence[str]
    owner: str
    today: date
    cards: Sequence[Sheet] = ()


def course_text(new: NewCourse) -> str:
    """Return the file of *new*: a draft of one module."""
    return "\n".join((*_front(new), *_module(new), ""))


# Private functions


def _front(new: NewCourse) -> Iterator[str]:
    yield "---"
    yield f"title: {scalar(new.title)}"
    yield f"summary: {scalar(new.summary)}"
    yield "status: draft  # published, when it is ready"
    if new.roles:
        yield f"roles: {listed(new.roles)}"
    yield f"owner: {scalar(new.owner)}"
    yield f"reviewed: {new.today.isoformat()}"
    yield "review: 12 months"
    yield "---"
    yield "Say for whom this is, and what to bring.\n"


def _module(new: NewCourse) -> Iterator[str]:
    yield "## The first module {#first}\n"
    yield "Minutes: 45"
    yield "Break: 10"
    yield "Aim: Say what learners can do afterwards.\n"
    if new.cards:
        yield "### Read\n"
        for card in new.cards:
            pin = f"seen: {new.today.isoformat()} {edition_of_card(card)}"
            yield f"- [{_plain(card.title)}](../cards/{card.id}.md): what it is read for <!-- {pin} -->"
        yield ""
    yield "### Do\n"
    yield "#### A first activity {#activity}\n"
    yield "Minutes: 15\n"
    yield "Say what learners do, with whom, and what comes out of it.\n"
    yield "### Discuss\n"
    yield "- Ask what can be answered in two ways.\n"
    yield from _question(new.cards)
    yield "### For the trainer\n"
    yield "What to prepare, and what to watch out for."


def _question(cards: Sequence[Sheet]) -> Iterator[str]:
    basis = next(((card, it) for card in cards for it in _named(card)), None)
    if basis is None:
        return
    card, statement = basis
    yield "### Check\n"
    yield "#### Is this what the card says? {#question}\n"
    yield "- [x] True\n- [ ] False\n"
    yield "Because: Say why, in a sentence of your own."
    yield f"Said-by: {card.id}#{statement.anchor}\n"


def _named(card: Sheet) -> Iterator[Statement]:
    """Yield the statements of *card* that have an id: the address of others may move."""
    yield from (it for it in card.document.statements if it.id)


def _plain(words: str) -> str:
    """Return *words* as the text of a link."""
    return "".join(f"\\{it}" if it in "\\`*_[]<>!|~@" else it for it in words)
