"""A picture begins and ends as its kind does, and has a size that can be shown."""

import struct
import zlib

import pytest

from generator.rules.files import unreadable_image


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(wide: int, high: int) -> bytes:
    """Return a PNG that says that it is so large."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", b"....") + chunk(b"IEND", b"")


FRAME = b"\xff\xc0\x00\x0b\x08\x00\x02\x00\x03\x01\x01\x11\x00"
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab" + FRAME + b"\xff\xda\x00\x02....\xff\xd9"
GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00......!\xf9\x04....\x00,........\x00\x02\x02D\x01\x00;"
WEBP = b"RIFF\x12\x00\x00\x00WEBPVP8L\x05\x00\x00\x00/\x00\x00\x00\x00\x00"
AVIF = b"\x00\x00\x00\x10ftypavif...." + b"\x00\x00\x00\x14ispe....\x00\x00\x00\x02\x00\x00\x00\x03"
SOUND = {".png": png(2, 3), ".jpg": JPEG, ".JPEG": JPEG, ".gif": GIF, ".webp": WEBP, ".avif": AVIF}


@pytest.mark.parametrize("end", SOUND)
def test_a_sound_picture(end: str) -> None:
    """It may have something behind its end, too: browsers do not mind."""
    assert said(end, SOUND[end]) == []
    if end != ".avif":  # whose boxes go up to the end of the file
        assert said(end, SOUND[end] + b"more") == []


@pytest.mark.parametrize("end", SOUND)
def test_a_broken_picture(end: str) -> None:
    """Wherever it breaks off, or if it is another kind of file."""
    data = SOUND[end]
    assert said(end, b"") == ["the picture is empty"]
    for cut in range(1, len(data)):
        found = said(end, data[:cut])
        assert found in (
            [f"this is no picture of the kind `{end.lower()}`"],
            ["the picture breaks off: its end is not there"],
        ), cut
    for other in {b"<html></html>", b"hello", b"\0" * 40, *SOUND.values()} - {data}:
        assert said(end, other) == [f"this is no picture of the kind `{end.lower()}`"]


def test_other_files() -> None:
    """What Git did not fetch is told as that; ends that are no picture's are left alone."""
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 1\n"
    assert said(".png", pointer) == ["the picture was not fetched: this is its pointer of Git LFS"]
    assert said(".svg", b"<svg/>") == []


@pytest.mark.parametrize(
    ("wide", "high", "expected"),
    [
        (8000, 8000, []),
        (8001, 8000, ["the picture has 8001 by 8000 points"]),
        (2**31 - 1, 2**31 - 1, ["the picture has 2147483647 by 2147483647 points"]),
        (0, 5, ["the picture breaks off: its end is not there"]),
    ],
)
def test_how_large_a_picture_is(wide: int, high: int, expected: list[str]) -> None:
    """A small file may unfold to more points than a machine has room for."""
    assert said(".png", png(wide, high)) == expected


def said(end: str, data: bytes) -> list[str]:
    """Return what is said of a picture."""
    found = unreadable_image.check_images({f"kb/images/a{end}": data})
    return [str(it.message) for it in found]
