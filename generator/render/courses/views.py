"""Compute what the list of courses and the page of each course print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.kinds import MODULE, Kind
from generator.model.courses import Course
from generator.model.playbook import Target
from generator.model.sheets import Status
from generator.render.addresses import FOLDERS, changes_address, path_of, trainer_address
from generator.render.courses import changes, modules, trainer
from generator.render.courses.modules import ModuleFacts, module_facts
from generator.render.courses.packing import Offered, offers
from generator.render.courses.prose import block
from generator.render.courses.shared import holding, shown_courses
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.lens import Held, Lens, held, lens
from generator.render.lines import (
    Altered,
    Day,
    ReferenceLine,
    altered,
    changes_of,
    day,
    reference_lines,
)
from generator.render.slots import Entry
from generator.render.views.card import Retired, owner


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A course in the list of courses."""

    link: Link
    summary: str
    modules: int
    minutes: int
    roles: tuple[str, ...]
    draft: bool
    held: Held


@dataclass(frozen=True, slots=True)
class CoursesFacts:
    """What the list of courses prints."""

    lens: Lens
    tray: str
    courses: tuple[CourseLine, ...]


@dataclass(frozen=True, slots=True)
class CourseFacts:
    """What a course's page prints."""

    title: str
    summary: str
    draft: bool
    retired: Retired | None
    introduction: Markup
    minutes: int
    breaks: int
    passing: int
    modules: tuple[ModuleFacts, ...]
    trainer: Link
    changes: Link
    packs: tuple[Offered, ...]
    roles: tuple[Link, ...]
    owner: Link | None
    reviewed: Day | None
    due: Day | None
    told: tuple[Altered, ...]
    references: tuple[ReferenceLine, ...]


def views(edition: Edition) -> Iterator[View]:
    """Yield the list of courses, and for each course its page, its modules, plan and changes."""
    courses = tuple(shown_courses(edition))
    if courses:
        yield _index(edition, courses)
    for course in courses:
        yield course_view(edition, course)
        for module in holding(course):
            yield modules.view(edition, course, module)
        yield trainer.view(edition, course)
        yield changes.view(edition, course)


def course_view(edition: Edition, course: Course, papers: tuple[Offered, ...] = ()) -> View:
    """Return the page of *course*, which offers its packs and *papers*, those that were printed."""
    address = f"{FOLDERS[Kind.COURSE]}{course.id}/"
    desk = edition.at(path_of(address))
    facts = _facts(desk, course, papers)
    frame = Frame(
        address,
        "courses",
        course.title,
        course.sheet.summary,
        desk.crumbs((FOLDERS[Kind.COURSE], desk.gettext("Courses"))),
        tuple(_contents(desk, facts)),
        course.text.path,
        listed=course.sheet.status is Status.PUBLISHED,
        subject=Target(Kind.COURSE, course.id),
    )
    return View(frame, "courses/course.html", facts)


# Private functions


def _index(edition: Edition, courses: tuple[Course, ...]) -> View:
    address = FOLDERS[Kind.COURSE]
    desk = edition.at(path_of(address))
    kept = [course for course in courses if course.sheet.status is not Status.RETIRED]
    narrow = lens(desk, [course.sheet for course in kept])
    frame = Frame(
        address,
        "courses",
        desk.gettext("Courses"),
        desk.gettext("Courses on the cards: modules with aims, minutes, activities and questions."),
        desk.crumbs(),
    )
    lines = tuple(_line(desk, course) for course in kept)
    return View(frame, "courses/index.html", CoursesFacts(narrow, desk.to_address(MODULE), lines))


def _line(desk: Desk, course: Course) -> CourseLine:
    return CourseLine(
        desk.link(Target(Kind.COURSE, course.id)),
        course.sheet.summary,
        len(course.modules),
        course.minutes,
        tuple(link.title for link in _roles(desk, course)),
        course.sheet.status is Status.DRAFT,
        held(desk.edition, course.sheet),
    )


def _facts(desk: Desk, course: Course, papers: tuple[Offered, ...]) -> CourseFacts:
    meta = course.sheet.meta
    clusters = course.introduction.clusters
    keys = tuple(dict.fromkeys(it.key.value for cluster in clusters for it in cluster.cites))
    return CourseFacts(
        course.title,
        course.sheet.summary,
        course.sheet.status is Status.DRAFT,
        _retired(desk, course) if course.sheet.status is Status.RETIRED else None,
        block(desk, course.introduction, marked=True),
        course.minutes,
        sum(module.rest for module in course.modules[:-1]),
        course.passing,
        tuple(module_facts(desk, course, it) for it in holding(course)),
        desk.to(trainer_address(course.id), desk.gettext("The trainer's plan")),
        desk.to(changes_address(course.id), desk.gettext("What changed since it was gone through")),
        (*offers(desk, course), *papers),
        _roles(desk, course),
        owner(desk, course.sheet),
        day(desk.words, meta.reviewed) if meta.reviewed else None,
        day(desk.words, course.sheet.due) if course.sheet.due else None,
        altered(desk, changes_of(course.sheet)),
        reference_lines(desk, keys),
    )


def _contents(desk: Desk, facts: CourseFacts) -> Iterator[Entry]:
    yield from (Entry(2, module.id, module.title) for module in facts.modules)
    yield Entry(2, "co-trainers", desk.gettext("For trainers"))
    if facts.references:
        yield Entry(2, "co-references", desk.gettext("References"))
    yield Entry(2, "co-about", desk.gettext("About this course"))


def _roles(desk: Desk, course: Course) -> tuple[Link, ...]:
    targets = (Target(Kind.ROLE, role) for role in course.sheet.meta.roles)
    return tuple(desk.link(it) for it in targets if desk.shows(it))


def _retired(desk: Desk, course: Course) -> Retired:
    successor = course.sheet.meta.replaced_by
    instead = desk.link(Target(Kind.COURSE, successor)) if successor else None
    reason = desk.author.line(course.sheet.meta.reason)
    return Retired(reason, instead)
