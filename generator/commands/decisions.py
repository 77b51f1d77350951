"""The commands for decisions: walk one, list its paths, export it, say what a change changes."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeAlias

import click

from generator.commands.cited import as_published
from generator.commands.decision_answers import ask, parse_answers, walk_json, walk_text
from generator.commands.decision_files import FOLDER, check_listed, open_decision, settled, wrong
from generator.commands.options import FOUND, OK, ROOT
from generator.commands.project import check_begun
from generator.commands.speech import echo
from generator.commands.speech import spoken as words_here
from generator.commands.upkeep.owners import codeowners
from generator.decisions.difference import compare
from generator.decisions.inside import with_inner
from generator.decisions.walk import walk
from generator.findings.diagnostics import Diagnostic, Text
from generator.findings.report import to_line
from generator.model.decisions import Decision
from generator.read.revision import RevisionError, read_revision
from generator.read.tree import read_folder
from generator.render.decisions.differences import (
    differences_json,
    differences_markdown,
    differences_text,
)
from generator.render.decisions.dmn import dmn_text
from generator.render.decisions.exports import json_text, paths_csv, paths_json
from generator.words.phrases import phrase, reason

FORMAT_OF_WALK = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text"
)


@click.command()
@click.argument("file")
@click.argument("answers", nargs=-1, metavar="[QUESTION=ANSWER]...")
@ROOT
@FORMAT_OF_WALK
def decide(file: str, answers: tuple[str, ...], root: Path, form: str) -> None:
    """Walk the decision FILE with the answers given; on a terminal, ask for the missing ones.

    FILE is a path, here or below the project's folder, or the id of a decision in kb/decisions. Answers that the decision never asks
    for change nothing. A number or a date chooses its band; several answers are joined by `+`; `unknown` is an answer where the
    decision offers it. Where something is open, what can still come out is told, and what would settle it.
    """
    decision = open_decision(root, file)
    given = parse_answers(decision, answers)
    found = walk(decision, with_inner(decision, given))
    while found.question and form == "text" and sys.stdin.isatty():
        given[found.question] = ask(decision, decision.question(found.question))
        found = walk(decision, with_inner(decision, given))
    echo(walk_json(decision, found) if form == "json" else walk_text(decision, found))
    if not found.question and not found.outcomes and not found.possible:
        sys.exit(FOUND)


@click.command()
@click.argument("file")
@ROOT
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv")
def paths(file: str, root: Path, form: str) -> None:
    """List every path through the decision FILE with its outcome.

    FILE is a path, here or below the project's folder, or the id of a decision in kb/decisions.
    """
    decision = open_decision(root, file)
    check_listed(decision)
    if form == "json":
        echo(paths_json(decision), nl=False)
        return
    for line in paths_csv(decision):
        echo(line, nl=False)


@click.group()
def export() -> None:
    """Write things of the playbook in the formats of other programs."""


export.add_command(codeowners)


@export.command("decision")
@click.argument("file", metavar="ID")
@ROOT
@click.option("--format", "form", type=click.Choice(["json", "csv", "dmn"]), default="json")
def export_decision(file: str, root: Path, form: str) -> None:
    """Write the decision ID as JSON, as a CSV of its paths, or as DMN 1.3.

    ID is the id of a decision in kb/decisions, or the path of a file.
    """
    decision = open_decision(root, file)
    if form == "csv" or (form == "dmn" and not decision.rules):
        check_listed(decision)
    if form == "csv":
        for line in paths_csv(decision):
            echo(line, nl=False)
    elif form == "json":
        echo(json_text(decision), nl=False)
    else:
        echo(dmn_text(*as_published(root, decision)), nl=False)


@click.command()
@click.argument("base")
@ROOT
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
def diff(base: str, root: Path, form: str) -> None:
    """Say which paths of which decisions lead elsewhere than at BASE, a git revision."""
    check_begun(root)
    checkout = _Checkout(root)
    old, unread_old = checkout.at_revision(base)
    new, unread = checkout.in_folder()
    left_out = (*unread_old, *unread)
    for finding in left_out:
        echo(phrase("left out: %(finding)s", finding=to_line(finding)), err=True)
    before = {decision.id: decision for decision in old}
    after = {decision.id: decision for decision in new}
    known = {old: it.id for it in after.values() for old in _aliases(it)}
    before = {known.get(name, name): it for name, it in before.items()}
    unknown = {PurePosixPath(finding.span.path).stem for finding in left_out}
    names = sorted({*before, *after} - unknown)
    found = [compare(before.get(name), after.get(name)) for name in names]
    write = {"text": differences_text, "json": differences_json, "markdown": differences_markdown}
    echo(write[form](found, words_here()), nl=False)
    sys.exit(FOUND if left_out else OK)


# Private functions: comparing


Loaded: TypeAlias = tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class _Checkout:
    """A checkout, now and at a revision."""

    root: Path

    def in_folder(self) -> Loaded:
        """Return the decisions of today, and what is wrong with files that could not be read."""
        files, findings = read_folder(self.root, FOLDER)
        return _loaded(files.texts), findings

    def at_revision(self, base: str) -> Loaded:
        try:
            old = read_revision(self.root, base, [f"{FOLDER}/"])
        except RevisionError as error:
            wrong(reason(error))
        at_base = (
            replace(it, span=it.span._replace(path=f"{base}:{it.span.path}")) for it in old.findings
        )
        return _loaded(old.texts), tuple(at_base)


def _loaded(texts: Mapping[str, Text]) -> tuple[Decision, ...]:
    sheets = (path for path in sorted(texts) if PurePosixPath(path).suffix == ".md")
    return tuple(decision for decision, _ in settled(texts[path] for path in sheets))


def _aliases(decision: Decision) -> tuple[str, ...]:
    """Return the ids that the front matter says *decision* had before."""
    return tuple(decision.sheet.meta.aliases) if decision.sheet else ()
