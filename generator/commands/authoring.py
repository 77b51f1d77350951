"""The commands that begin a file of kb/, and the one that prints a schema for editors."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

import click

from generator.commands.asking import Question, answer, answers, one_of, something
from generator.commands.drafts import (
    NewCard,
    NewResource,
    NewRole,
    card_text,
    resource_text,
    role_text,
)
from generator.commands.new_files import AuthoringError, NewFile, check_new, id_of
from generator.commands.options import ROOT
from generator.commands.project import opened
from generator.commands.speech import Misuse, echo, said
from generator.decisions.draft import NewDecision, draft_text
from generator.findings.diagnostics import Text
from generator.kinds import Kind
from generator.load.schema import KINDS, schema
from generator.model.decisions import Form
from generator.model.playbook import Playbook
from generator.pipeline import check_playbook
from generator.project import Project, today
from generator.rules.cards.many_due_at_once import offer
from generator.words.phrases import joined, phrase, reason

ID = click.option("--id", "name", help="The file's name.  [default: made of the title]")
SUMMARY = click.option("--summary", "words", help="The point, in one sentence.")
OWNER = click.option("--owner", help="Who answers for it: a role's id or @name.")
NO_ROLES = phrase('there are no roles yet: begin one with `playbook new role "Editor"`')


@click.command("card")
@click.argument("title")
@ROOT
@SUMMARY
@click.option("--role", "roles", multiple=True, help="A role it is for; may be repeated.")
@click.option(
    "--facet", "facets", multiple=True, metavar="KEY=VALUE",
    help="A value of a facet, such as phases=before; may be repeated.",
)  # fmt: skip
@OWNER
@ID
def new_card(
    title: str,
    root: Path,
    words: str | None,
    roles: Sequence[str],
    facets: Sequence[str],
    owner: str | None,
    name: str | None,
) -> None:
    """Begin a card: a draft in kb/cards/ that passes every check.

    On a terminal it asks for what the options leave out.
    """
    project, playbook = _project(root)
    new_file = _Begun(title, name)
    new_file.or_usage(project.given.settings.language)
    words = answer(_POINT, words)
    roles = answers(_roles_question("--role", phrase("Roles it is for"), playbook), roles)
    chosen = _facets(playbook, facets)
    owner = answer(_owner_question(playbook, roles[0]), owner)
    key = next(iter(sorted(playbook.references)), "")
    card = NewCard(title, words, roles, owner, today(), chosen, key)
    then = phrase("write its guidance, run `playbook serve` to see it")
    new_file.write(project, Kind.CARD, card_text(card, project.given.settings.words), then)


@click.command("role")
@click.argument("title")
@ROOT
@SUMMARY
@click.option("--abbreviation", help="Its usual short form, if it has one.")
@OWNER
@ID
def new_role(
    title: str,
    root: Path,
    words: str | None,
    abbreviation: str | None,
    owner: str | None,
    name: str | None,
) -> None:
    """Begin a role: a draft in kb/roles/. Without another owner it answers for itself."""
    project, playbook = _project(root)
    words = answer(_POINT, words)
    short = answer(
        Question("--abbreviation", phrase("Its short form, if it has one"), default=""),
        abbreviation,
    )
    new_file = _Begun(title, name)
    own = new_file.or_usage(project.given.settings.language)
    owner = answer(_owner_question(playbook, own, {own}), owner)
    role = NewRole(title, words, owner, today(), short)
    new_file.write(project, Kind.ROLE, role_text(role), phrase("say what the role is"))


@click.command("resource")
@click.argument("title")
@ROOT
@SUMMARY
@click.option("--where", help="Where to find it, in a sentence.")
@click.option("--provided-by", "providers", multiple=True, help="A role; may be repeated.")
@click.option("--reached-by", "reaching", multiple=True, help="A role; may be repeated.")
@OWNER
@ID
def new_resource(
    title: str,
    root: Path,
    words: str | None,
    where: str | None,
    providers: Sequence[str],
    reaching: Sequence[str],
    owner: str | None,
    name: str | None,
) -> None:
    """Begin a resource: a draft in kb/resources/, with who provides it and who reaches it."""
    project, playbook = _project(root)
    words = answer(_POINT, words)
    where = answer(Question("--where", phrase("Where to find it"), something), where)
    provided = answers(
        _roles_question("--provided-by", phrase("Roles that provide it"), playbook), providers
    )
    reached = answers(
        _roles_question("--reached-by", phrase("Roles that can reach it"), playbook), reaching
    )
    owner = answer(_owner_question(playbook, provided[0]), owner)
    new = NewResource(title, words, where, provided, reached, owner, today())
    _Begun(title, name).write(
        project, Kind.RESOURCE, resource_text(new), phrase("say what it is good for")
    )


@click.command("decision")
@click.argument("title")
@ROOT
@click.option(
    "--kind",
    type=click.Choice([str(it) for it in Form]),
    default="tree",
    show_default=True,
    help="tree: questions that lead on; table: factors and rules.",
)
@SUMMARY
@click.option("--role", "roles", multiple=True, help="A role it is for; may be repeated.")
@OWNER
@ID
def new_decision(
    title: str,
    root: Path,
    kind: str,
    words: str | None,
    roles: Sequence[str],
    owner: str | None,
    name: str | None,
) -> None:
    """Begin a decision: a draft in kb/decisions/ that passes every check."""
    project, playbook = _project(root)
    words = answer(_POINT, words)
    known = sorted(playbook.sheets[Kind.ROLE])
    owner = answer(_owner_question(playbook, known[0] if known else None), owner)
    named = roles or (() if owner.startswith("@") else (owner,))
    chosen = answers(_roles_question("--role", "Roles", playbook), named) if named else ()
    key = next(iter(sorted(playbook.references)), "")
    new = NewDecision(title, words, Form(kind), chosen, owner, today(), key)
    then = phrase("write over its questions, run `playbook check`")
    _Begun(title, name).write(project, Kind.DECISION, draft_text(new), then)


@click.command("schema")
@click.argument("kind", type=click.Choice(list(KINDS)))
@ROOT
def schema_command(kind: str, root: Path) -> None:
    """Print the JSON Schema of the front matter or file of KIND, for editors."""
    facets = check_playbook(opened(root, new=True).given)[0].facets
    made = _in_words(schema(kind, tuple(facets.values())))
    echo(json.dumps(made, indent=2, ensure_ascii=False))


# Private functions

_POINT = Question("--summary", phrase("The point, in one sentence"), something)


def _project(root: Path) -> tuple[Project, Playbook]:
    project = opened(root, new=True)
    return project, check_playbook(project.given)[0]


def _roles_question(option: str, words: str, playbook: Playbook) -> Question:
    known = sorted(playbook.sheets[Kind.ROLE])
    if not known:
        raise Misuse(NO_ROLES)
    return Question(option, f"{words} ({', '.join(known)})", one_of(known, "role"))


def _owner_question(
    playbook: Playbook, default: str | None, more: set[str] | None = None
) -> Question:
    known = one_of({*playbook.sheets[Kind.ROLE], *(more or ())}, "role", NO_ROLES)
    words = phrase("Owner (a role's id or @name)")
    return Question("--owner", words, lambda it: "" if _is_name(it) else known(it), default)


def _is_name(owner: str) -> bool:
    return owner.startswith("@") and len(owner) > 1


def _facets(playbook: Playbook, given: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return the values of each facet by its key: those *given*, else those asked for."""
    known = {facet.key: facet for facet in playbook.facets.values()}
    chosen: dict[str, list[str]] = {}
    for pair in given:
        key, _, value = pair.partition("=")
        wrong = one_of(known, "facet")(key) or one_of(known[key].values, "value")(value)
        if wrong:
            raise Misuse(joined(["--facet", wrong], ": "))
        chosen.setdefault(key, []).append(value)
    if given:
        return chosen
    return {
        facet.key: answers(
            Question(
                f"--facet {facet.key}=...",
                phrase(
                    "%(plural)s, or nothing (%(list)s)",
                    plural=facet.plural,
                    list=", ".join(facet.values),
                ),
                one_of(facet.values, "value"),
                "",
            ),
            (),
        )
        for facet in playbook.facets.values()
    }


@dataclass(frozen=True, slots=True)
class _Begun:
    """A file that is begun: its title, and its name where one is asked for."""

    title: str
    name: str | None

    def or_usage(self, language: str) -> str:
        try:
            return id_of(self.title, self.name, language)
        except AuthoringError as error:
            raise Misuse(reason(error)) from error

    def write(self, project: Project, kind: Kind, text: str, then: str) -> None:
        """Write a new sheet once it is known to bring no error."""
        try:
            fit = id_of(self.title, self.name, project.given.settings.language)
            file = NewFile(project.root, kind, self.title, fit)
            check_new(project.given, file.path(), text)
            path = file.write(text)
        except AuthoringError as error:
            raise Misuse(reason(error)) from error
        echo(phrase("wrote %(path)s", path=path))
        echo(phrase("next: %(then)s, set `status: published`", then=then))
        files = {**project.given.files, path: Text(path, text)}
        playbook, _ = check_playbook(replace(project.given, files=files))
        meta = next(it.meta for it in playbook.sheets[kind].values() if it.path == path)
        told = offer(playbook, meta.owner, today(), meta.review, PurePosixPath(path).stem)
        if told:
            echo(told)


def _in_words(value: Any) -> Any:
    """Return a schema with what it says in the language of the playbook."""
    if isinstance(value, dict):
        return {key: _in_words(it) for key, it in value.items()}
    if isinstance(value, list):
        return [_in_words(it) for it in value]
    return said(value) if isinstance(value, str) else value
