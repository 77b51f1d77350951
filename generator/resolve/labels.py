"""Give a module, an activity or a question of a course another id: its label keeps the old one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from generator.findings.diagnostics import Edit, Text
from generator.kinds import Kind
from generator.model.courses import Activity, Course, Module, Question
from generator.model.playbook import Playbook, Target
from generator.model.published import on_pages, pages_of
from generator.resolve.former import change, in_braces
from generator.resolve.mentions import Mention
from generator.resolve.moving import CannotRenameError, Renaming, check_free, check_id, part
from generator.words.phrases import phrase

Labelled = Module | Activity | Question


def rename_label(
    playbook: Playbook,
    course: Course,
    files: Mapping[str, Text],
    old: str,
    name: str,
    named: Iterable[Mention],
) -> Renaming:
    """Return what it takes to call the part *old* of *course* by *name*.

    Raises `CannotRenameError` where nothing in the course has that id, or the name is taken.
    """
    check_id(name)
    every = [(module, it) for module in course.modules for it in _labelled(module)]
    found = next((it for it in every if it[1].id == old), None)
    if found is None:
        raise CannotRenameError(phrase("nothing in the course has an id of its own that is so"))
    module, thing = found
    taken = {it.id for _, it in every}
    taken |= {was.value for _, it in every if it is not thing for was in it.formerly}
    check_free(name, taken, phrase("this page"))
    target = Target(Kind.COURSE, course.id, old)
    spans = sorted({it.span for it in named if it.target == target})
    edits = [Edit(part(files, span, "#", old), name) for span in spans]
    pages = partial(_pages, pages_of(playbook, Kind.COURSE, course.id))
    before = [it.value for it in thing.formerly]
    own = [it for was in (module.id, *(it.value for it in module.formerly)) for it in pages(was)]
    made = change(playbook, old, name, before, pages if thing is module else partial(on_pages, own))
    label = in_braces(files[thing.span.path], thing.span.line, before, made)
    if not label:  # an id without a label would have no place
        raise CannotRenameError(phrase("nothing in the course has an id of its own that is so"))
    return Renaming((*edits, *label))


# Private functions


def _pages(courses: Iterable[str], module: str) -> tuple[str, ...]:
    return tuple(f"{course}{module}/" for course in courses)


def _labelled(module: Module) -> tuple[Labelled, ...]:
    return (module, *module.activities, *module.questions)
