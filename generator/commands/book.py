"""The command that makes the whole playbook one file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from generator.commands.options import FOUND, ROOT, RUN_CODE
from generator.commands.printing import print_findings
from generator.commands.project import held, opened
from generator.commands.speech import Fault, echo
from generator.disk import put, write
from generator.paper.downloads import MOST_CARDS, NEEDED, BookJob, bind_book, make_form
from generator.paper.pdf import EngineMissingError
from generator.pipeline import check_playbook, counting
from generator.render.book import FORMS
from generator.render.views.downloads import Offer, size_words
from generator.words.phrases import joined, phrase


@click.command()
@ROOT
@click.option("--format", "form", type=click.Choice([*FORMS]), default="pdf", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.  [default: build/ and its usual name]",
)
@RUN_CODE
def book(root: Path, form: str, output: Path | None, trusted: bool) -> None:
    """Make the whole playbook one file: a PDF, an HTML file, or a deck of cards to cut out."""
    project = opened(root, trusted=trusted)
    playbook, findings = check_playbook(project.given)
    bad = counting(findings, strict=False)
    if bad:
        print_findings(bad, project.given.files)
        echo(phrase("the book was not made"), err=True)
        sys.exit(FOUND)
    place = project.place
    press = BookJob(
        playbook, project.given, project.templates, project.style, place.build / "books", place.top
    )
    with held(place, click.echo):
        made = _made(form, press)
        file = output or place.build / made.name
        if output is None:
            write(os.fspath(file), made.content)  # not through a link that stands there
    if output is not None:
        put(file, made.content)
    pages = phrase(", %(pages)s pages", pages=made.pages) if made.pages else ""
    echo(
        phrase(
            "wrote %(file)s (%(count)s%(pages)s)",
            file=file,
            count=size_words(len(made.content)),
            pages=pages,
        )
    )


# Private functions


def _made(form: str, press: BookJob) -> Offer:
    book = bind_book(press)
    if form in NEEDED and book.cards > MOST_CARDS:
        size = f"{book.cards * NEEDED[form] / 1000:.1f}"
        words = phrase(
            "%(cards)s cards in one PDF take about %(size)s GB of memory",
            cards=book.cards,
            size=size,
        )
        echo(words, err=True)
    try:
        return make_form(book, form, press, lambda step: echo(joined([step, " ..."], ""), err=True))
    except EngineMissingError as error:
        raise Fault(
            phrase("%(why)s; `playbook explain missing-pdf-engine` says what to do", why=error)
        ) from error
