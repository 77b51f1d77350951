"""The command that gives things another name: mv."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from generator.commands.new_files import AuthoringError, move_file, write_text
from generator.commands.options import ROOT
from generator.commands.printing import print_findings
from generator.commands.project import opened
from generator.commands.speech import Fault, Misuse, echo
from generator.commands.upkeep.edits import check_untouched, edited
from generator.commands.upkeep.naming import named
from generator.findings.diagnostics import Severity, Text
from generator.kinds import KINDS, Kind
from generator.pipeline import Input, check_playbook
from generator.resolve.renaming import MOVING, CannotRenameError, Renaming, rename
from generator.words.phrases import phrase, reason

# The kinds of what is renamed.
MOVED = (*MOVING, Kind.REFERENCE, Kind.TERM, Kind.TENSION, Kind.VALUE, Kind.DOC)


@click.command()
@click.argument("old")
@click.argument("new")
@ROOT
def mv(old: str, new: str, root: Path) -> None:
    """Call OLD by the name NEW, wherever it is named. Its old address leads on.

    OLD is the id of a card or of another file of kb/ (where several have it: role/cio), a
    statement (card#statement), a part of a course (course#module), a term (term/champion), a
    tension (tension/ID), a value of a facet (topics/adoption), a page of docs/ (page/about/how), or
    the key of a work (@li2010).
    """
    project = opened(root)
    playbook, findings = check_playbook(project.given)
    errors = [it for it in findings if it.severity is Severity.ERROR]
    if errors:
        print_findings(errors, project.given.files)
        raise Fault(phrase("mend these first: a name that leads nowhere cannot be followed"))
    try:
        target = named(playbook, old, MOVED)
        made = rename(playbook, project.given.files, target, _bare(new, target.kind))
    except CannotRenameError as error:
        raise Misuse(reason(error)) from error
    texts = edited(project.given.files, made.edits)
    check_untouched(root, project.given.files, texts)
    _check_after(project.given, texts, made)
    try:
        for path, text in texts.items():
            write_text(root, path, text)
        for there, then in made.moves:
            move_file(root, there, then)
    except AuthoringError as error:
        raise Fault(reason(error)) from error
    for there, then in made.moves:
        echo(phrase("moved %(there)s to %(then)s", there=there, then=then))
    echo(phrase("%(count)s places in %(count2)s files", count=len(made.edits), count2=len(texts)))


# Private functions


def _bare(name: str, kind: Kind) -> str:
    """Return *name* as it is written: it may be given with its card, its kind, or with `@`."""
    bare = name.rpartition("#")[2].removeprefix("@")
    if kind is Kind.DOC:
        return bare.removeprefix("page/").removeprefix(KINDS[kind].source).removesuffix(".md")
    return bare if kind is Kind.REFERENCE else bare.rpartition("/")[2]


def _check_after(given: Input, texts: Mapping[str, str], made: Renaming) -> None:
    """End where the playbook would have an error with these *texts*: nothing is written then."""
    files = {**given.files, **{path: Text(path, text) for path, text in texts.items()}}
    for there, then in made.moves:
        files[then] = Text(then, files.pop(there).content)
    _, findings = check_playbook(replace(given, files=files))
    wrong = next((it for it in findings if it.severity is Severity.ERROR), None)
    if wrong:
        raise Fault(phrase("nothing was written: with that name, %(wrong)s", wrong=wrong.message))
