"""The command `playbook`: which commands there are, and where each is found when it is asked for."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import click

from generator.commands.options import FOLDER, FOLDER_HELP
from generator.commands.speech import Fault, Misuse, speaking, spoken
from generator.commands.speech.click_words import hand_over, said_command, unwrapped
from generator.disk import machine_words
from generator.findings.suggestions import closest
from generator.words.phrases import phrase
from generator.words.words import N_

# Imported only when asked for: `playbook --version` needs none.
COMMANDS = {
    "bib": "generator.commands.works.bib:bib",
    "book": "generator.commands.book:book",
    "box": "generator.commands.box:box",
    "build": "generator.commands.build:build",
    "check": "generator.commands.build:check",
    "cite": "generator.commands.works.cite:cite",
    "decide": "generator.commands.decisions:decide",
    "diff": "generator.commands.decisions:diff",
    "explain": "generator.commands.rules:explain",
    "fmt": "generator.commands.upkeep.fmt:fmt",
    "export": "generator.commands.decisions:export",
    "headers": "generator.commands.hosts:headers",
    "init": "generator.commands.init:init",
    "impact": "generator.commands.upkeep.impact:impact_command",
    "import": "generator.commands.importing:import_group",
    "links": "generator.commands.upkeep.links:links_command",
    "lsp": "generator.commands.lsp:lsp",
    "lock": "generator.commands.lock:lock",
    "mv": "generator.commands.upkeep.mv:mv",
    "new": "generator.commands:new",
    "pack": "generator.commands.packs:pack",
    "paths": "generator.commands.decisions:paths",
    "preview": "generator.commands.upkeep.preview:preview",
    "publish": "generator.commands.publish:publish",
    "review": "generator.commands.upkeep.review:review",
    "schema": "generator.commands.authoring:schema_command",
    "serve": "generator.commands.serve:serve",
    "words": "generator.commands.words:words",
}
NEW = {
    "card": "generator.commands.authoring:new_card",
    "course": "generator.commands.courses:new_course",
    "decision": "generator.commands.authoring:new_decision",
    "facet": "generator.commands.authoring_lists:new_facet",
    "reference": "generator.commands.authoring_lists:new_reference",
    "resource": "generator.commands.authoring:new_resource",
    "role": "generator.commands.authoring:new_role",
    "tension": "generator.commands.authoring_lists:new_tension",
    "term": "generator.commands.authoring_lists:new_term",
}

hand_over()

LASTING = ("box", "lsp", "serve")  # commands that run until they are stopped

HELP = N_(
    """Compile guidance cards with citations into a searchable playbook.

Beginning:         playbook init my-book
An author's day:   playbook new card "Title"   then  playbook serve
Before a commit:   playbook check
Publishing:        playbook build"""
)


class LazyGroup(click.Group):
    """A group whose commands are imported when asked for: *places* has ``module:name`` of each."""

    def __init__(self, *args: Any, places: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self._places = places

    def main(self, args: Sequence[str] | None = None, *given: Any, **more: Any) -> Any:
        """Run the command of *args*, and let all of it speak the language of its playbook."""
        with speaking(sys.argv[1:] if args is None else args):
            return super().main(args, *given, **more)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of the group in the language of the playbook."""
        click.Group.format_help(said_command(self, spoken()), ctx, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the names of all commands, sorted; imports none."""
        return sorted(self._places)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """Return the command called *cmd_name*, if there is one."""
        if cmd_name not in self._places:
            return None
        found: click.Command = resolve_name(self._places[cmd_name])
        return said_command(found, spoken())

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that *args* begin with; end with what may be meant where it is none."""
        if args and args[0] not in self._places and not args[0].startswith("-"):
            meant = closest(args[0], self._places)
            help = (
                phrase("did you mean `%(near)s`?", near=meant)
                if meant
                else phrase("see `%(command)s --help`", command=ctx.command_path)
            )
            raise Misuse(
                phrase("there is no command `%(name)s`; %(help)s", name=args[0], help=help), ctx
            )
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for; a folder behind it is told how it is named."""
        last = ctx.args[-1] if ctx.args else ""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            extra = type(error) is click.UsageError  # as click says of a word too many
            if extra and last and Path(last).is_dir() and error.ctx:
                right = f"playbook -C {last} {error.ctx.info_name}"
                message = phrase("the folder is named by -C: `%(command)s`", command=right)
                raise Misuse(message, error.ctx) from error
            raise


@click.group(
    cls=LazyGroup,
    places=COMMANDS,
    help=unwrapped(HELP),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="evidence-playbook", message="playbook %(version)s")
@click.option("-C", "root", type=FOLDER, metavar="DIR", help=FOLDER_HELP)
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:  # noqa: ARG001  # commands ask for it
    """Prepare for the command that was asked for."""
    if context.invoked_subcommand not in LASTING:
        _collect_no_garbage(context)


@click.group(cls=LazyGroup, places=NEW)
def new() -> None:
    """Begin a new file of kb/."""


def run() -> None:
    """Run the command that this process was started for."""
    try:
        main(prog_name="playbook")
    except OSError as error:
        with speaking(sys.argv[1:]):
            fault = Fault(machine_words(error))
            fault.show()
        sys.exit(fault.exit_code)
    finally:
        gc.freeze()  # all goes with the process: looking for garbage once more would take its time


def _collect_no_garbage(context: click.Context) -> None:
    """Let no garbage be looked for until *context* closes.

    Nearly all that a command makes lives until it ends, so looking finds nothing: of loading
    10,000 entries it takes a third. Not for the commands
    that last for hours: they check and build many times.
    """
    gc.freeze()
    gc.disable()
    context.call_on_close(gc.enable)
    context.call_on_close(gc.unfreeze)
