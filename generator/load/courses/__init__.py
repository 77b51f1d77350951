"""Read a course from its text: an introduction, and modules of five sections."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from posixpath import basename

from generator.cache.memory import digest
from generator.findings.diagnostics import Diagnostic, Text
from generator.kinds import Kind
from generator.load.courses.labels import Ids
from generator.load.courses.modules import is_section, read_module
from generator.load.decisions.findings import Reading as Found
from generator.load.decisions.lines import lines_of, parts
from generator.load.front_matter import load_front
from generator.load.markdown import find_cut
from generator.load.outline import outline_of
from generator.model.courses import Activity, Course, Module, Question
from generator.model.sheets import Sheet
from generator.model.text import Allowance, Document, Heading
from generator.rules.courses import course_stray_text
from generator.words.phrases import phrase

__all__ = ["document_of", "load_course"]


def load_course(
    text: Text, facet_keys: Collection[str] | None = ()
) -> tuple[Course, tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Read the course of *text*; *facet_keys* are those of `load_front`.

    What cannot be read is left out and said in a finding.
    """
    front, allowances, findings = load_front(Kind.COURSE, text, facet_keys)
    found = Found(text)
    cut = find_cut(text, front.body)
    above, *below = parts(lines_of(text, front.body if not cut else len(text.content)), 2)
    introduction = found.prose_of(above.lines)
    ids = Ids(found)
    modules = tuple(read_module(found, part, ids) for part in below if not is_section(found, part))
    name = basename(text.path).removesuffix(".md")
    empty = Document(text, 0, ())
    meta, places = front.meta, front.places
    sheet = Sheet(Kind.COURSE, name, text.path, meta, places, empty, front.complete)
    title = meta.title or name
    course = Course(name, title, text, sheet, introduction, modules, meta.course.passing)
    _say_headings(found, course)
    document = document_of(course, tuple(found.allowances))
    sheet = replace(sheet, document=document)
    course = replace(course, sheet=replace(sheet, outline=_outline(course, sheet, front.outline)))
    return course, allowances, (*findings, *cut, *found.firm, *found.soft)


def document_of(course: Course, allowances: tuple[Allowance, ...] = ()) -> Document:
    """Return the links, citations and notes of all its Markdown as one document without events.

    Its headings are the modules, activities and questions: places on the course's page.
    """
    documents = [prose.document for prose in course.proses() if prose.document]
    return Document(
        course.text,
        0,
        (),
        headings=tuple(_headings(course)),
        links=tuple(
            sorted((it for made in documents for it in made.links), key=lambda it: it.start)
        ),
        clusters=tuple(
            sorted((it for made in documents for it in made.clusters), key=lambda it: it.start)
        ),
        notes=tuple(
            sorted((it for made in documents for it in made.notes), key=lambda it: it.start)
        ),
        allowances=allowances,
        slips=tuple(it for made in documents for it in made.slips),
    )


# Private functions


def _outline(course: Course, sheet: Sheet, front: str) -> str:
    """Return the outline of the course: of its questions what they rest on, too."""
    said = [[name.value for name in question.said_by] for question in course.questions]
    return digest(outline_of(sheet, front), repr(said))


def _say_headings(found: Found, course: Course) -> None:
    """Find the headings in prose: a course has its own, and on its pages these would break them."""
    for made in (prose.document for prose in course.proses() if prose.document):
        for heading in made.headings:
            message = phrase("a course has no heading of level %(level)s here", level=heading.level)
            help = phrase("write the words in bold, or give them a level that a course has")
            found.fault(course_stray_text.RULE, heading.span, message, help)


def _headings(course: Course) -> Iterator[Heading]:
    for module in course.modules:
        yield from _heading(course, module, 2)
        things: tuple[Activity | Question, ...] = (*module.activities, *module.questions)
        for thing in things:
            yield from _heading(course, thing, 3)


def _heading(course: Course, thing: Module | Activity | Question, level: int) -> Iterator[Heading]:
    if not thing.id:
        return
    start = course.text.offset(thing.span.line, thing.span.column)
    end = start + len(thing.title)
    former = tuple(name.value for name in thing.formerly)
    yield Heading(level, thing.title, thing.id, start, end, thing.span, True, former)
