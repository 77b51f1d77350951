"""The command that says what hangs on a thing: impact."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from itertools import groupby
from pathlib import Path

import click

from generator.commands.options import ROOT
from generator.commands.project import opened
from generator.commands.speech import echo
from generator.commands.upkeep.naming import named
from generator.kinds import Kind
from generator.model.playbook import Playbook
from generator.pipeline import check_playbook
from generator.render.marking import first_of_each, lexicon_of
from generator.resolve.impact import Hanging, impact
from generator.words.phrases import joined, phrase
from generator.words.words import N_

# How each sort is counted, and the order in which they are told.
SORTS = {
    N_("statement"): N_("statements"),
    N_("card"): N_("cards"),
    N_("outcome"): N_("outcomes of decisions"),
    N_("question"): N_("questions of decisions"),
    N_("rule"): N_("rules of decisions"),
    N_("decision"): N_("decisions"),
    N_("self-check"): N_("self-checks"),
    N_("module"): N_("modules of courses"),
    N_("course"): N_("courses"),
    N_("role"): N_("roles"),
    N_("resource"): N_("resources"),
    N_("term"): N_("terms"),
    N_("tension"): N_("tensions"),
    N_("facet"): N_("ways to sort cards"),
    N_("work"): N_("works"),
    N_("fact"): N_("statements of source documents"),
    N_("suggestion"): N_("suggestions"),
    N_("page"): N_("pages"),
    N_("word"): N_("pages with the word"),
}
WIDTH = 72


@click.command("impact")
@click.argument("thing")
@ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print it.  [default: text]",
)
def impact_command(thing: str, root: Path, form: str) -> None:
    """Show what hangs on THING: who names it, what rests on it alone, and what that bears.

    THING is the key of a work (@li2010), the id of a card or of another file of kb/ (where several
    have it: role/cio), a statement (card#statement), a term (term/champion), a tension
    (tension/ID), a value of a facet (topics/adoption) or a page of docs/ (page/about/how).
    """
    playbook, _ = check_playbook(opened(root).given)
    target = named(playbook, thing)
    found = impact(playbook, target)
    if target.kind is Kind.TERM:
        found = replace(found, direct=(*found.direct, *_marked(playbook, target.fragment)))
    if form == "json":
        echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    echo(joined([thing, _summary(found.direct)], ": "))
    _list(found.direct)
    if found.onward:
        echo("")
        echo(phrase("through these cards: %(things)s", things=_summary(found.onward)))
        _list(found.onward)


# Private functions


def _marked(playbook: Playbook, term: str) -> Iterator[Hanging]:
    """Yield the pages on which the word itself leads to the term."""
    lexicon = lexicon_of(playbook.terms.values())
    for sheet in playbook.all_sheets():
        document = sheet.document
        places = document.start, len(document.text.content)
        if any(it.term.id == term for it in first_of_each(document, lexicon, places)):
            yield Hanging("word", f"{sheet.kind}/{sheet.id}", sheet.title)


def _summary(things: Iterable[Hanging]) -> str:
    counts = [(len(list(group)), sort) for sort, group in groupby(_ordered(things), _sort)]
    told = [joined([str(number), phrase(_counted(sort, number))], " ") for number, sort in counts]
    return joined(told) if told else phrase("nothing")


def _counted(sort: str, number: int) -> str:
    return SORTS[sort] if number != 1 else sort


def _ordered(things: Iterable[Hanging]) -> list[Hanging]:
    order = list(SORTS)
    return sorted(things, key=lambda it: (order.index(it.sort), not it.alone, it.name))


def _sort(thing: Hanging) -> str:
    return thing.sort


def _list(things: Iterable[Hanging]) -> None:
    for (sort, alone), group in groupby(_ordered(things), lambda it: (it.sort, it.alone)):
        alone_on_it = phrase(", on it alone") if alone else ""
        echo(joined(["\n", phrase(SORTS[sort]), alone_on_it, ":"], ""))
        for it in group:
            words = f": {it.words}" if it.words else ""
            line = f"  {it.name}{words}"
            echo(line if len(line) <= WIDTH + 20 else f"{line[: WIDTH + 19]}…")
