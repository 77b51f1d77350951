"""The command that begins a course."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.commands.new_course import NewCourse, course_text
from generator.commands.new_files import AuthoringError, NewFile, id_of
from generator.commands.options import ROOT
from generator.commands.project import opened
from generator.commands.speech import Misuse, echo
from generator.findings.suggestions import did_you_mean
from generator.kinds import Kind
from generator.pipeline import check_playbook
from generator.project import today
from generator.words.phrases import phrase, reason


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
    given = opened(root).given
    playbook, _ = check_playbook(given)
    published = {card.id: card for card in playbook.published_cards()}
    for card in cards:
        if card not in published:
            listed = did_you_mean(card, published, phrase("write the id of a published card"))
            raise Misuse(
                phrase(
                    "--card: there is no published card `%(card)s`; %(listed)s",
                    card=card,
                    listed=listed,
                )
            )
    chosen = tuple(published[card] for card in cards)
    text = course_text(NewCourse(title, words, roles, owner, today(), chosen))
    try:
        fit = id_of(title, name, given.settings.language)
        path = NewFile(root, Kind.COURSE, title, fit).write(text)
    except AuthoringError as error:
        raise Misuse(reason(error)) from error
    echo(phrase("wrote %(path)s", path=path))
    echo(phrase("next: write its modules, run `playbook serve` to see it, set `status: published`"))
