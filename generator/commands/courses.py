"""The commands of a trainer's day: begin a course, go through its cards."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.commands.new_course import NewCourse, course_text
from generator.commands.new_files import AuthoringError, replace_text, write_new
from generator.commands.options import ROOT
from generator.commands.project import opened
from generator.courses.review import Seen, review_course, stamped
from generator.findings.suggestions import did_you_mean
from generator.kinds import Kind
from generator.model.playbook import Playbook
from generator.model.sheets import Status
from generator.pipeline import check_playbook
from generator.project import today


@click.command("course")
@click.argument("title")
@ROOT
@click.option("--summary", "words", required=True, help="The point, in one sentence.")
@click.option("--role", "roles", multiple=True, help="A role it is for; may be repeated.")
@click.option("--owner", required=True, help="Who answers for it: a role's id or @name.")
@click.option("--card", "cards", multiple=True, help="A card to read; may be repeated.")
@click.option("--id", "name", help="The file's name.  [default: made of the title]")
def new_course(
    title: str,
    root: Path,
    words: str,
    roles: Sequence[str],
    owner: str,
    cards: Sequence[str],
    name: str | None,
) -> None:
    """Begin a course: a draft in kb/courses/ that passes every check."""
    playbook, _ = check_playbook(opened(root).given)
    published = {card.id: card for card in playbook.published_cards()}
    for card in cards:
        if card not in published:
            listed = did_you_mean(card, published, "write the id of a published card")
            raise click.UsageError(f"--card: there is no published card `{card}`; {listed}")
    chosen = tuple(published[card] for card in cards)
    text = course_text(NewCourse(title, words, roles, owner, today(), chosen))
    try:
        path = write_new(root, Kind.COURSE, title, text, name)
    except AuthoringError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"wrote {path}")
    click.echo("next: write its modules, run `playbook serve` to see it, set `status: published`")


@click.command()
@click.argument("courses", nargs=-1, metavar="[COURSE]...")
@ROOT
@click.option("--look", is_flag=True, help="Show what changed and write nothing.")
def review(courses: Sequence[str], root: Path, look: bool) -> None:
    """Show which cards of the courses changed since they were gone through, and stamp all.

    A stamp is the note `seen:` behind a card, with the day and the card's edition. Without names,
    all courses are reviewed.
    """
    playbook, _ = check_playbook(opened(root).given)
    for name in courses or _holding(playbook):
        if name not in playbook.courses:
            listed = did_you_mean(name, playbook.courses, "write the id of a course")
            raise click.UsageError(f"there is no course `{name}`; {listed}")
        course = playbook.courses[name]
        seen = review_course(course, playbook)
        _tell(name, seen)
        text = stamped(course.text.content, seen, today())
        if text != course.text.content and not look:
            replace_text(root / course.text.path, text)
            click.echo(f"wrote {course.text.path}")


# Private functions


def _holding(playbook: Playbook) -> list[str]:
    sheets = playbook.sheets[Kind.COURSE]
    return [name for name in playbook.courses if sheets[name].status is not Status.RETIRED]


def _tell(course: str, seen: Sequence[Seen]) -> None:
    stale = [it for it in seen if it.changed]
    click.echo(f"{course}: {len(seen)} cards, {len(stale)} changed since they were gone through")
    for it in stale:
        since = f"since {it.pin.day.isoformat()}" if it.pin else "never gone through"
        click.echo(f"  {it.card.id}: {it.card.title} ({since})")
        for change in it.changes:
            click.echo(f"    {change.date.isoformat()}: {change.words}")
            if change.meaning:
                click.echo("    The advice itself changed.")
