"""Read a folder of another tool's Markdown, as little trusted as any other: no link is followed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.disk import found, kind_of, read_plain
from generator.read.advice import IMAGES, MARKDOWN
from generator.read.file_names import shown
from generator.read.tree import IMAGE_LIMIT, LIMITS, TOGETHER, UnreadableRootError, size_words
from generator.words.phrases import phrase

MOST = 20_000  # limit: files of one folder


@dataclass(frozen=True, slots=True)
class Handbook:
    """What a folder holds: texts and pictures by path below it; ``left`` says why others stay."""

    texts: Mapping[str, str]
    pictures: Mapping[str, bytes]
    left: Mapping[str, str]


def read_handbook(folder: Path) -> Handbook:
    """Read the Markdown and the pictures below *folder*; hidden files and folders are passed over.

    Raises `UnreadableRootError` where it is no plain folder.
    """
    kind = kind_of(folder)
    if kind != "a folder":
        reason = (
            phrase("is %(kind)s, and is not followed", kind=kind)
            if kind
            else phrase("is not there")
        )
        raise UnreadableRootError(
            phrase("The folder %(folder)s %(reason)s.", folder=folder, reason=reason)
        )
    texts: dict[str, str] = {}
    pictures: dict[str, bytes] = {}
    left: dict[str, str] = {}
    together = 0
    for it in sorted(found(folder)):
        steps = it.path.split("/")
        if any(step.startswith(".") or step in _NEVER for step in steps):
            continue
        end = os.path.splitext(it.path)[1].lower()  # noqa: PTH122  # a path below the folder
        if it.path != shown(it.path):
            left[shown(it.path)] = phrase("its name cannot be read")
        elif len(texts) + len(pictures) >= MOST:
            left[it.path] = phrase("more than %(most)s files", most=f"{MOST:,}")
        elif together + it.size > TOGETHER:
            left[it.path] = phrase(
                "all files would have more than %(most)s", most=size_words(TOGETHER)
            )
        elif it.size < 0:
            left[it.path] = phrase("it is no plain file, and is not followed")
        elif end.removeprefix(".") in MARKDOWN:
            _add_text(folder, it.path, it.size, texts, left)
        elif end in IMAGES:
            _add_picture(folder, it.path, it.size, pictures, left)
        else:
            left[it.path] = phrase("it is neither Markdown nor a picture")
        together += 0 if it.path in left else it.size
    return Handbook(texts, pictures, left)


# Private functions

_NEVER = frozenset({"node_modules", "__pycache__", "Thumbs.db", "desktop.ini"})


def _add_text(
    folder: Path, path: str, size: int, texts: dict[str, str], left: dict[str, str]
) -> None:
    limit = LIMITS[".md"] * 3 // 4  # front matter and longer addresses come to it
    if size > limit:
        left[path] = phrase("the file is larger than %(limit)s", limit=size_words(limit))
        return
    data = _bytes(folder, path, left)
    if data is None:
        return
    try:
        texts[path] = data.decode(
            "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
        )
    except UnicodeDecodeError:
        left[path] = phrase("it is no UTF-8: save it as that, and import again")


def _add_picture(
    folder: Path, path: str, size: int, pictures: dict[str, bytes], left: dict[str, str]
) -> None:
    if size > IMAGE_LIMIT:
        left[path] = phrase(
            "the picture is larger than %(image_limit)s", image_limit=size_words(IMAGE_LIMIT)
        )
        return
    data = _bytes(folder, path, left)
    if data is not None:
        pictures[path] = data


def _bytes(folder: Path, path: str, left: dict[str, str]) -> bytes | None:
    try:
        return read_plain(folder / path)
    except OSError as error:
        left[path] = phrase(
            "it cannot be read: %(strerror)s", strerror=(error.strerror or str(error)).lower()
        )
        return None
