"""The command that gives things another name: mv."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from generator.commands.new_files import AuthoringError, move_file, write_text
from generator.commands.options import ROOT, Fault
from generator.commands.printing import print_findings
from generator.commands.project import opened
from generator.findings.diagnostics import Edit, Severity, Text
from generator.findings.suggestions import did_you_mean
from generator.kinds import Kind
from generator.model.playbook import Playbook, Target
from generator.pipeline import check_playbook
from generator.read.tree import read_bytes
from generator.resolve.renaming import MOVING, CannotRenameError, rename


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
        made = rename(playbook, project.given.files, _named(playbook, old), _bare(new))
    except CannotRenameError as error:
        raise click.UsageError(str(error)) from error
    texts = _edited(project.given.files, made.edits)
    _check_untouched(root, project.given.files, texts)
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


def _named(playbook: Playbook, name: str) -> Target:
    """Return what *name* is the name of; end with what it may have meant."""
    found = list(_targets(playbook, name))
    if len(found) == 1:
        return found[0]
    if found:
        which = " or ".join(f"{it.kind}/{it.id}" for it in found)
        raise click.UsageError(f"`{name}` is the name of several things; write {which}")
    known = [*playbook.references, *(sheet.id for sheet in playbook.all_sheets())]
    near = did_you_mean(name.partition("#")[0].removeprefix("@"), known)
    raise click.UsageError(f"nothing is called `{name}`" + (f"; {near}" if near else ""))


def _targets(playbook: Playbook, name: str) -> Iterator[Target]:
    bare, _, statement = name.partition("#")
    kind, stroke, own = bare.rpartition("/")
    for each in MOVING:
        if own in playbook.sheets.get(each, {}) and (not stroke or kind == each):
            yield Target(each, own, statement)
    if not stroke and not statement and bare.removeprefix("@") in playbook.references:
        yield Target(Kind.REFERENCE, bare.removeprefix("@"))


def _edited(files: Mapping[str, Text], edits: Iterable[Edit]) -> dict[str, str]:
    """Return the texts that *edits* change; they are made from the end to the start."""
    made: dict[str, str] = {}
    for span, words in sorted(edits, reverse=True):
        text = files[span.path]
        content = made.get(span.path, text.content)
        start = text.offset(span.line, span.column)
        end = text.offset(span.end_line, span.end_column)
        made[span.path] = content[:start] + words + content[end:]
    return dict(sorted(made.items()))


def _check_untouched(root: Path, files: Mapping[str, Text], texts: Iterable[str]) -> None:
    """End where a file is not, byte for byte, what was read: writing would change more of it."""
    for path in texts:
        data, _ = read_bytes(root, path)
        if data != files[path].content.encode("utf-8"):
            help = "save it with Unix line ends and without a byte order mark, then try again"
            raise Fault(f"`{path}` is written in another way than it would be: {help}")
