"""The command that gives things another name: mv."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.new_files import AuthoringError, move_file, write_text
from generator.commands.options import ROOT, Fault
from generator.commands.printing import print_findings
from generator.commands.project import opened
from generator.commands.upkeep.edits import check_untouched, edited
from generator.commands.upkeep.naming import named
from generator.findings.diagnostics import Severity
from generator.kinds import Kind
from generator.pipeline import check_playbook
from generator.resolve.renaming import MOVING, CannotRenameError, rename

# The kinds of what is renamed.
MOVED = (*MOVING, Kind.REFERENCE)


@click.command()
@click.argument("old")
@click.argument("new")
@ROOT
def mv(old: str, new: str, root: Path) -> None:
    """Call OLD by the name NEW, wherever it is named. Its old address leads on.

    OLD is the id of a card or of another file of kb/ (where several have it: role/cio), a
    statement (card#statement), or the key of a work (@li2010).
    """
    project = opened(root)
    playbook, findings = check_playbook(project.given)
    errors = [it for it in findings if it.severity is Severity.ERROR]
    if errors:
        print_findings(errors, project.given.files)
        raise Fault("mend these first: a name that leads nowhere cannot be followed")
    try:
        made = rename(playbook, project.given.files, named(playbook, old, MOVED), _bare(new))
    except CannotRenameError as error:
        raise click.UsageError(str(error)) from error
    texts = edited(project.given.files, made.edits)
    check_untouched(root, project.given.files, texts)
    try:
        for path, text in texts.items():
            write_text(root, path, text)
        for there, then in made.moves:
            move_file(root, there, then)
    except AuthoringError as error:
        raise Fault(str(error)) from error
    for there, then in made.moves:
        click.echo(f"moved {there} to {then}")
    click.echo(f"{len(made.edits)} places in {len(texts)} files")


# Private functions


def _bare(name: str) -> str:
    """Return *name* as it is written: a statement may be given with its card, a key with `@`."""
    return name.rpartition("#")[2].removeprefix("@")
