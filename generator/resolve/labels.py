"""Give a module, an activity or a question of a course another id: its label keeps the old one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.findings.diagnostics import Edit, Span, Text
from generator.kinds import Kind
from generator.model.courses import Activity, Course, Module, Question
from generator.model.playbook import Target
from generator.resolve.mentions import Mention
from generator.resolve.moving import CannotRenameError, Renaming, check_free, check_id, part
from generator.words.phrases import phrase

Labelled = Module | Activity | Question


def rename_label(
    course: Course, files: Mapping[str, Text], old: str, name: str, named: Iterable[Mention]
) -> Renaming:
    """Return what it takes to call the part *old* of *course* by *name*.

    Raises `CannotRenameError` where nothing in the course has that id, or the name is taken.
    """
    check_id(name)
    every = [it for module in course.modules for it in _labelled(module)]
    thing = next((it for it in every if it.id == old), None)
    if thing is None:
        raise CannotRenameError(phrase("nothing in the course has an id of its own that is so"))
    taken = {it.id for it in every}
    taken |= {was.value for it in every if it is not thing for was in it.formerly}
    check_free(name, taken, phrase("this page"))
    target = Target(Kind.COURSE, course.id, old)
    spans = sorted({it.span for it in named if it.target == target})
    edits = [Edit(part(files, span, "#", old), name) for span in spans]
    return Renaming((*edits, _label(files[thing.span.path], thing, name)))


# Private functions


def _labelled(module: Module) -> tuple[Labelled, ...]:
    return (module, *module.activities, *module.questions)


def _label(text: Text, thing: Labelled, name: str) -> Edit:
    """Return the edit of the braces behind a heading: ``{#new formerly=old,older}``."""
    number = thing.span.line
    found = re.search(rf"\{{[^{{}}]*#{re.escape(thing.id)}(?![\w-])[^{{}}]*\}}", text.line(number))
    if found is None:  # an id without a label would have no place
        raise CannotRenameError(phrase("nothing in the course has an id of its own that is so"))
    former = [it.value for it in thing.formerly if it.value != name]
    span = Span(text.path, number, found.start() + 1, number, found.end() + 1)
    return Edit(span, f"{{#{name} formerly={','.join((*former, thing.id))}}}")
