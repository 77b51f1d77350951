"""Write the courses as JSON for other programs, and describe one in schema.org's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from generator.courses.editions import card_of, edition_of_card
from generator.kinds import Kind
from generator.model.courses import Course as Written
from generator.model.courses import Module as Part
from generator.model.courses import Question as Asked
from generator.model.playbook import Target
from generator.model.sheets import Status
from generator.model.site import Asset
from generator.render.addresses import (
    address_of,
    canonical,
    module_address,
    short_address,
    short_module,
)
from generator.render.courses.shared import holding, shown_courses
from generator.render.desk import Edition
from generator.render.programs.api import VERSION, Id, Iso, Url, Version, files


@dataclass(frozen=True, slots=True)
class Reading:
    """A thing to read: `kind` and `id` name it; `edition` is a card's as it is, `seen` as it was."""

    kind: str
    id: Id
    url: Url
    why: str
    edition: str
    seen: str
    seen_on: Iso


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the statements that it rests on, each as `card#statement`."""

    id: Id
    url: Url
    title: str
    sort: Annotated[str, Field(description="`one`, `several`, `truth` or `open`.")]
    said_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Module:
    """A module of a course; `short` is its short address, `rest` the break after it."""

    id: Id
    url: Url
    short: Url
    title: str
    aim: str
    minutes: int
    rest: int
    readings: tuple[Reading, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A course; `passing` is the share of points that passes, in per cent."""

    id: Id
    url: Url
    title: str
    summary: str
    status: str
    roles: tuple[Id, ...]
    reviewed: Iso
    passing: int
    modules: tuple[Module, ...]


@dataclass(frozen=True, slots=True)
class Courses:
    """All courses that have a page, by id."""

    version: Version
    courses: tuple[Course, ...]


def assets(edition: Edition) -> Iterator[Asset]:
    """Yield the file of all courses, and its schema."""
    made = tuple(_Courses(edition).course(course) for course in shown_courses(edition))
    yield from files(Courses(VERSION, made))


def linked_course(edition: Edition, subject: Target) -> dict[str, Any]:
    """Return what schema.org's words say of a course, or of the module that *subject* names."""
    course = edition.playbook.courses[subject.id]
    module = next((it for it in holding(course) if it.id == subject.fragment), None)
    courses = _Courses(edition)
    if module is not None:
        return courses.linked_module(course, module)
    return {
        **courses.linked(f"courses/{course.id}/", course.title, course.minutes),
        "description": course.sheet.summary,
        "inLanguage": edition.settings.language,
        "teaches": [courses.words(it) for it in course.modules],
        "hasPart": [courses.linked_module(course, it) for it in holding(course)],
    }


# Private functions


@dataclass(frozen=True, slots=True)
class _Courses:
    """The courses of a playbook, for programs."""

    edition: Edition

    def words(self, module: Part) -> str:
        return self.edition.author.plain(module.aim.document)

    def linked(self, address: str, title: str, minutes: int) -> dict[str, Any]:
        url = canonical(self.edition.settings.site_url, address)
        time = f"PT{minutes}M" if minutes else ""
        return {"@type": "Course", "@id": url, "url": url, "name": title, "timeRequired": time}

    def linked_module(self, course: Written, module: Part) -> dict[str, Any]:
        cards = (card_of(it, course, self.edition.playbook) for it in module.readings)
        based = [
            canonical(self.edition.settings.site_url, address_of(Target(Kind.CARD, card.id), {}))
            for card in cards
            if card and card.status is not Status.DRAFT
        ]
        said = self.linked(module_address(course.id, module.id), module.title, module.minutes)
        said |= {"@type": "LearningResource", "teaches": self.words(module), "isBasedOn": based}
        return {name: value for name, value in said.items() if value}

    def course(self, course: Written) -> Course:
        meta = course.sheet.meta
        return Course(
            course.id,
            self._whole(f"courses/{course.id}/"),
            course.title,
            course.sheet.summary,
            course.sheet.status.value,
            tuple(meta.roles),
            meta.reviewed.isoformat() if meta.reviewed else "",
            course.passing,
            tuple(self._module(course, it) for it in holding(course)),
        )

    def _whole(self, address: str) -> str:
        return canonical(self.edition.settings.site_url, address) or address

    def _module(self, course: Written, module: Part) -> Module:
        address = module_address(course.id, module.id)
        return Module(
            module.id,
            self._whole(address),
            self._whole(short_module(course.id, module.id)),
            module.title,
            self.words(module),
            module.minutes,
            module.rest,
            tuple(self._readings(course, module)),
            tuple(self._question(address, it) for it in module.questions if it.id),
        )

    def _readings(self, course: Written, module: Part) -> Iterator[Reading]:
        for reading in module.readings:
            target = self.edition.playbook.links.get((course.text.path, reading.link.start))
            if target is None:
                continue
            card = card_of(reading, course, self.edition.playbook)
            pin = reading.pin
            address = short_address(target) or address_of(target, self.edition.playbook.references)
            yield Reading(
                target.kind.value,
                target.id or target.fragment,
                self._whole(address),
                self.edition.author.plain(reading.why.document),
                edition_of_card(card) if card else "",
                pin.edition if pin else "",
                pin.day.isoformat() if pin else "",
            )

    def _question(self, address: str, question: Asked) -> Question:
        return Question(
            question.id,
            self._whole(f"{address}#{question.id}"),
            question.title,
            question.sort.value,
            tuple(name.value for name in question.known),
        )
