"""Make a folder hold exactly the given files, touching only what changed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.files import found, prune
from generator.model import Page


class OutsideError(ValueError):
    """A path does not stay in its folder: a bug, since names are checked long before."""


@dataclass(frozen=True, slots=True)
class Emitted:
    """What became of a folder's files, each by its path, sorted."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


def emit(folder: Path, files: Mapping[str, bytes | str]) -> Emitted:
    """Make *folder* an exact mirror of *files*, by path; text is written as UTF-8.

    A file with the bytes it should have keeps its time; one that nothing claims goes, and so does a
    folder left empty. Each file is replaced in one step. Raises `OutsideError` before writing.
    """
    wanted = {inside(path): files[path] for path in sorted(files)}
    present = {file.path: file.size for file in found(folder)}
    removed = tuple(sorted(present.keys() - wanted.keys()))
    for path in removed:
        (folder / path).unlink()
    if removed:
        prune(folder)
    written = tuple(
        path
        for path, content in wanted.items()
        if _write(f"{folder}/{path}", _bytes(content), present.get(path, -1))
    )
    return Emitted(written, removed, tuple(sorted(wanted.keys() - set(written))))


def page_files(texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return the files of `build/pages/` for pages whose *texts* are given by path.

    A card has a file, and so has a decision with the thousand pages of its walk: a line for each.
    """
    files: dict[str, list[str]] = {}
    for path in sorted(texts):
        files.setdefault("/".join(path.split("/")[:2]), []).append(texts[path])
    return {f"{name}.jsonl": "".join(lines) for name, lines in files.items()}


def page_text(page: Page) -> str:
    """Return the compiled page as a line of JSON, the same for the same page."""
    fields = {
        "listed": page.listed,
        "path": page.path,
        "section": page.section,
        "slots": dict(page.slots),
    }
    return json.dumps(fields, ensure_ascii=False, sort_keys=True) + "\n"


def inside(path: str) -> str:
    """Return *path* if it stays in its folder; raise `OutsideError` if not."""
    parts = path.split("/")
    if "\\" in path or "\0" in path or any(part in {"", ".", ".."} for part in parts):
        raise OutsideError(f"`{path}` is no path inside the site")
    return path


# Private functions


def _bytes(content: bytes | str) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


def _write(path: str, content: bytes, size: int) -> bool:
    """Give *path*, a file of *size* so far, its content; return False, untouched, if it has it."""
    if size == len(content) and _read(path) == content:
        return False
    beside = f"{path}.{os.getpid()}.new"
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120  # speed, as above
    with open(beside, "wb") as file:  # noqa: PTH123  # the same
        file.write(content)
    os.replace(beside, path)  # noqa: PTH105  # the same
    return True


def _read(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123  # because this runs for every file of a site
        return file.read()
