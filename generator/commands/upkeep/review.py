"""The command of an owner's day: read a page again, and say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from generator.commands.asking import Question, answer, one_of, someone_answers, something
from generator.commands.new_files import AuthoringError, check_new, scalar
from generator.commands.options import ROOT
from generator.commands.project import opened
from generator.commands.speech import Fault, Misuse, echo
from generator.commands.upkeep.edits import Edited, to_become
from generator.commands.upkeep.naming import FILES, named
from generator.courses.review import Seen, review_course, stamped
from generator.kinds import Kind
from generator.load.tree import load
from generator.model.playbook import Playbook, Sources, Target
from generator.model.sheets import Sheet, Status
from generator.model.site import SETTINGS
from generator.model.text import Basis, Cite
from generator.pipeline import check_playbook
from generator.project import Project, today
from generator.read.revision import RevisionError, read_revision, revision_of
from generator.resolve.reviewing import CannotReviewError, Ground, grounds, marked, other_works
from generator.rules.cards.many_due_at_once import offer
from generator.words.phrases import phrase, reason

ANSWERS = ("yes", "no", "changed")


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@ROOT
@click.option("--look", is_flag=True, help="Show what there is to read and write nothing.")
@click.option("--same", is_flag=True, help="Say that all of it is still true; nothing is asked.")
@click.option(
    "--changed", metavar="WORDS", help="Say what changed of the advice; nothing is asked."
)
def review(names: Sequence[str], root: Path, look: bool, same: bool, changed: str | None) -> None:
    """Show what the pages NAME say and rest on, ask whether it is still true, write the day.

    NAME is the id of a card, a role, a resource or a decision (where several have it: role/cio).

    Of a course it shows which cards changed since they were gone through, and stamps all: the note
    `seen:` behind a card, with the day and the card's edition. Without names, all courses are
    reviewed.
    """
    if same and changed is not None:
        raise Misuse(phrase("say --same or --changed, not both"))
    project = opened(root)
    playbook, _ = check_playbook(project.given)
    asked = [named(playbook, name, FILES) for name in names] or _holding(playbook)
    if not asked:
        raise Misuse(_due_first(playbook))
    verdict = "yes" if same else "changed" if changed is not None else ""
    for target in asked:
        sheet = playbook.sheets[target.kind][target.id]
        if target.kind is Kind.COURSE:
            _course(root, playbook, target.id, look=look)
            project = opened(root)
            sheet = check_playbook(project.given)[0].sheets[target.kind][target.id]
        if target.kind is not Kind.COURSE or verdict:
            _page(
                _Reviewing(root, project, playbook, sheet),
                look=look,
                verdict=verdict,
                words=changed,
            )


# Private functions


@dataclass(frozen=True, slots=True)
class _Reviewing:
    """A page that is read again."""

    root: Path
    project: Project
    playbook: Playbook
    sheet: Sheet


def _holding(playbook: Playbook) -> list[Target]:
    sheets = playbook.sheets[Kind.COURSE]
    names = (name for name in playbook.courses if sheets[name].status is not Status.RETIRED)
    return [Target(Kind.COURSE, name) for name in names]


def _due_first(playbook: Playbook) -> str:
    """Return what to name, where there is no course to review."""
    due = [(it.due, it.id) for it in playbook.published_cards() if it.due]
    if not due:
        return phrase("name the pages to review: there is no course")
    day, name = min(due)
    return phrase(
        "name the pages to review: there is no course; the card that is due first is `%(name)s`, on %(day)s",
        name=name,
        day=day.isoformat(),
    )


def _page(reading: _Reviewing, *, look: bool, verdict: str, words: str | None) -> None:
    """Show the page, ask about it, and write what was said."""
    sheet = reading.sheet
    if sheet.status is Status.RETIRED:
        raise Misuse(phrase("`%(sheet)s` is retired: it is not reviewed any more", sheet=sheet.id))
    if not look and not verdict and not someone_answers():
        raise Misuse(phrase("--same or --changed WORDS is needed where nobody can be asked"))
    if sheet.kind is not Kind.COURSE:
        _show(reading)
    if look:
        return
    verdict = verdict or answer(
        Question("--same", phrase("Still true? (yes, no, changed)"), one_of(ANSWERS, "answer")),
        None,
    )
    if verdict == "no":
        echo(phrase("nothing was written: mend it, then review it again"))
        return
    change = Question("--changed", phrase("What changed, in a sentence for readers"), something)
    _write(reading, answer(change, words) if verdict == "changed" else "")


def _show(reading: _Reviewing) -> None:
    sheet, playbook = reading.sheet, reading.playbook
    echo(f"{sheet.id}: {sheet.title}")
    if sheet.summary:
        echo(f"  {sheet.summary}")
    days = (("reviewed", sheet.meta.reviewed), ("due", sheet.due))
    told = [f"{word} {day.isoformat()}" for word, day in days if day]
    told.append(phrase("owner %(owner)s", owner=sheet.meta.owner or "nobody"))
    echo(f"  {', '.join(told)}")
    before = _before(reading)
    for ground in grounds(sheet, playbook, before):
        _show_ground(ground)
    others = other_works(sheet, playbook)
    if others:
        echo(phrase("  elsewhere on the page: %(list)s", list=", ".join(others)))


def _show_ground(ground: Ground) -> None:
    statement = ground.statement
    echo(f"  {statement.number}. {statement.text}")
    cites = ", ".join(map(_cited, ground.cites))
    basis = statement.basis.value if statement.basis else phrase("no basis")
    echo(
        phrase(
            "     rests on: %(cites)s",
            cites=cites if cites and statement.basis is Basis.CITED else basis,
        )
    )
    if ground.words:
        echo(phrase("     since the last review: other words, or new"))
    for key in ground.works:
        echo(phrase("     since the last review: the entry of `%(key)s` changed", key=key))


def _cited(cite: Cite) -> str:
    return f"{cite.key.value} ({cite.label} {cite.locator})" if cite.locator else cite.key.value


def _before(reading: _Reviewing) -> Sources | None:
    """Return the playbook as it was when the page was reviewed, None where nobody knows."""
    day = reading.sheet.meta.reviewed
    settings = reading.project.given.settings
    if day is None:
        return None
    try:
        commit = revision_of(reading.root, day)
        if not commit:
            return None
        paths = ("kb", *settings.bibliography)
        texts = read_revision(reading.root, commit, paths).texts
    except RevisionError as error:
        echo(phrase("  what changed since is not known: %(why)s", why=error))
        return None
    return load({path: it for path, it in texts.items() if path != SETTINGS}, settings)[0]


def _write(reading: _Reviewing, change: str) -> None:
    root, sheet, files = reading.root, reading.sheet, reading.project.given.files
    try:
        value = scalar(change) if change else ""
        edits = marked(files[sheet.path], sheet, today(), value)
        work = Edited(root, files)
        work.make(edits)
        for path in work.after:
            check_new(reading.project.given, path, work.text(path))
        work.write()
        for path in work.after:
            echo(phrase("wrote %(path)s", path=path))
    except (AuthoringError, CannotReviewError) as error:
        raise Fault(reason(error)) from error
    if not work.after:
        echo(phrase("%(sheet)s: it says so already", sheet=sheet.path))
    told = offer(reading.playbook, sheet.meta.owner, today(), sheet.meta.review, sheet.id)
    if told:
        echo(told)


def _course(root: Path, playbook: Playbook, name: str, *, look: bool) -> None:
    """Show which cards of the course changed, and stamp them."""
    course = playbook.courses[name]
    seen = review_course(course, playbook)
    _tell(name, seen)
    text = stamped(course.text.content, seen, today())
    if text != course.text.content and not look:
        work = Edited(root, {course.text.path: course.text})
        try:
            work.make(to_become(course.text, text))
            work.write()
        except AuthoringError as error:
            raise Fault(reason(error)) from error
        echo(phrase("wrote %(course)s", course=course.text.path))


def _tell(course: str, seen: Sequence[Seen]) -> None:
    stale = [it for it in seen if it.changed]
    echo(
        phrase(
            "%(course)s: %(count)s cards, %(count2)s changed since they were gone through",
            course=course,
            count=len(seen),
            count2=len(stale),
        )
    )
    for it in stale:
        since = (
            phrase("since %(day)s", day=it.pin.day.isoformat())
            if it.pin
            else phrase("never gone through")
        )
        echo(f"  {it.card.id}: {it.card.title} ({since})")
        for change in it.changes:
            echo(f"    {change.date.isoformat()}: {change.words}")
            if change.meaning:
                echo(phrase("    The advice itself changed."))
