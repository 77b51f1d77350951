"""Speak the language of the playbook that a command works on; English where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

import click

from generator.commands.options import WRONG
from generator.words.phrases import Phrase
from generator.words.words import WORDS, Words

_KEY = "playbook.words"


def speak(words: Words) -> None:
    """Let what this command says be in the language of *words* from here on."""
    context = click.get_current_context(silent=True)
    if context:
        context.find_root().meta[_KEY] = words


def spoken() -> Words:
    """Return the words of the language that this command speaks."""
    context = click.get_current_context(silent=True)
    if context is None:
        return WORDS
    meta = context.find_root().meta
    if _KEY not in meta:
        meta[_KEY] = _settled(context)
    found: Words = meta[_KEY]
    return found


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
        self.words = spoken()

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message; in English below how the command is used, as click has it."""
        if self.words.language == "en":
            super().show(file)
        else:
            _show(self, self.words, file)


class Fault(click.ClickException):
    """Something outside the texts that stops the command: exit code 2."""

    exit_code = WRONG

    def __init__(self, message: str) -> None:
        super().__init__(said(message))
        self.words = spoken()

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message."""
        _show(self, self.words, file)


# Private functions


def _settled(context: click.Context) -> Words:
    """Return the words that the settings ask for, where a command says something before it reads."""
    root = context.params.get("root") or Path()
    if not (root / "mkdocs.yml").is_file():
        return WORDS
    from generator.project import words_at  # noqa: PLC0415  # slow to import, and rarely asked

    return words_at(root)


def _show(error: click.ClickException, words: Words, file: IO[Any] | None) -> None:
    message = words.gettext("Error: %(message)s", message=error.format_message())
    click.echo(message, file=file, err=file is None)
