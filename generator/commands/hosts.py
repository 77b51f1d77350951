"""The command that writes the site's headers for a host."""

from __future__ import annotations

import click

from generator.site.headers.hosts import hosts

HOSTS = hosts()


@click.command()
@click.option(
    "--for", "host", type=click.Choice(tuple(HOSTS)), required=True, help="Who serves the site."
)
def headers(host: str) -> None:
    """Print the file that lets a host send the site's security and cache headers.

    The name of the file, and where it belongs, go to the error stream.
    """
    chosen = HOSTS[host]
    click.echo(f"{chosen.file}: {chosen.place}", err=True)
    click.echo(chosen.write(), nl=False)
