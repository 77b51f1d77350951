"""The command that locks the addresses of a playbook: they are published for ever."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands.new_files import AuthoringError, write_text
from generator.commands.options import FOUND, ROOT
from generator.commands.printing import print_findings
from generator.commands.project import opened
from generator.commands.speech import Fault, echo
from generator.load.lock import PATH
from generator.model.published import published
from generator.pipeline import check_playbook
from generator.rules.links import vanished_address
from generator.words.phrases import phrase, reason


@click.command()
@ROOT
def lock(root: Path) -> None:
    """Add the addresses of the published playbook to ids.lock, which none may leave again.

    Commit the file. Where two branches add lines, `ids.lock merge=union` in .gitattributes keeps
    both.
    """
    project = opened(root)
    playbook, findings = check_playbook(project.given)
    known = {name.value for name in playbook.locked}
    new = published(playbook).locked - known
    if new:
        text = "".join(f"{address}\n" for address in sorted(known | new) if address)
        try:
            write_text(root, PATH, text)
        except AuthoringError as error:
            raise Fault(reason(error)) from error
    count = f"{len(new)} {'address' if len(new) == 1 else 'addresses'}"
    echo(
        phrase(
            "%(path)s: %(count)s added, %(count2)s in all",
            path=PATH,
            count=count,
            count2=len(known | new),
        )
    )
    gone = [finding for finding in findings if finding.rule == vanished_address.RULE.id]
    if gone:
        print_findings(gone, project.given.files)
        sys.exit(FOUND)
