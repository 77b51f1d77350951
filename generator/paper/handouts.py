"""Set a course on paper: a handout and a worksheet for learners, a guide for the trainer.

The content is that of the course's packs, so that paper says what every other copy says. Answers
stand in the guide alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from generator.model.courses import Course, Module
from generator.model.decisions import Prose
from generator.packs.content import Pack, PackLink, PackModule, PackPart
from generator.paper.qr import drawn
from generator.paper.questions import QuestionOnPaper, html_of, question_on_paper
from generator.paper.works import works_of
from generator.render.addresses import NOT_FOUND
from generator.render.courses.packing import absolute, clean, pack_of, refusal
from generator.render.courses.prose import block
from generator.render.courses.shared import holding
from generator.render.courses.trainer import TrainerFacts, trainer_facts
from generator.render.desk import Edition
from generator.render.lines import Day, ReferenceLine, day
from generator.words.phrases import phrase
from generator.words.words import N_

# The forms of a course on paper, and what each is
PAPERS: Mapping[str, str] = {
    "handout": N_("Handout for learners, without answers (PDF)"),
    "worksheet": N_("Worksheet: the questions, with room to write (PDF)"),
    "guide": N_("Guide for the trainer: plan, notes and the key (PDF)"),
}


@dataclass(frozen=True, slots=True)
class Coded:
    """An address on paper: in full, as it is typed, and as a QR code."""

    url: str
    typed: str
    code: str


@dataclass(frozen=True, slots=True)
class ReadingOnPaper:
    """A thing to read, and where it is."""

    link: PackLink
    address: Coded


@dataclass(frozen=True, slots=True)
class ModuleOnPaper:
    """A module; each text stands above the list that it is named after."""

    number: int
    module: PackModule
    address: Coded
    readings: tuple[ReadingOnPaper, ...]
    questions: tuple[QuestionOnPaper, ...]
    reading_text: Markup
    doing_text: Markup
    discussing_text: Markup
    checking_text: Markup

    @property
    def text(self) -> Markup:
        """Return what stands above its sections."""
        return html_of(self.module.html)

    @property
    def notes(self) -> Markup:
        """Return the trainer's notes."""
        return html_of(self.module.notes)

    @property
    def activities(self) -> tuple[tuple[PackPart, Markup], ...]:
        """Return each activity with its text."""
        return tuple((it, html_of(it.html)) for it in self.module.activities)

    @property
    def discussions(self) -> tuple[Markup, ...]:
        """Return what there is to talk about."""
        return tuple(html_of(it.html) for it in self.module.discussions)


@dataclass(frozen=True, slots=True)
class Paper:
    """A course on paper; ``works`` are those that the paper cites."""

    pack: Pack
    author: str
    root: str
    version: Day | None
    address: Coded
    modules: tuple[ModuleOnPaper, ...]
    plan: TrainerFacts
    works: tuple[ReferenceLine, ...]

    @property
    def introduction(self) -> Markup:
        """Return what stands above the modules."""
        return html_of(self.pack.html)


def paper_refusal(edition: Edition, course: Course, form: str) -> str:
    """Return in a sentence why *course* cannot be had in a *form* on paper, "" where it can."""
    if form == "worksheet" and not course.questions:
        return phrase(
            "the course `%(course)s` asks no questions, so there is nothing to fill in",
            course=course.id,
        )
    return refusal(edition, course)


def paper_name(course: Course, form: str) -> str:
    """Return the name of the file of *course* in a *form*."""
    return f"{course.id}.{form}.pdf"


def paper_html(edition: Edition, course: Course, form: str, templates: Environment) -> str:
    """Return *course* in a *form*, to be printed. Raises `EngineMissingError`."""
    paper = paper_of(absolute(edition), course, form)
    return templates.get_template(f"book/course/{form}.html").render(it=paper)


def paper_of(edition: Edition, course: Course, form: str) -> Paper:
    """Return what *course* says on paper; *edition* is an `absolute` one."""
    desk, pack, reviewed = (
        edition.at(NOT_FOUND),
        pack_of(edition, course),
        course.sheet.meta.reviewed,
    )
    pairs = zip(holding(course), pack.modules, strict=True)
    return Paper(
        pack,
        edition.settings.site_author,
        edition.root,
        day(edition.words, reviewed) if reviewed else None,
        _coded(pack.url),
        tuple(_module(edition, *pair, number) for number, pair in enumerate(pairs, 1)),
        trainer_facts(desk, course),
        works_of(desk, course, form),
    )


# Private functions


def _coded(url: str) -> Coded:
    return Coded(url, url.partition("://")[2] or url, drawn(url))


def _module(edition: Edition, module: Module, packed: PackModule, number: int) -> ModuleOnPaper:
    return ModuleOnPaper(
        number,
        packed,
        _coded(packed.url),
        tuple(ReadingOnPaper(link, _coded(link.url)) for link in packed.links),
        tuple(question_on_paper(it, f"{number}.{at}") for at, it in enumerate(packed.questions, 1)),
        _html(edition, module.reading_text),
        _html(edition, module.doing_text),
        _html(edition, module.discussing_text),
        _html(edition, module.checking_text),
    )


def _html(edition: Edition, prose: Prose) -> Markup:
    return html_of(clean(block(edition.at(NOT_FOUND), prose)))
