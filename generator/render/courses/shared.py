"""Compute what the pages of one course share: which of it is shown, and the way back."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds import Kind
from generator.model.courses import Course, Module
from generator.model.playbook import Target
from generator.render.addresses import FOLDERS
from generator.render.desk import Desk, Edition
from generator.render.frames import Link


def shown_courses(edition: Edition) -> Iterator[Course]:
    """Yield the courses that have a page in this run, by id."""
    for sheet in edition.shown.get(Kind.COURSE, ()):
        course = edition.playbook.courses.get(sheet.id)
        if course is not None:
            yield course


def holding(course: Course) -> tuple[Module, ...]:
    """Return the modules that have an address: one without an id is a finding, and no page."""
    return tuple(module for module in course.modules if module.id)


def crumbs_of(desk: Desk, course: Course) -> tuple[Link, ...]:
    """Return the way back from a page below the page of *course*."""
    folder = FOLDERS[Kind.COURSE]
    steps = (folder, desk.gettext("Courses")), (f"{folder}{course.id}/", course.title)
    return desk.crumbs(*steps)


def course_link(desk: Desk, course: Course) -> Link:
    """Return the link to the page of *course*."""
    return desk.link(Target(Kind.COURSE, course.id))
