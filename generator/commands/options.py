"""What commands share: the options that many take, and exit codes."""

from __future__ import annotations

from pathlib import Path

import click

from generator.words.words import N_

OK, FOUND, WRONG = 0, 1, 2

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FOLDER_HELP = N_("The project's folder.  [default: here]")


def _root(context: click.Context, _: click.Parameter, given: Path | None) -> Path:
    """Return the folder *given* to the command itself, else to `playbook` before it, else here."""
    before: Path | None = context.find_root().params.get("root")
    return given or before or Path()


ROOT = click.option("-C", "root", type=FOLDER, callback=_root, metavar="DIR", help=FOLDER_HELP)
STRICT = click.option("--strict", is_flag=True, help="Let warnings count as errors do.")
RUN_CODE = click.option(
    "--run-code",
    "trusted",
    is_flag=True,
    envvar="PLAYBOOK_RUN_CODE",
    help="Run the hooks and foreign plugins that mkdocs.yml names: you trust this checkout.",
)
