"""Open a pack that anybody may have made: within limits, and without following what it says."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator.words.phrases import phrase

MOST_FILES, MOST_BYTES = 20_000, 256 * 1024 * 1024  # limits: no pack of a course comes near


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a pack: the trap, where, and what comes of it."""

    trap: str
    place: str
    message: str


class PackError(Exception):
    """A pack cannot be looked into any further; the arguments are those of a `Problem`."""

    def __init__(self, rule: str, place: str, message: str) -> None:
        super().__init__(message)
        self.rule, self.place, self.message = rule, place, message


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the files of an archive by path. Raises `PackError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [it for it in archive.infolist() if not it.is_dir()]
            if len(entries) > MOST_FILES or sum(it.file_size for it in entries) > MOST_BYTES:
                raise PackError(
                    "too-large",
                    phrase("the archive"),
                    phrase("more than a pack of a course can hold"),
                )
            for entry in entries:
                if entry.filename.startswith(("/", "\\")) or ".." in entry.filename.split("/"):
                    raise PackError(
                        "path", entry.filename, phrase("the path leads out of the archive")
                    )
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise PackError(
            "archive", phrase("the archive"), phrase("it cannot be read: %(error)s", error=error)
        ) from error


def parsed(path: str, content: bytes) -> ET.Element:
    """Return the XML of the file at *path*. Raises `PackError`; entities are not looked at."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise PackError(
            "xml", path, phrase("a document type is in it, which importers refuse or should")
        )
    try:
        return ET.fromstring(content)  # noqa: S314  # it has no document type: see above
    except (ET.ParseError, ValueError, LookupError) as error:
        raise PackError("xml", path, phrase("it is no XML: %(error)s", error=error)) from error


def local(element: ET.Element) -> str:
    """Return the name of *element* without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(root: ET.Element, name: str) -> list[ET.Element]:
    """Return all elements called *name* in *root*, whatever their namespace."""
    return [it for it in root.iter() if local(it) == name]


def inner(element: ET.Element, name: str) -> str:
    """Return the text of the first element called *name* right in *element*, "" for none."""
    found = next((it for it in element if local(it) == name), None)
    return (found.text or "").strip() if found is not None else ""
