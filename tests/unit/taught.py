"""Make a small course out of text, and show what findings in it point at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from inspect import signature

from generator.courses.editions import edition_of_card
from generator.findings.diagnostics import Diagnostic
from generator.model.courses import Course
from generator.model.playbook import Playbook
from tests.unit.factories import LI, ZHU, card, guidance, load_and_resolve, under

PATH = "kb/courses/open.md"
FRONT = """---
title: Open leadership
summary: What it makes possible, and what it costs.
owner: cio
reviewed: 2026-11-29
review: 12 months
---
"""
CARD = card(
    guidance(
        "- All resources [@li2010]. <!-- id: all-resources -->",
        "- Work adds up. <!-- id: more-work; basis: uncited -->",
    ),
    title="Practise open leadership",
)
EDITION = "e70dccd1"  # of that card
COURSE = (
    FRONT
    + f"""For whom, and what to bring [@li2010].

## Open leadership {{#open}}

Minutes: 45
Break: 10
Aim: Say what it makes possible.

### Read
- [Practise open leadership](../cards/leadership.md#all-resources): what for <!-- seen: 2026-11-29 {EDITION} -->

### Do
#### Draw the box {{#draw}}
Minutes: 15
Draw it.

### Discuss
- Which side are you on?

### Check
#### What does it bring to bear? {{#resources}}
- [ ] The IT department
  Because: IT is one of many.
- [x] Every resource

Because: All of them [@li2010].
Said-by: leadership#all-resources

### For the trainer
Bring boxes.
"""
)
Edit = tuple[str, str]
Check = Callable[..., Iterable[Diagnostic]]  # of a course, or of a course and its playbook


def files_of(*edits: Edit, course: str = COURSE, leadership: str = CARD) -> dict[str, str]:
    """Return the files of a playbook with *course*, each edit made in it once."""
    for old, new in edits:
        assert old in course, old
        course = course.replace(old, new, 1)
    works = {"references.bib": LI + ZHU}
    return {"kb/cards/leadership.md": leadership, PATH: course, **works}


def taught(*edits: Edit, leadership: str = CARD) -> tuple[Playbook, Course]:
    """Return the playbook and the course with *edits* made in it."""
    made, _ = load_and_resolve(files_of(*edits, leadership=leadership))
    return made, made.courses["open"]


def pointed_at(check: Check, *edits: Edit, leadership: str = CARD) -> list[str]:
    """Return what the findings of *check* in the edited course point at."""
    playbook, course = taught(*edits, leadership=leadership)
    both = len(signature(check).parameters) == 2
    found = check(course, playbook) if both else check(course)
    return [under(it.span, files_of(*edits, leadership=leadership)) for it in found]


def reading_findings(*edits: Edit) -> list[tuple[str, str]]:
    """Return the rule and the place of each finding of loading and resolving the edited course."""
    files = files_of(*edits)
    _, found = load_and_resolve(files)
    return [(it.rule, under(it.span, files)) for it in found if it.span.path == PATH]


def edition() -> str:
    """Return the edition of the card that the course reads."""
    playbook, _ = taught()
    return edition_of_card(next(it for it in playbook.cards() if it.id == "leadership"))
