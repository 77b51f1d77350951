"""Say in the language of a command what click says by itself, and what `--help` prints.

Click asks gettext for its words, as ``_`` in each of its modules, and gettext knows the files of a
machine alone. So those names are exchanged for ours, which ask the catalogues of the playbook.
"""

from __future__ import annotations

from copy import copy
from inspect import cleandoc
from types import ModuleType
from typing import TypeVar

import click
from click import core, decorators, exceptions, formatting, parser, termui, types, utils

from generator.commands.speech import spoken
from generator.words.phrases import phrases
from generator.words.words import N_, Words

ASKING = (core, decorators, exceptions, formatting, parser, termui, types, utils)

# What click says to whoever uses a command: the rest is for those who write one.
MESSAGES = (
    N_("Aborted!"),
    N_("Choose from:\n\t{choices}"),
    N_("Commands"),
    N_("Could not open file {filename!r}: {message}"),
    N_("Error: {message}"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Missing argument"),
    N_("Missing command."),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("No such command {name!r}."),
    N_("No such option {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("Options"),
    N_("Show the version and exit."),
    N_("Show this message and exit."),
    N_("Try '{command} {option}' for help."),
    N_("Usage:"),
    N_("default: {default}"),
    N_("env var: {var}"),
    N_("unknown error"),
    N_("{name} {filename!r} does not exist."),
    N_("{name} {filename!r} is a directory."),
    N_("{name} {filename!r} is a file."),
    N_("{name} {filename!r} is not readable."),
    N_("{name} {filename!r} is not writable."),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    # the kinds of values
    N_("choice"),
    N_("directory"),
    N_("file"),
    N_("filename"),
    N_("float"),
    N_("float range"),
    N_("integer"),
    N_("integer range"),
    N_("path"),
    N_("text"),
    # of one and of many
    phrases("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
    phrases("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    phrases(
        "Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1
    ),
    phrases(
        "Takes {nargs} values but 1 was given.", "Takes {nargs} values but {len} were given.", 1
    ),
    phrases("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
)


def hand_over(modules: tuple[ModuleType, ...] = ASKING) -> None:
    """Let click's *modules* ask our catalogues for its words."""
    for module in modules:
        for name, ours in (("_", _gettext), ("ngettext", _ngettext)):
            if hasattr(module, name):
                setattr(module, name, ours)


Said = TypeVar("Said", bound=click.Command)


def said_command(command: Said, words: Words) -> Said:
    """Return *command* with the help of it and of its options in the language of *words*."""
    made = copy(command)
    made._help_option = None  # noqa: SLF001  # click keeps it in the language that was asked first
    made.help = _said(command.help, words)
    made.params = [_said_param(it, words) for it in command.params]
    if isinstance(made, click.Group):
        made.commands = {name: said_command(it, words) for name, it in made.commands.items()}
    return made


def unwrapped(help: str) -> str:
    """Return *help* whose lines, but for those of its first paragraph, stay as they are."""
    return help.replace("\n\n", KEPT)


# Private functions

KEPT = "\n\n\b\n"  # before a paragraph whose lines click leaves alone


def _said_param(param: click.Parameter, words: Words) -> click.Parameter:
    made = copy(param)
    made.type = copy(param.type)
    if isinstance(made.type.name, str):
        made.type.name = words.gettext(made.type.name)
    if isinstance(made, click.Option):
        made.help = _said(made.help, words)
    return made


def _said(help: str | None, words: Words) -> str | None:
    if not help:
        return help
    text = cleandoc(help)
    told = words.message("", text.replace(KEPT, "\n\n"))
    return unwrapped(told) if KEPT in text else told


def _gettext(message: str) -> str:
    """Return *message* in the language; click fills its values, which stand in braces."""
    return spoken().message("", message)


def _ngettext(one: str, other: str, num: int) -> str:
    return spoken().form(one, other, num)
