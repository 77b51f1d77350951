"""The command that keeps the words of a language: a gettext catalogue of all that pages say."""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator.commands.new_files import AuthoringError, write_text
from generator.commands.options import ROOT
from generator.commands.speech import Fault, echo
from generator.read.catalogue import FOLDER
from generator.read.own import own_sources
from generator.read.tree import read_text
from generator.words.catalogue import ENDING, CatalogueError, counted, own_text
from generator.words.collect import collect, updated
from generator.words.phrases import joined, phrase, reason

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@click.command()
@click.argument("language", metavar="LANGUAGE")
@click.option(
    "--into",
    metavar="FOLDER",
    default=FOLDER,
    show_default=True,
    help="The folder of the catalogue, below the project.",
)
@ROOT
def words(root: Path, language: str, into: str) -> None:
    """Write LANGUAGE.po: all that pages say, for you to translate.

    LANGUAGE is that of `theme.language` in mkdocs.yml, such as `fr` or `pt-BR`. A catalogue that is
    there already keeps its translations; messages that are new have none, and those that are no
    longer said go.
    """
    if not LANGUAGE.fullmatch(language):
        raise Fault(
            phrase(
                "`%(language)s` is no language: write it as in `fr` or `pt-BR`", language=language
            )
        )
    path = f"{into.strip('/')}/{language}{ENDING}"
    known = read_text(root, path).text
    old = known.content if known else own_text(language)
    try:
        text = updated(old, language, collect(own_sources()))
    except (CatalogueError, ValueError) as error:
        raise Fault(joined([path, reason(error)], ": ")) from error
    try:
        write_text(root, path, text)
    except AuthoringError as error:
        raise Fault(reason(error)) from error
    said, wanted = counted(text)
    echo(
        phrase(
            "%(path)s: %(said)s of %(wanted)s messages are translated",
            path=path,
            said=said,
            wanted=wanted,
        )
    )
