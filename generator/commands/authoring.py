"""The commands that help to write: begin a card or a decision, print a schema for editors."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from generator.commands.new_files import AuthoringError, NewCard, card_text, write_new
from generator.commands.options import ROOT
from generator.commands.project import opened
from generator.decisions.draft import NewDecision, draft_text
from generator.findings.suggestions import did_you_mean
from generator.kinds import Kind
from generator.load.schema import KINDS, schema
from generator.model.decisions import Form
from generator.pipeline import check_playbook
from generator.project import today


@click.command("card")
@click.argument("title")
@ROOT
@click.option("--summary", "words", help="The point, in one sentence.")
@click.option("--role", "roles", multiple=True, help="A role it is for; may be repeated.")
@click.option("--topic", "topics", multiple=True, help="A topic of kb/vocabulary.yml.")
@click.option("--owner", help="Who answers for it: a role's id or @name.")
def new_card(
    title: str,
    root: Path,
    words: str | None,
    roles: Sequence[str],
    topics: Sequence[str],
    owner: str | None,
) -> None:
    """Begin a card: a draft in kb/cards/ that passes every check.

    On a terminal it asks for what the options leave out.
    """
    playbook, _ = check_playbook(opened(root).given)
    known = sorted(playbook.sheets[Kind.ROLE])
    values = sorted(playbook.facets["topic"].values) if "topic" in playbook.facets else []
    words = words or _ask("--summary", "The point, in one sentence")
    roles = roles or _ask_list("--role", "Roles it is for", known)
    topics = topics or (_ask_list("--topic", "Topics", values) if values else ())
    owner = owner or _ask("--owner", "Owner (a role's id or @name)", default=roles[0])
    _each_known("--role", "role", roles, known)
    _each_known("--topic", "topic", topics, values)
    _each_known("--owner", "role", [] if owner.startswith("@") else [owner], known)
    facets = {playbook.facets["topic"].key: topics} if topics else {}
    card = NewCard(title, words, roles, owner, today(), facets)
    _written(
        root, "cards", title, card_text(card), "write its guidance, run `playbook serve` to see it"
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
@click.option("--summary", "words", required=True, help="The point, in one sentence.")
@click.option("--role", "roles", multiple=True, help="A role it is for; may be repeated.")
@click.option("--owner", required=True, help="Who answers for it: a role's id or @name.")
def new_decision(
    title: str, root: Path, kind: str, words: str, roles: tuple[str, ...], owner: str
) -> None:
    """Begin a decision: a draft in kb/decisions/ that passes every check."""
    named = roles or (() if owner.startswith("@") else (owner,))
    new = NewDecision(title, words, Form(kind), named, owner, today())
    text = draft_text(new)
    _written(root, "decisions", title, text, "write over its questions, run `playbook check`")


@click.command("schema")
@click.argument("kind", type=click.Choice(list(KINDS)))
@ROOT
def schema_command(kind: str, root: Path) -> None:
    """Print the JSON Schema of the front matter or file of KIND, for editors."""
    facets = check_playbook(opened(root).given)[0].facets
    click.echo(json.dumps(schema(kind, tuple(facets.values())), indent=2, ensure_ascii=False))


# Private functions


def _ask(option: str, question: str, default: str | None = None) -> str:
    if not sys.stdin.isatty():
        if default is not None:
            return default
        raise click.UsageError(f"{option} is needed where nobody can be asked")
    return str(click.prompt(question, default=default))


def _ask_list(option: str, question: str, known: Sequence[str]) -> list[str]:
    answer = _ask(option, f"{question} ({', '.join(known)})")
    return [word for word in answer.replace(",", " ").split() if word]


def _each_known(option: str, kind: str, names: Sequence[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise click.UsageError(f"{option}: there is no {kind} `{name}`; {_near(name, known)}")


def _near(name: str, known: Any) -> str:
    return did_you_mean(name, known, f"there are {', '.join(sorted(known))}")


def _written(root: Path, folder: str, title: str, text: str, then: str) -> None:
    try:
        path = write_new(root, folder, title, text)
    except AuthoringError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"wrote {path}")
    click.echo(f"next: {then}, set `status: published`")
