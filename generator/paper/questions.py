"""Set questions on paper: numbered, their options under letters, in an order that tells nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from string import ascii_uppercase

from markupsafe import Markup

from generator.model.courses import Sort
from generator.packs.content import PackOption, PackQuestion
from generator.render.courses.questions import ASKS


@dataclass(frozen=True, slots=True)
class Choice:
    """An option under its letter."""

    letter: str
    option: PackOption

    @property
    def words(self) -> Markup:
        """Return what is to be chosen, without a paragraph round it."""
        html = self.option.html.removeprefix("<p>").removesuffix("</p>")
        return html_of(html)

    @property
    def because(self) -> Markup:
        """Return why it is right or wrong."""
        return html_of(self.option.because)


@dataclass(frozen=True, slots=True)
class QuestionOnPaper:
    """A question under its number, such as 2.1."""

    number: str
    question: PackQuestion
    asks: str
    choices: tuple[Choice, ...]

    @property
    def key(self) -> str:
        """Return the letters of what is right."""
        return ", ".join(choice.letter for choice in self.choices if choice.option.right)

    @property
    def more(self) -> Markup:
        """Return the text that belongs to it."""
        return html_of(self.question.more)

    @property
    def because(self) -> Markup:
        """Return the reason, with the statements that it rests on."""
        return html_of(self.question.because)


def question_on_paper(question: PackQuestion, number: str) -> QuestionOnPaper:
    """Return *question* as it is printed, with the same letters on every paper."""
    choices = tuple(Choice(_letter(at), it) for at, it in enumerate(_mixed(question)))
    return QuestionOnPaper(number, question, ASKS[Sort(question.sort)], choices)


def html_of(words: str) -> Markup:
    """Return *words*, which a pack has as HTML, as HTML."""
    return Markup(words)  # noqa: S704  # sanitised where packs are made


# Private functions


def _mixed(question: PackQuestion) -> tuple[PackOption, ...]:
    """Return the options by lot: authors tend to write what is right first."""
    if question.sort == Sort.TRUTH:
        return question.options
    return tuple(sorted(question.options, key=lambda it: _lot(f"{question.id} {it.text}")))


def _lot(words: str) -> bytes:
    return hashlib.blake2b(words.encode(), digest_size=8).digest()


def _letter(at: int) -> str:
    return ascii_uppercase[at] if at < len(ascii_uppercase) else str(at + 1)
