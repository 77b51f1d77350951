"""The commands of the suggestion box: run it, show its desk, bring into kb/ what it took."""

from __future__ import annotations

import socket
import sqlite3
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from generator.box.store import Store
from generator.box.take import draft, exported
from generator.box.trial import Trial
from generator.commands.new_files import AuthoringError, write_text
from generator.commands.options import FOUND, ROOT
from generator.commands.printing import print_findings
from generator.commands.project import opened
from generator.commands.speech import Fault, Misuse, echo
from generator.findings.report import summary
from generator.kinds import SUGGESTED
from generator.model.site import Settings
from generator.pipeline import check_playbook
from generator.project import own_templates
from generator.read.tree import read_text
from generator.words.phrases import joined, phrase, reason

BASE, SECRETS = "box.sqlite", "secrets"

PACKAGES = {"flask", "itsdangerous", "waitress", "werkzeug"}
DATA = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the box keeps its file and its secrets.  [default: .playbook/box below -C]",
)


@click.group(invoke_without_command=True)
@ROOT
@DATA
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option(
    "--behind-proxy",
    is_flag=True,
    help="Trust what the server before it says of senders (X-Forwarded-For).",
)
@click.pass_context
def box(
    context: click.Context, root: Path, data: Path | None, host: str, port: int, behind_proxy: bool
) -> None:
    """Take suggestions from readers by a form of its own, and let editors answer them.

    Runs until it is stopped. Where -C is a playbook, cards that are proposed are checked.
    """
    if context.invoked_subcommand is not None:
        return
    box = _Box(root, data)
    app, key = box.app(box.folder())
    try:
        listener = socket.create_server((host, port))
    except OSError as error:
        raise Fault(
            phrase(
                "%(host)s:%(port)s cannot be used: %(strerror)s",
                host=host,
                port=port,
                strerror=(error.strerror or "").lower(),
            )
        ) from error
    at = f"http://{host}:{listener.getsockname()[1]}"
    echo(phrase("the box is at %(at)s/ (stop with Ctrl-C)", at=at))
    echo(phrase("its desk is at %(at)s/desk/%(key)s; keep that address secret", at=at, key=key))
    _run(app, listener, behind_proxy)


@box.command()
@ROOT
@DATA
def desk(root: Path, data: Path | None) -> None:
    """Print the secret part of the desk's address."""
    tokens = _needed("generator.box.tokens")
    echo(f"/desk/{tokens.read_keys(_Box(root, data).folder() / SECRETS).desk}")


@box.command("export")
@ROOT
@DATA
def export_answers(root: Path, data: Path | None) -> None:
    """Write what was answered into kb/suggestions.yml, for the page "You said, we did"."""
    read = read_text(root, SUGGESTED)
    if read.text is None and read.findings:
        raise Fault(joined([SUGGESTED, read.findings[0].message], ": "))
    box = _Box(root, data)
    made = exported(read.text, box.store().all())
    if made.added or made.renewed:
        box.write(SUGGESTED, made.content)
    echo(
        phrase(
            "%(suggested)s: %(added)s added, %(renewed)s renewed",
            suggested=SUGGESTED,
            added=made.added,
            renewed=made.renewed,
        )
    )


@box.command()
@click.argument("number", type=click.IntRange(1))
@ROOT
@DATA
@click.option("--replace", is_flag=True, help="Write over a card that is there.")
def take(number: int, root: Path, data: Path | None, replace: bool) -> None:
    """Write the card that was proposed as NUMBER into kb/cards/, as a draft, and check it."""
    box = _Box(root, data)
    found = box.store().get(number)
    if found is None or found.kind != "card":
        raise Misuse(phrase("there is no proposed card %(number)s", number=number))
    path, text = draft(found)
    if (root / path).exists() and not replace:
        raise Misuse(
            phrase(
                "`%(path)s` is there already; compare the two, then give --replace to write "
                "over it",
                path=path,
            )
        )
    box.write(path, text)
    echo(phrase("wrote %(path)s", path=path))
    given = opened(root).given
    findings = [it for it in check_playbook(given)[1] if it.span.path == path]
    print_findings(findings, given.files)
    echo(summary(findings))
    if findings:
        sys.exit(FOUND)


# Private functions


@dataclass(frozen=True, slots=True)
class _Box:
    """The box of a playbook, and where its file lies."""

    root: Path
    data: Path | None

    def write(self, path: str, text: str) -> None:
        try:
            write_text(self.root, path, text)
        except AuthoringError as error:
            raise Fault(reason(error)) from error

    def folder(self) -> Path:
        return self.data or self.root / ".playbook" / "box"

    def store(self) -> Store:
        store = Store(self.folder() / BASE)
        if not store.path.exists():
            raise Fault(
                phrase(
                    "there is no box at %(parent)s; `playbook box` begins one",
                    parent=store.path.parent,
                )
            )
        return store

    def app(self, folder: Path) -> tuple[Any, str]:
        """Return the application of the box, and the key of its desk."""
        web, own, tokens = map(_needed, (f"generator.box.{it}" for it in ("web", "box", "tokens")))
        store = Store(folder / BASE)
        try:
            store.prepare()
            keys = tokens.read_keys(folder / SECRETS)
        except (OSError, sqlite3.Error) as error:
            raise Fault(
                phrase("the folder %(folder)s cannot be used: %(why)s", folder=folder, why=error)
            ) from error
        store.forget(datetime.now(UTC))
        settings = (
            opened(self.root).given.settings if (self.root / "mkdocs.yml").is_file() else Settings()
        )
        site = f"{settings.site_url.rstrip('/')}/" if settings.site_url else ""
        checks = Trial(self.root) if (self.root / "kb").is_dir() else None
        made = own.Box(store, keys, settings.site_name, site, checks, words=settings.words)
        return web.make_app(made, own_templates() / "box"), keys.desk


def _needed(module: str) -> Any:
    """Import *module* of the box; where its extra is not installed, say how to install it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in PACKAGES:
            raise
        help = 'pip install "evidence-playbook[box]"'
        raise Fault(
            phrase("the suggestion box is not installed; install it: %(help)s", help=help)
        ) from error


def _run(app: Any, listener: socket.socket, behind_proxy: bool) -> None:
    """Serve until the process is stopped."""
    waitress = _needed("waitress")
    trusted = {
        "trusted_proxy": "*",
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }
    more = trusted if behind_proxy else {}
    server = waitress.create_server(app, sockets=[listener], ident="", threads=4, **more)
    try:
        server.run()
    except KeyboardInterrupt:
        echo("stopped")
