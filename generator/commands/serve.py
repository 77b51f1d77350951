"""The command that shows the site on this machine: serve."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.options import ROOT, RUN_CODE
from generator.commands.project import opened_alone
from generator.commands.speech import Fault, echo
from generator.serve.http import PortError
from generator.serve.loop import serve as serve_site
from generator.words.phrases import phrase, reason


@click.command()
@ROOT
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--engine", type=click.Choice(["mkdocs", "zensical"]), default="mkdocs")
@RUN_CODE
def serve(root: Path, port: int, engine: str, trusted: bool) -> None:
    """Show the site on this machine and rebuild it at each edit. Drafts are shown, marked."""
    opened_alone(root, "serve", trusted=trusted)
    try:
        serve_site(root, port=port, engine=engine, tell=echo, trusted=trusted)
    except PortError as error:
        raise Fault(reason(error)) from error
    except KeyboardInterrupt:
        echo(phrase("stopped"))
