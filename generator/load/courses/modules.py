"""Read the modules of a course: fields, and five sections in their order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.findings.diagnostics import instead
from generator.findings.suggestions import closest, did_you_mean
from generator.load.courses.fields import (
    OF_ACTIVITY,
    OF_MODULE,
    minutes,
    prose,
    split_fields,
)
from generator.load.courses.labels import Ids, read_label, refuse_reserved
from generator.load.courses.lists import cut_list, say_stray
from generator.load.courses.questions import read_question
from generator.load.courses.readings import read_readings
from generator.load.decisions.findings import Reading as Found
from generator.load.decisions.lines import Line, Part, parts
from generator.model.courses import Activity, Module, Question
from generator.model.decisions import Prose
from generator.rules.courses import unknown_section
from generator.words.phrases import phrase

SECTIONS = ("Read", "Do", "Discuss", "Check", "For the trainer")


def is_section(found: Found, part: Part) -> bool:
    """Tell whether *part*, which begins as a module does, was meant as a section of the one above."""
    words = part.heading.words.lstrip("# ").strip() if part.heading else ""
    if part.heading is None or words not in SECTIONS:
        return False
    message = phrase("`## %(words)s` begins a module, not a section of one", words=words)
    help = phrase("did you mean `### %(words)s`?", words=words)
    span = found.span(part.heading)
    fix = instead(span, f"### {words}")
    found.fault(unknown_section.RULE, span, message, help, fix=fix)
    return True


def read_module(found: Found, part: Part, ids: Ids) -> Module:
    """Return the module of *part*; its ids are taken from *ids*."""
    heading = part.heading or part.lines[0]
    label = ids.take(read_label(found, heading, phrase("module")))
    refuse_reserved(found, label)
    above, *below = parts(part.lines, 3)
    fields, text = split_fields(found, above.lines, OF_MODULE)
    module = _Module(found, ids)
    sections = module.sections(below)
    reading_text, readings = read_readings(found, sections.get("Read", ()))
    doing_text, activities = module.activities(sections.get("Do", ()))
    discussing_text, discussions = module.discussions(sections.get("Discuss", ()))
    checking_text, questions = module.questions(sections.get("Check", ()))
    timed = fields.get("Minutes")
    return Module(
        label.id,
        label.title,
        label.span,
        minutes(found, fields, "Minutes"),
        minutes(found, fields, "Break"),
        prose(found, fields, "Aim"),
        found.prose_of(text),
        reading_text,
        readings,
        doing_text,
        activities,
        discussing_text,
        discussions,
        checking_text,
        questions,
        found.prose_of(sections.get("For the trainer", ())),
        label.formerly,
        timed.span if timed else None,
    )


# Private functions


@dataclass(frozen=True, slots=True)
class _Module:
    """The part of a file that is a module, with the ids of the course."""

    found: Found
    ids: Ids

    def sections(self, below: Sequence[Part]) -> Mapping[str, tuple[Line, ...]]:
        sections: dict[str, tuple[Line, ...]] = {}
        for part in below:
            if part.heading is None:
                continue
            name = part.heading.words.lstrip("#").strip()
            if wrong := _misplaced(name, sections):
                message, help, right = wrong
                span = self.found.span(part.heading)
                fix = instead(span, right)
                self.found.fault(unknown_section.RULE, span, message, help, fix=fix)
            if name in SECTIONS and name not in sections:
                sections[name] = part.lines
        return sections

    def activities(self, lines: Sequence[Line]) -> tuple[Prose, tuple[Activity, ...]]:
        above, *below = parts(lines, 4)
        made = tuple(self._activity(it, it.heading) for it in below if it.heading)
        return self.found.prose_of(above.lines), made

    def discussions(self, lines: Sequence[Line]) -> tuple[Prose, tuple[Prose, ...]]:
        above, items, below = cut_list(lines)
        text = self.found.prose_of((*above, *below) if not items else above)
        if items:
            say_stray(self.found, below, "discussions")
        return text, tuple(self.found.prose(it.start, it.end) for it in items)

    def questions(self, lines: Sequence[Line]) -> tuple[Prose, tuple[Question, ...]]:
        above, *below = parts(lines, 4)
        made = tuple(self._each(below))
        return self.found.prose_of(above.lines), made

    def _activity(self, part: Part, heading: Line) -> Activity:
        label = self.ids.take(read_label(self.found, heading, phrase("activity")))
        fields, text = split_fields(self.found, part.lines, OF_ACTIVITY)
        length = minutes(self.found, fields, "Minutes")
        return Activity(
            label.id, label.title, label.span, self.found.prose_of(text), length, label.formerly
        )

    def _each(self, below: Sequence[Part]) -> Iterator[Question]:
        for part in below:
            if part.heading:
                yield read_question(self.found, part, part.heading, self.ids)


def _misplaced(name: str, before: Collection[str]) -> tuple[str, str, str] | None:
    """Return what is said of a section *name* behind those *before*: message, help, right heading."""
    if name not in SECTIONS:
        every = ", ".join(f"`### {it}`" for it in SECTIONS)
        help = did_you_mean(name, SECTIONS, phrase("a module has %(every)s", every=every))
        near = closest(name, SECTIONS)
        message = phrase("a module has no section `%(name)s`", name=name)
        return message, help, f"### {near}" if near else ""
    if name in before:
        return phrase("the section `%(name)s` stands twice", name=name), phrase("join the two"), ""
    later = next((it for it in before if SECTIONS.index(it) > SECTIONS.index(name)), None)
    if later is None:
        return None
    message = phrase("the section `%(name)s` stands below `%(later)s`", name=name, later=later)
    return message, phrase("move it above `### %(later)s`", later=later), ""
