"""The command that writes the site's headers for a host."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.options import ROOT
from generator.commands.project import opened
from generator.commands.speech import echo
from generator.model.site import SETTINGS
from generator.pipeline import check_playbook
from generator.render.addresses import root_of
from generator.render.views.moved import leads
from generator.site.headers.hosts import hosts
from generator.site.headers.redirects import Served

HOSTS = hosts()


@click.command()
@ROOT
@click.option(
    "--for", "host", type=click.Choice(tuple(HOSTS)), required=True, help="Who serves the site."
)
def headers(root: Path, host: str) -> None:
    """Print the file that lets a host send the site's security and cache headers, and redirects.

    The name of the file, and where it belongs, go to the error stream.
    """
    chosen = HOSTS[host]
    echo(f"{chosen.file}: {chosen.place}", err=True)
    echo(chosen.write(_served(root)), nl=False)


# Private functions


def _served(root: Path) -> Served:
    """Return what the host has to know; outside of a project, what holds for every site."""
    if not (root / SETTINGS).is_file():
        return Served()
    project = opened(root)
    playbook, _ = check_playbook(project.given)
    settings = project.given.settings
    return Served(leads(playbook), root_of(settings.site_url), settings.embed)
