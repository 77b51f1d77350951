"""The command that brings in what other programs have written: a decision of DMN or CSV."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands.decision_files import wrong
from generator.commands.importing.folder import import_folder
from generator.commands.new_files import AuthoringError, NewFile
from generator.commands.options import FOUND, ROOT
from generator.commands.printing import print_findings
from generator.commands.speech import Misuse, echo
from generator.findings.diagnostics import Severity, Text
from generator.kinds import Kind, file_of
from generator.load.decisions import inner_of, load_decision
from generator.load.foreign import Front, Import, Written, read_csv, read_dmn, write_tables
from generator.project import today
from generator.read.tree import read_bytes
from generator.words.phrases import phrase, reason


class _FolderGroup(click.Group):
    """A group in which a word that is no command is the folder to bring in."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that *args* begin with; a path is the folder of `folder`."""
        named = args[0] in self.commands or args[0].startswith("-")
        return super().resolve_command(ctx, args if named else ["folder", *args])


@click.group("import", cls=_FolderGroup, context_settings={"ignore_unknown_options": True})
def import_group() -> None:
    """Bring in what other programs have written: `playbook import FOLDER` takes its Markdown."""


@import_group.command("decision")
@click.argument("file")
@ROOT
@click.option("--id", "name", help="The id of the decision; default: made from its title.")
@click.option("--owner", default="@importer", show_default=True, help="A role's id or @name.")
def import_decision(file: str, root: Path, name: str | None, owner: str) -> None:
    """Write the decision tables of FILE, which is DMN or CSV, as drafts in kb/decisions.

    What a decision here cannot say is listed with its line; then nothing is written.
    """
    path = Path(file)
    found = _read(path, name)
    front = Front(path.name, owner, today().isoformat())
    written = write_tables(found, front, name or "")
    if found.problems:
        for problem in sorted(found.problems, key=lambda it: it.line):
            echo(
                phrase(
                    "%(file)s:%(line)s: this cannot be said here: %(problem)s",
                    file=file,
                    line=problem.line,
                    problem=problem.words,
                ),
                err=True,
            )
        echo(phrase("nothing was written"), err=True)
        sys.exit(FOUND)
    _check(written)
    _write(root, written)


import_group.add_command(import_folder)


# Private functions


def _read(path: Path, name: str | None) -> Import:
    if not path.is_file():
        wrong(phrase("there is no file `%(path)s`", path=path))
    data, findings = read_bytes(path.parent, path.name)
    if data is None:
        wrong(
            phrase(
                "`%(path)s` cannot be read: %(list)s",
                path=path,
                list="; ".join(it.message for it in findings),
            )
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        wrong(phrase("`%(path)s` is not UTF-8", path=path))
    if path.suffix.lower() == ".csv":
        return read_csv(text, name or path.stem)
    if path.suffix.lower() not in {".dmn", ".xml"}:
        wrong(phrase("`%(path)s` is neither .dmn nor .csv", path=path.name))
    return read_dmn(text)


def _check(written: tuple[Written, ...]) -> None:
    """End where a text that was made here cannot be read here."""
    for it in written:
        text = Text(file_of(Kind.DECISION, it.id), it.text)
        decision, _, findings = load_decision(text, None)
        faults = [one for one in findings if one.severity is Severity.ERROR]
        if faults and not inner_of(decision):
            print_findings(faults, {text.path: text})
            sys.exit(FOUND)


def _write(root: Path, written: tuple[Written, ...]) -> None:
    try:
        for it in written:
            NewFile(root, Kind.DECISION, it.id, it.id).path()
        for it in written:
            echo(
                phrase(
                    "wrote %(root)s", root=NewFile(root, Kind.DECISION, it.id, it.id).write(it.text)
                )
            )
    except AuthoringError as error:
        raise Misuse(reason(error)) from error
    echo(phrase("next: write its words and sources, run `playbook check`, set `status: published`"))
