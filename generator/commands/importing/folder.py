"""The command that brings in a folder of another tool's Markdown, as pages or as cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator.commands.new_files import AuthoringError, write_beside
from generator.commands.options import ROOT
from generator.commands.project import opened
from generator.commands.speech import Fault, Misuse, echo
from generator.disk import machine_reason
from generator.findings.diagnostics import Diagnostic, Text
from generator.findings.report import to_line
from generator.kinds import Kind
from generator.load.handbook.convert import Made, Wanted, convert
from generator.pipeline import Input, check_playbook
from generator.project import today
from generator.read.handbook import read_handbook
from generator.read.text import decode
from generator.read.tree import UnreadableRootError
from generator.words.phrases import joined, phrase, reason

KEPT = phrase("kept, since another file stands there already")


@click.command("folder")
@click.argument("folder", type=click.Path(path_type=Path))
@ROOT
@click.option(
    "--as",
    "kind",
    type=click.Choice(["docs", "cards"]),
    default="docs",
    show_default=True,
    help="docs: pages in a folder of the same name; cards: drafts beside the other cards.",
)
@click.option("--role", help="The role that cards are for.  [default: the first one]")
def import_folder(folder: Path, root: Path, kind: str, role: str | None) -> None:
    """Write the Markdown of FOLDER, and its pictures, as pages or as draft cards.

    Names and links become ours; what cannot come along is listed. No file that is there is
    touched, so a second run changes nothing.
    """
    project = opened(root)
    _check_apart(folder, root)
    try:
        handbook = read_handbook(folder)
    except UnreadableRootError as error:
        raise Fault(reason(error)) from error
    checkout = _Checkout(root, project.given)
    wanted = checkout.wanted(folder, kind, role)
    made = convert(handbook.texts, handbook.pictures, wanted)
    told = checkout.findings(made)
    done = Counter(checkout.written(made))
    for path, why in handbook.left.items():
        echo(
            phrase(
                "%(folder)s/%(path)s: left where it is: %(why)s",
                folder=folder.name,
                path=path,
                why=why,
            )
        )
    for it in made.told:
        place = f"{folder.name}/{it.path}" + (f":{it.line}" if it.line else "")
        echo(joined([place, it.words], ": "))
    for finding in told:
        echo(joined([to_line(finding), *filter(None, [finding.help])], "; "))
    echo(
        phrase(
            "%(wrote)s files written, %(same)s there as they are, %(kept)s kept, %(count)s "
            "left out; %(count2)s notes, %(count3)s findings",
            wrote=done["wrote"],
            same=done["same"],
            kept=done["kept"],
            count=len(handbook.left),
            count2=len(made.told),
            count3=len(told),
        )
    )


# Private functions


def _check_apart(folder: Path, root: Path) -> None:
    """End where *folder* is a part of what the playbook reads, or holds all of it."""
    here, own = folder.resolve(), root.resolve()
    read = (own / it for it in ("kb", "docs", "templates", "static", "build"))
    if own.is_relative_to(here) or any(here.is_relative_to(it) for it in read):
        raise Fault(
            phrase(
                "`%(folder)s` is a part of this playbook, or holds it: name another folder",
                folder=folder,
            )
        )


@dataclass(frozen=True, slots=True)
class _Checkout:
    """A checkout that pages are brought into, and what was read of it."""

    root: Path
    given: Input

    def wanted(self, folder: Path, kind: str, role: str | None) -> Wanted:
        if kind == "docs":
            if self.given.settings.mount:
                raise Fault(
                    phrase("the pages beside this playbook are MkDocs' business; say `--as cards`")
                )
            return Wanted(folder.resolve().name)
        roles = sorted(check_playbook(self.given)[0].sheets[Kind.ROLE])
        if not roles:
            raise Misuse(
                phrase('there are no roles yet: begin one with `playbook new role "Editor"`')
            )
        if role and role not in roles:
            raise Misuse(
                phrase(
                    "there is no role `%(role)s`; there are %(list)s",
                    role=role,
                    list=", ".join(roles),
                )
            )
        return Wanted(folder.resolve().name, True, role or roles[0], today().isoformat())

    def findings(self, made: Made) -> list[Diagnostic]:
        """Return what the check will find once the files are there, and did not find before."""
        texts = {path: Text(path, text) for path, text in made.texts.items()}
        pictures = {it: data for it, data in made.pictures.items() if it not in self.given.images}
        after = replace(
            self.given,
            files={**texts, **self.given.files},
            images={**self.given.images, **pictures},
        )
        seen = [it for path, text in made.texts.items() for it in decode(path, text.encode())[1]]
        after = replace(after, findings=(*after.findings, *seen))
        before = {(it.rule, it.span, it.message) for it in check_playbook(self.given)[1]}
        return [
            it
            for it in check_playbook(after)[1]
            if it.span.path in texts or (it.rule, it.span, it.message) not in before
        ]

    def written(self, made: Made) -> Iterator[str]:
        """Write what is not there yet; yield for each file whether it was written, or what stood."""
        contents: Mapping[str, bytes] = {
            **{path: text.encode() for path, text in made.texts.items()},
            **made.pictures,
        }
        for path in sorted(contents):
            try:
                written = write_beside(self.root, path, contents[path])
            except AuthoringError as error:
                raise Fault(reason(error)) from error
            except OSError as error:
                why = machine_reason(error)
                raise Fault(
                    phrase("`%(path)s` cannot be written: %(reason)s", path=path, reason=why)
                ) from error
            if written:
                yield "wrote"
            elif self._stands(path, contents[path]):
                yield "same"
            else:
                echo(joined([path, KEPT], ": "))
                yield "kept"

    def _stands(self, path: str, content: bytes) -> bool:
        """Tell whether the file at *path* was read as just what would be written."""
        text = self.given.files.get(path)
        return (text.content.encode() if text else self.given.images.get(path)) == content
