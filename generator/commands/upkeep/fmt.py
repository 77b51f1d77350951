"""The command that puts Markdown files into their usual form: fmt."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator.cache.memory import Memory
from generator.commands.new_files import AuthoringError, changed_meanwhile, rewrite, unified
from generator.commands.options import FOUND, OK, ROOT
from generator.commands.project import opened
from generator.commands.speech import Fault, Misuse, echo
from generator.commands.upkeep.form import formatted
from generator.findings.diagnostics import Text
from generator.kinds import kind_of
from generator.model.meaning import meanings
from generator.model.playbook import Playbook
from generator.pipeline import Input, check_playbook
from generator.read.text import decode
from generator.read.tree import read_bytes
from generator.words.phrases import phrase, reason


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@ROOT
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Show what would change, and write nothing.")
def fmt(paths: Sequence[Path], root: Path, check: bool, diff: bool) -> None:
    """Put the Markdown files of kb/ and docs/ into their usual form, or only those at PATHS.

    What a file says stays as it is: the order of keys, lists in the front matter, white space at line ends and blank lines are put
    right. The text itself is never broken into other lines.
    """
    project = opened(root)
    given = project.given
    checkout = _Checkout(root)
    wanted = checkout.wanted((*given.files, *sorted(given.unread - given.files.keys())), paths)
    done = format_files(given, wanted)
    try:
        before = {path: checkout.unchanged(given.files[path]) for path in done.texts}
        after = {path: as_bytes(before[path], text) for path, text in done.texts.items()}
        after = {path: data for path, data in after.items() if data != before[path]}
        if not (check or diff):
            rewrite(root, {path: before[path] for path in after}, after)
    except AuthoringError as error:
        raise Fault(reason(error)) from error
    if diff:
        for line in unified(before, after):
            echo(line, nl=False)
    _tell(done, after, phrase("would change") if check or diff else "changed")
    sys.exit(FOUND if done.unread or ((check or diff) and after) else OK)


@dataclass(frozen=True, slots=True)
class Formatted:
    """The texts in their usual form by path; the paths of those that were left as they are.

    ``unread``: they cannot be read, or their front matter cannot; ``other``: they would say another thing then.
    """

    texts: Mapping[str, str]
    unread: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


def format_files(given: Input, paths: Sequence[str]) -> Formatted:
    """Return the texts at *paths* in their usual form, each checked to say what it said."""
    memory = Memory()
    playbook = check_playbook(given, memory)[0]
    keys = tuple(facet.key for facet in playbook.facets.values())
    made = {path: _formatted(given, path, keys) for path in paths}
    unread = tuple(path for path, text in made.items() if text is None)
    texts = {path: text for path, text in made.items() if text is not None}
    changed = {path: text for path, text in texts.items() if text != given.files[path].content}
    other = tuple(_other(given, playbook, changed, memory))
    return Formatted({path: texts[path] for path in texts if path not in other}, unread, other)


def as_bytes(before: bytes, text: str) -> bytes:
    """Return *text* with the line ends and the mark at the beginning of the file *before*."""
    mark = BOM_UTF8 if before.startswith(BOM_UTF8) else b""
    ends = before.count(b"\n"), before.count(b"\r\n")
    data = text.encode("utf-8")
    return mark + (data.replace(b"\n", b"\r\n") if ends[0] and ends[0] == ends[1] else data)


# Private functions


@dataclass(frozen=True, slots=True)
class _Checkout:
    """A checkout whose files are put into form."""

    root: Path

    def wanted(self, files: Iterable[str], paths: Sequence[Path]) -> tuple[str, ...]:
        """Return the paths below *root* of the Markdown files asked for; all for none."""
        ours = [path for path in files if path.endswith(".md") and kind_of(path) is not None]
        if not paths:
            return tuple(ours)
        return tuple(dict.fromkeys(it for path in paths for it in self._below(ours, path)))

    def unchanged(self, text: Text) -> bytes:
        """Return the bytes of *text*; raise where they are others by now."""
        data = read_bytes(self.root, text.path)[0]
        if data is None or decode(text.path, data)[0] != text:
            raise changed_meanwhile(text.path)
        return data

    def _below(self, ours: Sequence[str], path: Path) -> Iterator[str]:
        whole, home = path.absolute().resolve(), self.root.resolve()
        name = whole.relative_to(home).as_posix() if whole.is_relative_to(home) else ""
        found = [it for it in ours if it == name or it.startswith(f"{name}/") or name == "."]
        if not found and not path.exists():
            raise Misuse(phrase("`%(path)s` is not there", path=path))
        yield from found  # another file, such as a hook may name, is none of ours


def _formatted(given: Input, path: str, facet_keys: Sequence[str]) -> str | None:
    text, kind = given.files.get(path), kind_of(path)
    return formatted(kind, text, facet_keys) if text and kind else None


def _other(
    given: Input, playbook: Playbook, texts: Mapping[str, str], memory: Memory
) -> Iterator[str]:
    """Yield the paths of those of *texts* that say another thing than their files."""
    if not texts:
        return
    files = {**given.files, **{path: Text(path, text) for path, text in texts.items()}}
    now = check_playbook(replace(given, files=files), memory)[0]
    before, after = meanings(playbook, texts), meanings(now, texts)
    yield from (path for path in texts if before.get(path) != after.get(path))


def _tell(done: Formatted, after: Mapping[str, bytes], word: str) -> None:
    for path in after:
        echo(f"{word} {path}", err=True)
    for path in done.unread:
        echo(
            phrase(
                "left %(path)s: it cannot be read, or its front matter has no key a line; see "
                "`playbook check`",
                path=path,
            ),
            err=True,
        )
    for path in done.other:
        echo(phrase("left %(path)s: it would say another thing", path=path), err=True)
    echo(
        phrase(
            "%(word)s %(count)s of %(count2)s files",
            word=word,
            count=len(after),
            count2=len(done.texts),
        ),
        err=True,
    )
