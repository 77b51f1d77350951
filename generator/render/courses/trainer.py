"""Compute the trainer's plan of a course: a run sheet, notes, answers.

What the activities leave of a module is halved: one part before them, to open and to read, one after
them, to discuss, check and close.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.courses import Course, Module
from generator.model.sheets import Status
from generator.render.addresses import path_of, trainer_address
from generator.render.courses.modules import ModuleFacts, module_facts
from generator.render.courses.shared import crumbs_of, holding
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.slots import Entry
from generator.words.words import Words

STEP = 5  # minutes: no plan is kept to the minute


@dataclass(frozen=True, slots=True)
class Slot:
    """A row of the plan: minutes since the beginning, how long it takes, what it is.

    ``kind`` is ``module``, ``part`` or ``break``.
    """

    start: int
    minutes: int
    what: Link
    kind: str

    @property
    def elapsed(self) -> str:
        """Return the time since the beginning, as hours and minutes."""
        return f"{self.start // 60}:{self.start % 60:02d}"


@dataclass(frozen=True, slots=True)
class TrainerFacts:
    """What the trainer's plan prints."""

    title: str
    course: Link
    draft: bool
    plan: tuple[Slot, ...]
    minutes: int
    breaks: int
    end: str
    modules: tuple[ModuleFacts, ...]


def view(edition: Edition, course: Course) -> View:
    """Return the page of the trainer's plan of *course*."""
    address = trainer_address(course.id)
    desk = edition.at(path_of(address))
    facts = trainer_facts(desk, course)
    frame = Frame(
        address,
        "courses",
        desk.gettext("Trainer's plan: %(course)s", course=course.title),
        desk.gettext(
            "Run sheet, notes and answers for those who give the course %(course)s.",
            course=course.title,
        ),
        crumbs_of(desk, course),
        tuple(_contents(desk, facts)),
        course.text.path,
        listed=False,
    )
    return View(frame, "courses/trainer.html", facts)


def trainer_facts(desk: Desk, course: Course) -> TrainerFacts:
    """Return what the trainer's plan of *course* prints on the page *here*."""
    modules = holding(course)
    plan = tuple(plan_of(desk.words, modules))
    end = plan[-1].start + plan[-1].minutes if plan else 0
    breaks = sum(slot.minutes for slot in plan if slot.kind == "break")
    return TrainerFacts(
        course.title,
        desk.to(f"courses/{course.id}/", course.title),
        course.sheet.status is Status.DRAFT,
        plan,
        end - breaks,
        breaks,
        Slot(end, 0, Link("", ""), "part").elapsed,
        tuple(module_facts(desk, course, it) for it in modules),
    )


def plan_of(words: Words, modules: Sequence[Module]) -> Iterator[Slot]:
    """Yield the rows of the plan of *modules*; the break after the last one is none."""
    at = 0
    for number, module in enumerate(modules, 1):
        yield Slot(at, module.minutes, Link(f"#{module.id}", module.title), "module")
        yield from _parts(words, module, at)
        at += module.minutes
        if module.rest and number < len(modules):
            yield Slot(at, module.rest, Link("", words.gettext("Break")), "break")
            at += module.rest


# Private functions


def _parts(words: Words, module: Module, at: int) -> Iterator[Slot]:
    busy = sum(activity.minutes for activity in module.activities)
    left = max(module.minutes - busy, 0)
    first = left // 2 // STEP * STEP if module.activities else 0
    if first:
        yield Slot(at, first, Link("", words.gettext("Open, and read")), "part")
    at += first
    for activity in module.activities:
        if activity.minutes:
            yield Slot(at, activity.minutes, Link(f"#{activity.id}", activity.title), "part")
            at += activity.minutes
    last = left - first
    if last and (first or busy):
        yield Slot(at, last, Link("", words.gettext("Discuss, check and close")), "part")


def _contents(desk: Desk, facts: TrainerFacts) -> Iterator[Entry]:
    yield Entry(2, "co-plan", desk.gettext("The plan"))
    for module in facts.modules:
        yield Entry(2, module.id, module.title)
