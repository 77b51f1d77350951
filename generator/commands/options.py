"""What commands share: the options that many take, exit codes, and how a command fails."""

from __future__ import annotations

from pathlib import Path

import click

OK, FOUND, WRONG = 0, 1, 2

ROOT = click.option(
    "-C",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    metavar="DIR",
    help="The project's folder.  [default: here]",
)
STRICT = click.option("--strict", is_flag=True, help="Let warnings count as errors do.")


class Fault(click.ClickException):
    """Something outside the texts that stops the command: exit code 2."""

    exit_code = WRONG
