"""Compute the page that says which cards changed since a course was gone through."""

from __future__ import annotations

from dataclasses import dataclass

from generator.courses.editions import card_of
from generator.courses.review import Seen, review_course
from generator.kinds import Kind
from generator.model.courses import Course
from generator.model.playbook import Target
from generator.render.addresses import changes_address, module_address, path_of
from generator.render.courses.shared import course_link, crumbs_of
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.lines import Altered, Day, altered, day


@dataclass(frozen=True, slots=True)
class SeenFacts:
    """A card of a course: whether it is as it was gone through, and what changed since."""

    link: Link
    modules: tuple[Link, ...]
    day: Day | None
    changed: bool
    changes: tuple[Altered, ...]


@dataclass(frozen=True, slots=True)
class ChangesFacts:
    """What the page of changes prints: first what changed."""

    title: str
    course: Link
    changed: tuple[SeenFacts, ...]
    same: tuple[SeenFacts, ...]


def view(edition: Edition, course: Course) -> View:
    """Return the page of changes of *course*."""
    address = changes_address(course.id)
    desk = edition.at(path_of(address))
    seen = tuple(_seen(desk, course, it) for it in review_course(course, edition.playbook))
    facts = ChangesFacts(
        course.title,
        course_link(desk, course),
        tuple(it for it in seen if it.changed),
        tuple(it for it in seen if not it.changed),
    )
    frame = Frame(
        address,
        "courses",
        desk.gettext("What changed: %(course)s", course=course.title),
        desk.gettext(
            "Which cards changed since the course %(course)s was gone through.", course=course.title
        ),
        crumbs_of(desk, course),
        source=course.text.path,
        listed=False,
    )
    return View(frame, "courses/changes.html", facts)


# Private functions


def _seen(desk: Desk, course: Course, seen: Seen) -> SeenFacts:
    return SeenFacts(
        desk.link(Target(Kind.CARD, seen.card.id)),
        tuple(
            desk.to(module_address(course.id, module.id), module.title)
            for module, reading in course.readings()
            if card_of(reading, course, desk.playbook) is seen.card
        ),
        day(desk.words, seen.pin.day) if seen.pin else None,
        seen.changed,
        altered(desk, seen.changes),
    )
