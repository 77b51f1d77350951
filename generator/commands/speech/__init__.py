"""Speak the language of the playbook that a command works on; that of the machine where there is none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

import click

from generator.commands.options import WRONG
from generator.read.tongue import may_be_foreign
from generator.words.phrases import Phrase
from generator.words.words import WORDS, Words, words_of


@dataclass
class Speech:
    """How one run of a command speaks; `words` are asked for when something is to be said."""

    root: Path
    words: Words | None = None


_SPEECH: ContextVar[Speech | None] = ContextVar("speech", default=None)


@contextmanager
def speaking(arguments: Sequence[str]) -> Iterator[None]:
    """Let all that is said within be in the language of the playbook that *arguments* name."""
    token = _SPEECH.set(Speech(_root_in(arguments)))
    try:
        yield
    finally:
        _SPEECH.reset(token)


def speak(words: Words) -> None:
    """Let what this command says be in the language of *words* from here on."""
    speech = _SPEECH.get()
    if speech:
        speech.words = words


def spoken() -> Words:
    """Return the words of the language that this command speaks."""
    speech = _SPEECH.get()
    if speech is None:
        return WORDS
    if speech.words is None:
        speech.words = _settled(speech.root)
    return speech.words


def said(text: str) -> str:
    """Return *text*, which may be a phrase, in the language of the playbook."""
    return spoken().said(text) if isinstance(text, Phrase) else text


def echo(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print *text* in the language of the playbook."""
    click.echo(said(text), err=err, nl=nl)


class Misuse(click.UsageError):
    """A wrong use of a command, said in the language of the playbook: exit code 2."""

    def __init__(self, message: str, context: click.Context | None = None) -> None:
        super().__init__(said(message), context)


class Fault(click.ClickException):
    """Something outside the texts that stops the command: exit code 2."""

    exit_code = WRONG

    def __init__(self, message: str) -> None:
        super().__init__(said(message))


# Private functions

FOLDER_OPTION = "-C"


def _root_in(arguments: Sequence[str]) -> Path:
    """Return the folder that *arguments* name, before they are read: even of `--help` it is asked."""
    root = Path()
    for at, word in enumerate(arguments):
        if word == "--":
            break
        if word == FOLDER_OPTION:
            root = Path(*arguments[at + 1 : at + 2])
        elif word.startswith(FOLDER_OPTION):
            root = Path(word.removeprefix(FOLDER_OPTION))
    return root


def _settled(root: Path) -> Words:
    """Return the words that the settings at *root* ask for, else those of the machine's language."""
    foreign = may_be_foreign(root)
    if not foreign:
        return WORDS if foreign is False else words_of(_language())
    from generator.project import words_at  # noqa: PLC0415  # slow to import, and rarely asked

    return words_at(root)


def _language() -> str:
    """Return the language of whoever runs this, as the environment names it."""
    names = (os.environ.get(it) for it in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "")
    return locale.partition(".")[0].partition("@")[0].replace("_", "-")
