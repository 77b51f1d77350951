"""The command that editors start: lsp."""

from __future__ import annotations

import click

from generator.commands.speech import Fault
from generator.words.phrases import phrase


@click.command()
def lsp() -> None:
    """Tell an editor what is wrong while you write. Editors start this by themselves.

    Speaks the language server protocol on standard input and output, and nothing else there.
    """
    try:
        from generator.lsp.server import speak  # noqa: PLC0415  # comes with an extra
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        help = 'pip install "evidence-playbook[lsp]"'
        raise Fault(
            phrase("the language server is not installed; install it: %(help)s", help=help)
        ) from error
    if not speak():
        raise SystemExit(1)  # so the protocol has it: an editor that is gone without a word
