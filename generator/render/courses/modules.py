"""Compute what the page of a module prints, and its line on other pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from generator.kinds import Kind
from generator.model.courses import Course, Module, Reading
from generator.model.playbook import Target
from generator.model.sheets import Status
from generator.render.addresses import FOLDERS, canonical, module_address, path_of, short_module
from generator.render.courses.prose import block, line
from generator.render.courses.questions import QuestionFacts, former, keys_of_basis, question_facts
from generator.render.desk import Edition
from generator.render.frames import Frame, Link, View
from generator.render.lines import ReferenceLine, reference_lines
from generator.render.slots import Entry

KINDS = {
    Kind.CARD: "Card",
    Kind.DECISION: "Decision",
    Kind.ROLE: "Role",
    Kind.RESOURCE: "Resource",
    Kind.COURSE: "Course",
    Kind.TENSION: "Tension",
    Kind.TERM: "Term",
    Kind.REFERENCE: "Reference",
    Kind.DOC: "Page",
}


@dataclass(frozen=True, slots=True)
class ReadingFacts:
    """A thing to read: the line as written, what it is, and what it says in one sentence."""

    line: Markup
    kind: str
    summary: str


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """A thing to do."""

    id: str
    title: str
    minutes: int
    text: Markup
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModuleFacts:
    """What a module prints; ``number`` of ``count`` in its course."""

    id: str
    title: str
    link: Link
    number: int
    count: int
    course: Link
    draft: bool
    aim: Markup
    minutes: int
    rest: int
    text: Markup
    reading_text: Markup
    readings: tuple[ReadingFacts, ...]
    doing_text: Markup
    activities: tuple[ActivityFacts, ...]
    discussing_text: Markup
    discussions: tuple[Markup, ...]
    checking_text: Markup
    questions: tuple[QuestionFacts, ...]
    trainer: Markup
    references: tuple[ReferenceLine, ...]
    before: Link | None
    after: Link | None
    permalink: str
    formerly: tuple[str, ...] = ()


def view(edition: Edition, course: Course, module: Module) -> View:
    """Return the page of *module*."""
    address = module_address(course.id, module.id)
    here = path_of(address)
    facts = module_facts(edition, course, module, here)
    frame = Frame(
        address,
        "courses",
        module.title,
        str(facts.aim.striptags()) or course.sheet.summary,
        edition.crumbs(
            here,
            (FOLDERS[Kind.COURSE], "Courses"),
            (f"{FOLDERS[Kind.COURSE]}{course.id}/", course.title),
        ),
        tuple(contents(facts)),
        course.text.path,
        listed=course.sheet.status is Status.PUBLISHED,
        subject=Target(Kind.COURSE, course.id, module.id),
    )
    return View(frame, "courses/module.html", facts)


def module_facts(edition: Edition, course: Course, module: Module, here: str) -> ModuleFacts:
    """Return what *module* prints on the page *here*."""
    number = course.modules.index(module) + 1
    beside = neighbours(course, module)
    before, after = (_link(edition, course, it, here) if it else None for it in beside)
    site = edition.settings.site_url
    return ModuleFacts(
        module.id,
        module.title,
        edition.to(module_address(course.id, module.id), here, module.title),
        number,
        len(course.modules),
        edition.link(Target(Kind.COURSE, course.id), here),
        course.sheet.status is Status.DRAFT,
        line(edition, module.aim, here),
        module.minutes,
        module.rest,
        block(edition, module.text, here, marked=True),
        block(edition, module.reading_text, here),
        tuple(reading_facts(edition, course, it, here) for it in module.readings),
        block(edition, module.doing_text, here),
        tuple(
            ActivityFacts(
                it.id, it.title, it.minutes, block(edition, it.text, here), former(it.formerly)
            )
            for it in module.activities
        ),
        block(edition, module.discussing_text, here),
        tuple(block(edition, it, here) for it in module.discussions),
        block(edition, module.checking_text, here),
        tuple(question_facts(edition, course, module, it, here) for it in module.questions),
        block(edition, module.trainer, here),
        reference_lines(edition, tuple(dict.fromkeys(keys_of(edition, module))), here),
        before,
        after,
        canonical(site, short_module(course.id, module.id)) or "./",
        former(module.formerly),
    )


def reading_facts(edition: Edition, course: Course, reading: Reading, here: str) -> ReadingFacts:
    """Return what *reading* prints: a link, what it is read for, the point of the thing itself."""
    target = edition.playbook.links.get((course.text.path, reading.link.start))
    kind = KINDS.get(target.kind, "") if target else ""
    return ReadingFacts(line(edition, reading.line, here), kind, summary_of(edition, target))


def summary_of(edition: Edition, target: Target | None) -> str:
    """Return the one sentence that says what *target* is about, "" where it has none."""
    sheets = edition.playbook.sheets.get(target.kind, {}) if target else {}
    sheet = sheets.get(target.id) if target else None
    return sheet.summary if sheet else ""


def keys_of(edition: Edition, module: Module) -> Iterator[str]:
    """Yield the keys of the works that *module* cites, and that its quoted statements cite."""
    for prose in module.proses():
        yield from (cite.key.value for cluster in prose.clusters for cite in cluster.cites)
    for question in module.questions:
        yield from keys_of_basis(edition, question)


def contents(facts: ModuleFacts) -> Iterator[Entry]:
    """Yield the contents of the page of a module."""
    if facts.readings or facts.reading_text:
        yield Entry(2, "co-read", "Read")
    if facts.activities or facts.doing_text:
        yield Entry(2, "co-do", "Do")
        yield from (Entry(3, it.id, it.title) for it in facts.activities if it.id)
    if facts.discussions or facts.discussing_text:
        yield Entry(2, "co-discuss", "Discuss")
    if facts.questions or facts.checking_text:
        yield Entry(2, "co-check", "Check yourself")
        yield from (Entry(3, it.id, it.title) for it in facts.questions if it.id)
    if facts.references:
        yield Entry(2, "co-references", "References")


def neighbours(course: Course, module: Module) -> tuple[Module | None, Module | None]:
    """Return the modules before and after *module*."""
    ring = (None, *course.modules, None)
    before = next((one for one, two in pairwise(ring) if two is module), None)
    after = next((two for one, two in pairwise(ring) if one is module), None)
    return before, after


# Private functions


def _link(edition: Edition, course: Course, module: Module, here: str) -> Link:
    return edition.to(module_address(course.id, module.id), here, module.title)
