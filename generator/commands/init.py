"""The command that begins a playbook: init."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from generator.commands.new_files import AuthoringError, write_beside
from generator.commands.sample import FORGES, LANGUAGES, PLAYBOOK, Wanted, sample_files
from generator.commands.speech import Fault, echo, speak
from generator.disk import machine_reason
from generator.project import today
from generator.words.phrases import all_of, in_code, phrase, reason
from generator.words.words import words_of

# What makes a folder hold a playbook already, so that the sample has no place in it.
BEGUN = ("kb", "references.bib")

BESIDE = phrase(
    """`mkdocs.yml` was there already. To add the playbook to that site, write into it:

  plugins:
    - search
    - playbook:  # the last one
        mount: playbook/
"""
)


@click.command()
@click.argument(
    "folder", metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path), default="."
)
@click.option("--name", help="What the playbook is called.  [default: the folder's name]")
@click.option(
    "--language",
    metavar=f"[{'|'.join(LANGUAGES)}]",
    default="en",
    show_default=True,
    help="The language of the site and of the sample.",
)
@click.option(
    "--forge",
    type=click.Choice([*FORGES, "none"]),
    default="none",
    show_default=True,
    help="Add the files with which a forge checks proposals.",
)
def init(folder: Path, name: str | None, language: str, forge: str) -> None:
    """Begin a playbook in DIR: a small sample that builds at once, to be written over.

    No file that is there already is touched.
    """
    if language not in LANGUAGES:
        raise Fault(_no_sample(language))
    speak(words_of(language))
    asked = "" if forge == "none" else forge
    named = " ".join((name or _named_after(folder)).split())
    texts = sample_files(Wanted(named, language, asked, today()))
    settled = any((folder / path).exists() for path in ("mkdocs.yml", "docs"))
    begun = [path for path in BEGUN if (folder / path).exists()]
    chosen = {
        path: text for path, text in texts.items() if not (begun and path.startswith(PLAYBOOK))
    }
    if settled:  # the pages beside the playbook are theirs
        chosen = {path: text for path, text in chosen.items() if not path.startswith("docs/")}
    if begun:
        there = f"{begun[0]}/" if (folder / begun[0]).is_dir() else begun[0]
        echo(phrase("no sample: `%(there)s` is there already", there=there))
    written = list(_written(folder, chosen))
    echo(
        phrase("wrote %(count)s files in %(folder)s/", count=len(written), folder=folder)
        if written
        else phrase("nothing was written")
    )
    if (folder / "mkdocs.yml").exists() and "mkdocs.yml" not in written and not begun:
        echo(BESIDE, nl=False)
    else:
        go = "" if folder.resolve() == Path.cwd() else f"cd {folder} && "
        echo(phrase("next: %(command)s", command=f"{go}{_called(folder)} serve"))


# Private functions


def _called(folder: Path) -> str:
    """Return how this command is called in *folder*: by its path where no shell finds its name."""
    own = Path(sys.argv[0])
    by_name = shutil.which(own.name)
    if own.stem != "playbook" or not own.is_file() or (by_name and own.samefile(by_name)):
        return "playbook"
    return os.path.relpath(own, folder)


def _no_sample(language: str) -> str:
    return phrase(
        "there is no sample in `%(language)s`, only in %(known)s: begin in one of these, write "
        "`language: %(language)s` in mkdocs.yml, and translate what `playbook words %(language)s` "
        "writes",
        language=language,
        known=all_of(in_code(LANGUAGES)),
    )


def _named_after(folder: Path) -> str:
    """Return a name for people that is made of the folder's."""
    words = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or "Playbook"


def _written(folder: Path, texts: Mapping[str, str]) -> Iterator[str]:
    """Write each of *texts* that has no file yet; yield the paths written."""
    for path, text in texts.items():
        try:
            if write_beside(folder, path, text):
                yield path
            else:
                echo(phrase("kept %(path)s: it is there already", path=path))
        except AuthoringError as error:
            raise Fault(reason(error)) from error
        except OSError as error:
            why = machine_reason(error)
            raise Fault(
                phrase(
                    "`%(folder)s` cannot be written: %(reason)s",
                    folder=folder / path,
                    reason=why,
                )
            ) from error
