"""Compute what a question of a self-check prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.courses.editions import statement_of
from generator.kinds import Kind
from generator.model.courses import Course, Module, Option, Question, Sort
from generator.model.playbook import Target
from generator.model.text import Name
from generator.render.author import Mark
from generator.render.courses.prose import block, line
from generator.render.desk import Desk, Edition
from generator.render.frames import Link
from generator.words.words import N_

ASKS = {
    Sort.ONE: N_("Choose one answer."),
    Sort.SEVERAL: N_("Choose all answers that are right."),
    Sort.TRUTH: N_("True or false?"),
    Sort.OPEN: N_("An open question: it is not scored."),
}


@dataclass(frozen=True, slots=True)
class OptionFacts:
    """An option, whether it is right, and why."""

    words: Markup
    right: bool
    because: Markup


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement that a question rests on, in its own words, and on which card it stands."""

    link: Link
    html: Markup
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """What a question prints; ``key`` names it among all questions, for kept answers."""

    id: str
    key: str
    title: str
    sort: str
    asks: str
    text: Markup
    options: tuple[OptionFacts, ...]
    because: Markup
    basis: tuple[Quoted, ...]
    formerly: tuple[str, ...] = ()


def former(names: Iterable[Name]) -> tuple[str, ...]:
    """Return the ids that something had before, places on its page still."""
    return tuple(name.value for name in names)


def question_facts(desk: Desk, course: Course, module: Module, question: Question) -> QuestionFacts:
    """Return what *question* prints on the page *here*."""
    return QuestionFacts(
        question.id,
        f"{course.id}/{module.id}/{question.id}",
        question.title,
        question.sort.value,
        ASKS[question.sort],
        block(desk, question.text),
        tuple(_option(desk, it) for it in question.options),
        block(desk, question.because),
        tuple(_basis(desk, question)),
        former(question.formerly),
    )


def keys_of_basis(edition: Edition, question: Question) -> Iterator[str]:
    """Yield the keys of the works that the statements of *question* cite."""
    for name in question.known:
        statement = statement_of(name.value, edition.playbook)
        for cluster in statement.clusters if statement else ():
            yield from (cite.key.value for cite in cluster.cites)


# Private functions


def _option(desk: Desk, option: Option) -> OptionFacts:
    words = line(desk, option.words)
    return OptionFacts(words, option.right, line(desk, option.because))


def _basis(desk: Desk, question: Question) -> Iterator[Quoted]:
    for name in question.known:
        statement = statement_of(name.value, desk.playbook)
        card = desk.playbook.sheets[Kind.CARD].get(name.value.partition("#")[0])
        if statement is None or card is None or not desk.shows(Target(Kind.CARD, card.id)):
            continue
        yield Quoted(
            desk.to_statement(card, statement),
            desk.author.statement(card, statement),
            desk.author.mark(statement),
        )
