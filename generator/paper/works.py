"""Find the works that a course cites on paper: on each form those alone that stand on it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.courses import Course, Module
from generator.model.decisions import Prose
from generator.render.courses.modules import keys_of
from generator.render.desk import Desk, Edition
from generator.render.lines import ReferenceLine, reference_lines


def works_of(desk: Desk, course: Course, form: str) -> tuple[ReferenceLine, ...]:
    """Return the references of *course* in a *form*, in the order of the style."""
    return reference_lines(desk, tuple(dict.fromkeys(_keys(desk.edition, course, form))))


# Private functions


def _keys(edition: Edition, course: Course, form: str) -> Iterator[str]:
    if form != "worksheet":
        yield from _cited(course.introduction)
    for module in course.modules:
        if form == "guide":
            yield from keys_of(edition, module)
            continue
        for prose in _taught(module) if form == "handout" else _asked(module):
            yield from _cited(prose)


def _cited(prose: Prose) -> Iterator[str]:
    yield from (cite.key.value for cluster in prose.clusters for cite in cluster.cites)


def _taught(module: Module) -> Iterator[Prose]:
    yield from (module.aim, module.text, module.reading_text, module.doing_text)
    yield from (reading.why for reading in module.readings)
    yield from (activity.text for activity in module.activities)
    yield from (module.discussing_text, *module.discussions)


def _asked(module: Module) -> Iterator[Prose]:
    yield module.checking_text
    for question in module.questions:
        yield question.text
        yield from (option.words for option in question.options)
