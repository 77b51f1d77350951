"""Hold the nouns of a course: modules of readings, activities, discussions and questions.

All prose of a course is a `Prose` with its document, as that of a decision is. The course's sheet
has the links and citations of all of them, so that every rule of sheets holds for courses too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.findings.diagnostics import Span, Text
from generator.model.decisions import Prose
from generator.model.sheets import Sheet
from generator.model.text import Link, Name

NOTHING = Prose()


class Sort(StrEnum):
    """How a question is answered; computed from its options, never written."""

    ONE = "one"
    SEVERAL = "several"
    TRUTH = "truth"  # its options are True and False
    OPEN = "open"  # no options: it is not scored


@dataclass(frozen=True, slots=True)
class Pin:
    """When a card was last gone through for a course, and the edition that it had then."""

    day: date
    edition: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A thing to read: the line as written, where it leads, and what it is read for.

    ``start`` and ``end`` bound the item's own text in the file, without its note ``seen:``.
    """

    line: Prose
    link: Link
    why: Prose
    span: Span
    pin: Pin | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """A thing to do; ``minutes`` is 0 where it names none."""

    id: str
    title: str
    span: Span
    text: Prose
    minutes: int = 0
    formerly: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose; ``because`` says why it is right or wrong."""

    words: Prose
    right: bool
    span: Span
    because: Prose = NOTHING


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a self-check; ``said_by`` names the statements that it rests on.

    ``known`` are those of them that exist: `resolve` fills it.
    """

    id: str
    title: str
    span: Span
    text: Prose = NOTHING
    options: tuple[Option, ...] = ()
    because: Prose = NOTHING
    said_by: tuple[Name, ...] = ()
    formerly: tuple[Name, ...] = ()
    known: tuple[Name, ...] = ()

    @property
    def right(self) -> tuple[Option, ...]:
        """Return the options that are right."""
        return tuple(option for option in self.options if option.right)

    @property
    def sort(self) -> Sort:
        """Return how the question is answered."""
        if not self.options:
            return Sort.OPEN
        if {option.words.source.casefold() for option in self.options} == {"true", "false"}:
            return Sort.TRUTH
        return Sort.ONE if len(self.right) == 1 else Sort.SEVERAL


@dataclass(frozen=True, slots=True)
class Module:
    """A part of a course; ``rest`` is the break after it, ``trainer`` the trainer's notes.

    Of each section ``..._text`` is what stands above its list or its first heading.
    """

    id: str
    title: str
    span: Span
    minutes: int = 0
    rest: int = 0
    aim: Prose = NOTHING
    text: Prose = NOTHING
    reading_text: Prose = NOTHING
    readings: tuple[Reading, ...] = ()
    doing_text: Prose = NOTHING
    activities: tuple[Activity, ...] = ()
    discussing_text: Prose = NOTHING
    discussions: tuple[Prose, ...] = ()
    checking_text: Prose = NOTHING
    questions: tuple[Question, ...] = ()
    trainer: Prose = NOTHING
    formerly: tuple[Name, ...] = ()
    minutes_span: Span | None = None

    @property
    def scored(self) -> tuple[Question, ...]:
        """Return the questions that can be right or wrong."""
        return tuple(it for it in self.questions if it.sort is not Sort.OPEN)

    def proses(self) -> Iterator[Prose]:
        """Yield all its prose, in the order of the file within each section."""
        yield from (self.aim, self.text, self.reading_text)
        yield from (reading.line for reading in self.readings)
        yield self.doing_text
        yield from (activity.text for activity in self.activities)
        yield self.discussing_text
        yield from self.discussions
        yield self.checking_text
        for question in self.questions:
            yield from proses_of(question)
        yield self.trainer


@dataclass(frozen=True, slots=True)
class Course:
    """A course as written, and looked up: a sheet, an introduction, modules in their order.

    ``passing`` is the share of points that passes, in per cent.
    """

    id: str
    title: str
    text: Text
    sheet: Sheet
    introduction: Prose = NOTHING
    modules: tuple[Module, ...] = ()
    passing: int = 80

    @property
    def minutes(self) -> int:
        """Return how long its modules take, without breaks."""
        return sum(module.minutes for module in self.modules)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return all its questions, in their order."""
        return tuple(question for module in self.modules for question in module.questions)

    def readings(self) -> Iterator[tuple[Module, Reading]]:
        """Yield each reading with its module."""
        for module in self.modules:
            for reading in module.readings:
                yield module, reading

    def proses(self) -> Iterator[Prose]:
        """Yield all its prose."""
        yield self.introduction
        for module in self.modules:
            yield from module.proses()


def proses_of(question: Question) -> Iterator[Prose]:
    """Yield the prose of *question*, options and reasons included."""
    yield question.text
    for option in question.options:
        yield from (option.words, option.because)
    yield question.because
