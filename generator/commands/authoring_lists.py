"""The commands that add to a list of kb/ or to the bibliography: term, tension, facet, reference."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path

import click

from generator.commands.asking import Question, answer, one_of, something
from generator.commands.entries import WORKS, bib_entry, with_entry
from generator.commands.new_files import (
    AuthoringError,
    check_new,
    id_of,
    listed,
    listed_words,
    scalar,
    write_text,
)
from generator.commands.options import ROOT
from generator.commands.project import opened
from generator.commands.speech import Misuse, echo, spoken
from generator.kinds import KINDS, VOCABULARY, Kind
from generator.load.values import is_id
from generator.model.ids import slug
from generator.pipeline import check_playbook
from generator.project import Project
from generator.words.phrases import phrase, reason

ID = click.option("--id", "name", help="Its address.  [default: made of the words]")


@click.command("term")
@click.argument("term")
@ROOT
@click.option("--definition", help="What it means; cite a work as in [@key].")
@click.option("--abbreviation", help="Its short form, if it has one.")
@click.option("--synonym", "synonyms", multiple=True, help="Another word; may be repeated.")
@ID
def new_term(
    term: str,
    root: Path,
    definition: str | None,
    abbreviation: str | None,
    synonyms: Sequence[str],
    name: str | None,
) -> None:
    """Add a word and what it means to kb/glossary.yml."""
    meaning = answer(Question("--definition", phrase("What it means"), something), definition)
    short = answer(
        Question("--abbreviation", phrase("Its short form, if it has one"), default=""),
        abbreviation,
    )
    lines = [
        f"id: {_id(term, name)}",
        f"term: {scalar(term)}",
        *([f"abbreviation: {scalar(short)}"] if short else []),
        f"definition: {scalar(meaning)}",
        f"basis: {'cited' if '[@' in meaning else 'editorial'}",
        *([f"synonyms: {listed_words(synonyms)}"] if synonyms else []),
    ]
    _add(opened(root, new=True), KINDS[Kind.TERM].source, "terms", lines)


@click.command("tension")
@click.argument("title")
@ROOT
@click.option("--between", "sides", multiple=True, help="A side, as card#statement; twice.")
@click.option("--tension", "words", help="What pulls against what.")
@click.option("--advice", help="How to live with it.")
@ID
def new_tension(
    title: str,
    root: Path,
    sides: Sequence[str],
    words: str | None,
    advice: str | None,
    name: str | None,
) -> None:
    """Add two statements that pull against each other to kb/tensions.yml."""
    project = opened(root, new=True)
    known = _statements(project)
    given = [*sides, None, None][: max(2, len(sides))]
    between = [answer(_side_question(known, at), side) for at, side in enumerate(given, 1)]
    tension = answer(Question("--tension", phrase("What pulls against what"), something), words)
    living = answer(
        Question("--advice", phrase("How to live with it, if you know"), default=""), advice
    )
    lines = [
        f"id: {_id(title, name)}",
        f"title: {scalar(title)}",
        f"between: {listed(between)}",
        f"tension: {scalar(tension)}",
        *([f"advice: {scalar(living)}"] if living else []),
    ]
    _add(project, KINDS[Kind.TENSION].source, "tensions", lines)


@click.command("facet")
@click.argument("title")
@ROOT
@click.option("--plural", help="What readers see, of all its values.")
@click.option("--key", help="The key that cards write.")
@click.option("--description", help="What it sorts by, in a sentence.")
@click.option("--value", "values", multiple=True, metavar="TITLE", help="A value; may be repeated.")
@ID
def new_facet(
    title: str,
    root: Path,
    plural: str | None,
    key: str | None,
    description: str | None,
    values: Sequence[str],
    name: str | None,
) -> None:
    """Add a way to sort cards, with its values, to kb/vocabulary.yml."""
    many = answer(Question("--plural", phrase("What all its values are called"), something), plural)
    written = answer(
        Question("--key", phrase("The key that cards write"), _id_or_words, slug(many)), key
    )
    about = answer(
        Question("--description", phrase("What it sorts by, if it needs saying"), default=""),
        description,
    )
    titles = values or _split(
        answer(Question("--value", phrase("Its values, with commas between"), something), None)
    )
    lines = [
        f"id: {_id(title, name)}",
        f"key: {written}",
        f"title: {scalar(title)}",
        f"plural: {scalar(many)}",
        *([f"description: {scalar(about)}"] if about else []),
        "values:",
        *(
            line
            for it in titles
            for line in (f"  - id: {_id(it, None)}", f"    title: {scalar(it)}")
        ),
    ]
    _add(opened(root, new=True), VOCABULARY, "facets", lines)


@click.command("reference")
@ROOT
@click.option("--type", "kind", type=click.Choice(list(WORKS)), help="What it is.")
@click.option("--author", help="Who wrote it: `Family, Given`, with `and` between several.")
@click.option("--title", help="Its title.")
@click.option("--date", "day", help="When it appeared: 2010, 2010-04 or 2010-04-30.")
@click.option("--in", "place", help="Its journal, publisher or web address.")
@click.option("--doi", help="Its DOI, if it has one.")
@click.option("--key", help="What cards cite it by.  [default: first family name and year]")
def new_reference(
    root: Path,
    kind: str | None,
    author: str | None,
    title: str | None,
    day: str | None,
    place: str | None,
    doi: str | None,
    key: str | None,
) -> None:
    """Add a work to the bibliography, to be cited by its key."""
    project = opened(root, new=True)
    playbook, _ = check_playbook(project.given)
    kind = answer(
        Question(
            "--type", phrase("What is it (%(list)s)", list=", ".join(WORKS)), one_of(WORKS, "type")
        ),
        kind,
    )
    fields = {
        "author": answer(
            Question("--author", phrase("Author, as `Family, Given`"), something), author
        ),
        "title": answer(Question("--title", "Title", something), title),
        "date": answer(Question("--date", phrase("Date, such as 2010"), _no_date), day),
    }
    for needed in WORKS[kind]:
        fields[needed] = answer(Question("--in", needed.capitalize(), something), place)
    fields["doi"] = answer(Question("--doi", phrase("DOI, if it has one"), default=""), doi)
    taken = Question(
        "--key",
        phrase("The key to cite it by"),
        lambda it: _no_key(it, playbook.references),
        _proposed(fields),
    )
    chosen = answer(taken, key)
    path = (
        project.given.settings.bibliography[0]
        if project.given.settings.bibliography
        else "references.bib"
    )
    before = project.given.files.get(path)
    entry = bib_entry(kind, chosen, fields)
    text = before.content.rstrip("\n") + "\n" + entry if before else entry.lstrip("\n")
    _checked(project, path, text)
    echo(phrase("cite it as [@%(chosen)s]", chosen=chosen))


# Private functions


def _add(project: Project, path: str, key: str, lines: Sequence[str]) -> None:
    try:
        text = with_entry(project.given.files.get(path), key, lines)
    except AuthoringError as error:
        raise Misuse(reason(error)) from error
    _checked(project, path, text)


def _checked(project: Project, path: str, text: str) -> None:
    """Write *text* once it is known to bring no error."""
    if path in project.given.unread:
        raise Misuse(phrase("`%(path)s` cannot be read: run `playbook check`", path=path))
    try:
        check_new(project.given, path, text)
        write_text(project.root, path, text)
    except AuthoringError as error:
        raise Misuse(reason(error)) from error
    echo(phrase("wrote %(path)s", path=path))


def _id(words: str, asked: str | None) -> str:
    try:
        return id_of(words, asked, spoken().language)
    except AuthoringError as error:
        raise Misuse(reason(error)) from error


def _statements(project: Project) -> tuple[str, ...]:
    cards = check_playbook(project.given)[0].cards()
    return tuple(
        f"{card.id}#{statement.anchor}"
        for card in cards
        for statement in card.document.statements
        if statement.id
    )


def _side_question(known: Sequence[str], number: int) -> Question:
    begin = phrase("give statements ids first, with a note `<!-- id: ... -->`")
    return Question(
        "--between",
        phrase("Side %(number)s, as card#statement", number=number),
        one_of(known, "statement", begin),
    )


def _id_or_words(key: str) -> str:
    return "" if is_id(key) else phrase("write small letters, digits and single hyphens")


def _split(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (it.strip() for it in words.split(","))))


# A day, a month or a year, as biblatex writes them
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def _no_date(day: str) -> str:
    return "" if _DATE.fullmatch(day) else phrase("write a year, such as 2010, or 2010-04-30")


# What citations can name without braces
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_:-]*")


def _no_key(key: str, taken: Collection[str]) -> str:
    if not _KEY.fullmatch(key):
        return phrase("write letters and digits, such as jay1976")
    return phrase("`%(key)s` is taken", key=key) if key in taken else ""


def _proposed(fields: dict[str, str]) -> str:
    family = fields["author"].split(" and ")[0].partition(",")[0]
    if "," not in fields["author"].split(" and ")[0]:
        family = family.split()[-1] if family.split() else ""
    return f"{slug(family).replace('-', '')}{fields['date'][:4]}"
