"""Write what authors asked for into their own files: the only writer there."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.disk import machine_reason, naming, write
from generator.findings.diagnostics import Diagnostic, Severity, Text
from generator.kinds import Kind, file_of
from generator.load.values import ID_LENGTH, is_id
from generator.model.ids import slug
from generator.pipeline import Input, check_playbook
from generator.read.tree import read_bytes
from generator.words.author_words import latin
from generator.words.phrases import phrase


class AuthoringError(Exception):
    """What was asked for cannot be written; the words say why, to the author."""


def id_of(title: str, asked: str | None = None, language: str = "en") -> str:
    """Return the id that was *asked* for, else the one that *title* makes.

    Raises `AuthoringError` where that is none.
    """
    if asked is not None and not is_id(asked):
        limit = phrase(
            "small letters, digits and single hyphens, at most %(id_length)s", id_length=ID_LENGTH
        )
        raise AuthoringError(
            phrase("`%(asked)s` is no id: write %(limit)s", asked=asked, limit=limit)
        )
    name = asked or slug(latin(title, language))
    if not name:
        raise AuthoringError(
            phrase(
                "`%(title)s` has no Latin letters or digits to make a file name of: say one "
                "with --id",
                title=title,
            )
        )
    return name


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file of ``kb/`` below ``root`` that is named after ``title``, or as ``asked``."""

    root: Path
    kind: Kind
    title: str
    asked: str | None = None

    def path(self) -> str:
        """Return where the file belongs.

        Raises `AuthoringError` where the title makes no name or the file is there already.
        """
        path = file_of(self.kind, id_of(self.title, self.asked))
        if (self.root / path).exists():
            raise _there_already(path)
        return path

    def write(self, text: str) -> str:
        """Write *text* as the file; return its path. Raises as `path` does."""
        path = self.path()
        if not write_beside(self.root, path, text):
            raise _there_already(path)
        return path


def write_beside(root: Path, path: str, content: str | bytes) -> bool:
    """Write *content* as the file *path* below *root*; return False where there is one already.

    Raises `AuthoringError` where the way there leads out of *root*.
    """
    target = root / path
    if not target.parent.resolve().is_relative_to(root.resolve()):
        raise AuthoringError(
            phrase(
                "`%(parent)s` leads out of %(root)s/; nothing is written there",
                parent=target.parent,
                root=root,
            )
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        return False
    with naming(target), os.fdopen(handle, "wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
    return True


def write_text(root: Path, path: str, text: str) -> None:
    """Write *text* to *path* below *root* in one step, whether a file is there or not.

    Raises `AuthoringError` where a link or another thing than a plain file is in its place.
    """
    target = root / path
    _check_plain(target, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_text(target, text)


def write_bytes(root: Path, path: str, data: bytes) -> None:
    """Give the file *path* below *root* its *data* in one step; its mode stays as it is.

    Raises `AuthoringError` where a link or another thing than a plain file is in its place.
    """
    target = root / path
    _check_plain(target, path)
    stage = target.with_name(f".{target.name}.new")
    try:
        mode = target.stat(follow_symlinks=False).st_mode & 0o777
        write(os.fspath(stage), data)
        stage.chmod(mode)
        stage.replace(target)
    except OSError as error:
        stage.unlink(missing_ok=True)
        why = machine_reason(error)
        raise AuthoringError(
            phrase("`%(path)s` cannot be written: %(reason)s", path=path, reason=why)
        ) from error


def rewrite(root: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Give each file below *root* what *after* has of it: all, or none if one is not as *before*.

    Raises `AuthoringError`.
    """
    for path, data in before.items():
        if read_bytes(root, path)[0] != data:
            raise changed_meanwhile(path)
    for path, data in after.items():
        write_bytes(root, path, data)


def changed_meanwhile(path: str) -> AuthoringError:
    """Return the error for a file that is no longer what was read."""
    return AuthoringError(
        phrase("`%(path)s` was changed meanwhile: nothing is written, try again", path=path)
    )


def unified(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the lines of a unified diff of the files, each with its line end."""
    for path, data in after.items():
        old, new = (_lines(it) for it in (before[path], data))
        for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}"):
            whole = line.endswith("\n")
            yield line if whole else f"{line}\n\\ No newline at end of file\n"


def move_file(root: Path, old: str, new: str) -> None:
    """Give the file *old* the path *new*, both below *root*; raise where one is there already."""
    if (root / new).exists():
        raise _there_already(new)
    _check_plain(root / new, new)
    (root / new).parent.mkdir(parents=True, exist_ok=True)
    (root / old).rename(root / new)


def replace_text(path: Path, text: str) -> None:
    """Give the author's file *path* its *text* in one step; the mode of one that is there stays."""
    stage = path.with_name(f".{path.name}.new")
    write(os.fspath(stage), text.encode("utf-8", "replace"))  # anew: a link there is not followed
    if path.exists():
        stage.chmod(path.stat().st_mode & 0o777)
    stage.replace(path)


def check_new(given: Input, path: str, text: str) -> None:
    """Raise `AuthoringError` with the first error that *text* would bring as the file *path*."""
    _, before = check_playbook(given)
    files = {**given.files, path: Text(path, text)}
    _, after = check_playbook(replace(given, files=files))
    known = {_said(finding) for finding in before}
    bad = (it for it in after if it.severity is Severity.ERROR and _said(it) not in known)
    first = next(bad, None)
    if first is not None:
        raise AuthoringError(f"{first.message}; {first.help}" if first.help else first.message)


def scalar(value: str) -> str:
    """Write *value* so that YAML reads it as the same text."""
    words = " ".join(value.split())
    plain = words and words[0].isalpha() and words[-1] != ":"
    if plain and ": " not in words and " #" not in words:
        return words
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def listed(values: Sequence[str]) -> str:
    """Write *values* as a list of YAML on one line."""
    return f"[{', '.join(values)}]"


def listed_words(values: Sequence[str]) -> str:
    """Write *values*, which may be any words, as a list of YAML on one line."""
    return f"[{', '.join(_in_list(it) for it in values)}]"


def facet_lines(facets: Mapping[str, Sequence[str]]) -> str:
    """Return a line of front matter for each facet, by its key."""
    return "".join(f"{key}: {listed(values)}\n" for key, values in sorted(facets.items()) if values)


# Private functions

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def _lines(data: bytes) -> list[str]:
    return _LINE.findall(data.decode("utf-8", "replace"))


def _check_plain(target: Path, path: str) -> None:
    """Raise where *target*, or a folder of its *path*, is a link."""
    for place in (target, *target.parents[: path.count("/")]):
        if place.is_symlink():
            raise AuthoringError(
                phrase("`%(place)s` is a symbolic link; put a plain file in its place", place=place)
            )


def _there_already(path: str) -> AuthoringError:
    return AuthoringError(
        phrase("`%(path)s` is there already; choose another title, or an id with --id", path=path)
    )


def _said(finding: Diagnostic) -> tuple[str, str, str]:
    return finding.rule, finding.span.path, finding.message


def _in_list(value: str) -> str:
    words = scalar(value)
    return f'"{words}"' if set(words) & set(",[]{}") and not words.startswith('"') else words
