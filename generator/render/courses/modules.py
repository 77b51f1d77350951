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
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.lines import ReferenceLine, reference_lines
from generator.render.slots import Entry
from generator.words.words import N_

KINDS = {
    Kind.CARD: N_("Card"),
    Kind.DECISION: N_("Decision"),
    Kind.ROLE: N_("Role"),
    Kind.RESOURCE: N_("Resource"),
    Kind.COURSE: N_("Course"),
    Kind.TENSION: N_("Tension"),
    Kind.TERM: N_("Term"),
    Kind.REFERENCE: N_("Reference"),
    Kind.DOC: N_("Page"),
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
    desk = edition.at(path_of(address))
    facts = module_facts(desk, course, module)
    frame = Frame(
        address,
        "courses",
        module.title,
        str(facts.aim.striptags()) or course.sheet.summary,
        desk.crumbs(
            (FOLDERS[Kind.COURSE], desk.gettext("Courses")),
            (f"{FOLDERS[Kind.COURSE]}{course.id}/", course.title),
        ),
        tuple(contents(desk, facts)),
        course.text.path,
        listed=course.sheet.status is Status.PUBLISHED,
        subject=Target(Kind.COURSE, course.id, module.id),
    )
    return View(frame, "courses/module.html", facts)


def module_facts(desk: Desk, course: Course, module: Module) -> ModuleFacts:
    """Return what *module* prints on the page *here*."""
    number = course.modules.index(module) + 1
    beside = neighbours(course, module)
    before, after = (_link(desk, course, it) if it else None for it in beside)
    site = desk.settings.site_url
    return ModuleFacts(
        module.id,
        module.title,
        desk.to(module_address(course.id, module.id), module.title),
        number,
        len(course.modules),
        desk.link(Target(Kind.COURSE, course.id)),
        course.sheet.status is Status.DRAFT,
        line(desk, module.aim),
        module.minutes,
        module.rest,
        block(desk, module.text, marked=True),
        block(desk, module.reading_text),
        tuple(reading_facts(desk, course, it) for it in module.readings),
        block(desk, module.doing_text),
        tuple(
            ActivityFacts(it.id, it.title, it.minutes, block(desk, it.text), former(it.formerly))
            for it in module.activities
        ),
        block(desk, module.discussing_text),
        tuple(block(desk, it) for it in module.discussions),
        block(desk, module.checking_text),
        tuple(question_facts(desk, course, module, it) for it in module.questions),
        block(desk, module.trainer),
        reference_lines(desk, tuple(dict.fromkeys(keys_of(desk.edition, module)))),
        before,
        after,
        canonical(site, short_module(course.id, module.id)) or "./",
        former(module.formerly),
    )


def reading_facts(desk: Desk, course: Course, reading: Reading) -> ReadingFacts:
    """Return what *reading* prints: a link, what it is read for, the point of the thing itself."""
    target = desk.playbook.links.get((course.text.path, reading.link.start))
    kind = desk.gettext(KINDS[target.kind]) if target and target.kind in KINDS else ""
    return ReadingFacts(line(desk, reading.line), kind, summary_of(desk.edition, target))


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


def contents(desk: Desk, facts: ModuleFacts) -> Iterator[Entry]:
    """Yield the contents of the page of a module."""
    if facts.readings or facts.reading_text:
        yield Entry(2, "co-read", desk.gettext("Read"))
    if facts.activities or facts.doing_text:
        yield Entry(2, "co-do", desk.gettext("Do"))
        yield from (Entry(3, it.id, it.title) for it in facts.activities if it.id)
    if facts.discussions or facts.discussing_text:
        yield Entry(2, "co-discuss", desk.gettext("Discuss"))
    if facts.questions or facts.checking_text:
        yield Entry(2, "co-check", desk.gettext("Check yourself"))
        yield from (Entry(3, it.id, it.title) for it in facts.questions if it.id)
    if facts.references:
        yield Entry(2, "co-references", desk.gettext("References"))


def neighbours(course: Course, module: Module) -> tuple[Module | None, Module | None]:
    """Return the modules before and after *module*."""
    ring = (None, *course.modules, None)
    before = next((one for one, two in pairwise(ring) if two is module), None)
    after = next((two for one, two in pairwise(ring) if one is module), None)
    return before, after


# Private functions


def _link(desk: Desk, course: Course, module: Module) -> Link:
    return desk.to(module_address(course.id, module.id), module.title)
