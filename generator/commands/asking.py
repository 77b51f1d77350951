"""Ask authors for one answer at a time, and check each at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

import click

from generator.commands.speech import Misuse, echo, said
from generator.findings.suggestions import did_you_mean
from generator.words.phrases import joined, phrase


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, by which option it can be said at once, and what is wrong with an answer.

    ``wrong`` returns a sentence for the author, "" for an answer that will do. ``default`` None: an
    answer is needed; else it holds where nobody can be asked.
    """

    option: str
    words: str
    wrong: Callable[[str], str] = lambda _: ""
    default: str | None = None


def answer(question: Question, given: str | None) -> str:
    """Return what was *given* with the option, else what is asked for on a terminal."""
    if given is not None:
        return _checked(question, given)
    if not someone_answers():
        if question.default is not None:
            return question.default and _checked(question, question.default)
        raise Misuse(
            phrase("%(option)s is needed where nobody can be asked", option=question.option)
        )
    return _asked(question)


def answers(question: Question, given: Iterable[str]) -> tuple[str, ...]:
    """Return the words that were *given*, else those of one answer, each checked."""
    words = tuple(given)
    if words:
        return tuple(_checked(question, word) for word in words)
    each = Question(
        question.option, question.words, lambda it: _first(question, it), question.default
    )
    return tuple(_words(answer(each, None)))


def one_of(known: Collection[str], kind: str, begin: str = "") -> Callable[[str], str]:
    """Return what tells whether an answer is one of *known*; *begin* says how to make the first."""

    def wrong(name: str) -> str:
        if name in known:
            return ""
        there = phrase("there are %(list)s", list=", ".join(sorted(known))) if known else begin
        return phrase(
            "there is no %(kind)s `%(name)s`; %(name2)s",
            kind=kind,
            name=name,
            name2=did_you_mean(name, known, there),
        )

    return wrong


def something(words: str) -> str:
    """Tell that an answer may not be empty."""
    return "" if words.strip() else phrase("write a few words")


def someone_answers() -> bool:
    """Tell whether somebody sits at a terminal."""
    return sys.stdin.isatty()


# Private functions


def _checked(question: Question, given: str) -> str:
    wrong = question.wrong(given)
    if wrong:
        raise Misuse(joined([question.option, wrong], ": "))
    return given


def _asked(question: Question) -> str:
    """Ask until the answer will do."""
    while True:
        given = str(
            click.prompt(
                said(question.words), default=question.default, show_default=bool(question.default)
            )
        )
        wrong = question.wrong(given)
        if not wrong:
            return given
        echo(joined(["  ", wrong], ""), err=True)


def _words(text: str) -> list[str]:
    return [word for word in text.replace(",", " ").split() if word]


def _first(question: Question, text: str) -> str:
    return next(filter(None, (question.wrong(word) for word in _words(text))), "")
