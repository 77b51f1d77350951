"""The command that tells a forge who looks after which file: export codeowners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from generator.commands.options import ROOT
from generator.commands.project import opened
from generator.commands.speech import echo
from generator.kinds import Kind
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet, Status
from generator.pipeline import check_playbook
from generator.read.repository import folder_in_repository
from generator.words.phrases import phrase

# What a pattern of GitHub and GitLab may not say plainly.
MEANT = re.compile(r"[\\ #!*?\[\]]")


@click.command("codeowners")
@ROOT
@click.option(
    "--forge",
    type=click.Choice(["github", "gitlab", "gitea"]),
    default="github",
    show_default=True,
    help="Whose patterns to write; Forgejo reads those of gitea.",
)
def codeowners(root: Path, forge: str) -> None:
    """Print the lines of CODEOWNERS for all pages whose owner is a "@name" or "@group/team".

    Where the owner is a role, it is whoever the role's own page names so.
    """
    playbook, _ = check_playbook(opened(root).given)
    folder = folder_in_repository(root)
    rows = [(it.path, owner) for it in _owned(playbook) if (owner := _person(playbook, it))]
    for path, owner in sorted(rows):
        whole = f"{folder}/{path}" if folder else path
        echo(f"{_pattern(whole, forge)} {owner}")
    if not rows:
        echo(phrase('no page has an owner such as "@ann": see docs/authors/fresh.md'), err=True)


# Private functions


def _owned(playbook: Playbook) -> Iterator[Sheet]:
    return (it for it in playbook.all_sheets() if it.status is not Status.RETIRED)


def _person(playbook: Playbook, sheet: Sheet) -> str:
    """Return who answers for *sheet* as a forge names them, "" where nobody is named so."""
    roles = playbook.sheets.get(Kind.ROLE, {})
    owner, passed = sheet.meta.owner, set[str]()
    while owner in roles and owner not in passed:
        passed.add(owner)
        owner = roles[owner].meta.owner
    return owner if owner.startswith("@") else ""


def _pattern(path: str, forge: str) -> str:
    if forge == "gitea":  # a regular expression of Go that the whole path must fit
        return re.escape(path).replace(r"\-", "-")
    return "/" + MEANT.sub(lambda found: f"\\{found[0]}", path)
