"""Look into a pack for what importers stumble over; each trap was met in a real system.

A pack that is valid by its schema can be refused, or come out wrong: the schemas say nothing of what
Moodle, Canvas or Anki make of a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.packs.check_files import PackError, Problem, unpacked
from generator.packs.check_imscc import check_imscc
from generator.packs.check_mbz import check_mbz
from generator.packs.check_scorm import check_scorm
from generator.packs.check_texts import check_anki, check_gift, check_moodle_xml
from generator.words.phrases import phrase

Files = dict[str, bytes]


def check_pack(name: str, content: bytes) -> tuple[Problem, ...]:
    """Return what is wrong with the pack *content*; *name* is that of its file."""
    try:
        return tuple(_found(name, content))
    except PackError as wrong:
        return (Problem(wrong.rule, wrong.place, wrong.message),)


# Private functions


def _found(name: str, content: bytes) -> Iterator[Problem]:
    if content.startswith(b"PK"):
        files = unpacked(content)
        kind = _kind(files)
        if kind is None:
            message = phrase(
                "an archive that is neither a cartridge, a Moodle backup nor a SCORM package"
            )
            yield Problem("unknown-pack", name, message)
            return
        yield from kind(files)
        return
    text = _decoded(name, content)
    if "<quiz" in text[:4096] and text.lstrip("\ufeff \n").startswith("<"):
        yield from check_moodle_xml(text)
    elif text.startswith("#"):
        yield from check_anki(text)
    elif name.endswith((".gift", ".gift.txt")):
        yield from check_gift(text)
    else:
        known = phrase(
            "a cartridge, a Moodle backup, SCORM, Moodle XML, GIFT (`.gift.txt`) or Anki text"
        )
        yield Problem(
            "unknown-pack",
            name,
            phrase("no pack that can be looked into: write %(known)s", known=known),
        )


def _kind(files: Files) -> Callable[[Files], Iterator[Problem]] | None:
    if "moodle_backup.xml" in files:
        return check_mbz
    manifest = files.get("imsmanifest.xml", b"")
    if b"adlcp" in manifest or b"ADL SCORM" in manifest:
        return check_scorm
    if "imsmanifest.xml" in files:
        return check_imscc
    if any(path.rpartition("/")[2] == "imsmanifest.xml" for path in files):
        return _buried
    return None


def _buried(files: Files) -> Iterator[Problem]:
    path = next(path for path in files if path.rpartition("/")[2] == "imsmanifest.xml")
    message = phrase(
        "the manifest lies in a folder: pack the files, not the folder that they are in"
    )
    yield Problem("manifest-place", path, message)


def _decoded(name: str, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        place = phrase("%(name)s, byte %(start)s", name=name, start=error.start)
        raise PackError("encoding", place, phrase("the file is not UTF-8")) from error
