"""Open a pack that anybody may have made: within limits, and without following what it says."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator.words.phrases import phrase

# Limits: no pack of a course comes near.
MOST_FILES, MOST_BYTES = 20_000, 256 * 1024 * 1024
MOST_TAGS = 400_000  # of one file of XML

ENTRY = b"PK\1\2"  # how each entry of the list at the end of an archive begins
PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# What XML may be written in; any other encoding could hide what is looked for below.
DECLARED = re.compile(rb"""^<\?xml[^>]{0,100}encoding=["'](?P<name>[\w.-]+)""")
LATIN = frozenset({"iso-8859-1", "latin1", "windows-1252"})


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
    if content.count(ENTRY) > 2 * MOST_FILES:  # a million of them take minutes to be listed
        raise _too_large()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [it for it in archive.infolist() if not it.is_dir()]
            if len(entries) > MOST_FILES or sum(it.file_size for it in entries) > MOST_BYTES:
                raise _too_large()
            for entry in entries:
                if entry.filename.startswith(("/", "\\")) or ".." in entry.filename.split("/"):
                    raise PackError(
                        "path", entry.filename, phrase("the path leads out of the archive")
                    )
                if entry.compress_type not in PACKED:
                    raise PackError(
                        "archive", entry.filename, phrase("it is packed as no importer reads it")
                    )
            return {entry.filename: _read(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise PackError(
            "archive", phrase("the archive"), phrase("it cannot be read: %(error)s", error=error)
        ) from error


def parsed(path: str, content: bytes) -> ET.Element:
    """Return the XML of the file at *path*. Raises `PackError`; entities are not looked at."""
    text = _decoded(path, content)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise PackError(
            "xml", path, phrase("a document type is in it, which importers refuse or should")
        )
    if text.count("<") > MOST_TAGS:
        raise PackError("too-large", path, phrase("more than a pack of a course can hold"))
    try:
        return ET.fromstring(text)  # noqa: S314  # it has no document type: see above
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


# Private functions


def _too_large() -> PackError:
    return PackError(
        "too-large", phrase("the archive"), phrase("more than a pack of a course can hold")
    )


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return what *entry* says that it holds; all at once would unpack what it does not say."""
    with archive.open(entry) as file:
        return file.read(entry.file_size + 1)


def _decoded(path: str, content: bytes) -> str:
    """Return XML as text, which the parser takes as it is, whatever encoding it declares."""
    declared = DECLARED.match(content)
    named = declared["name"].decode().lower() if declared else ""
    wide = content[:2] in {b"\xff\xfe", b"\xfe\xff"}
    try:
        return content.decode("utf-16" if wide else "cp1252" if named in LATIN else "utf-8-sig")
    except UnicodeDecodeError as error:
        place = phrase("%(name)s, byte %(start)s", name=path, start=error.start)
        raise PackError("encoding", place, phrase("the file is not UTF-8")) from error
