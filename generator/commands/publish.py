"""The command that copies the built site to where readers see it: publish."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.options import ROOT
from generator.commands.project import held
from generator.commands.speech import Fault, echo
from generator.project import place_of
from generator.site.copy import CopyError, copy_site
from generator.words.phrases import phrase, reason


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@ROOT
@click.option(
    "--take-over",
    is_flag=True,
    help="Replace files of DIR that are in the way and that no publish of ours made.",
)
def publish(folder: Path, root: Path, take_over: bool) -> None:
    """Copy the site that `playbook build` made into DIR, and keep what else is there.

    Only files of an earlier publish are changed or removed. Run `playbook build` before.
    """
    with held(place_of(root), click.echo) as place:
        try:
            done = copy_site(place.site, folder, take_over=take_over)
        except CopyError as error:
            raise Fault(reason(error)) from error
    echo(
        phrase(
            "%(folder)s: %(written)s files written, %(removed)s removed",
            folder=folder,
            written=done.written,
            removed=done.removed,
        )
    )
