"""Look into pictures as far as to tell what they are, how large, and whether they are whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, TypeAlias

NOTHING = (0, 0)
Order: TypeAlias = Literal["big", "little"]


class Picture(NamedTuple):
    """What a picture's bytes say: the points across and down, and whether it has its end."""

    size: tuple[int, int]
    whole: bool


def look(data: bytes, end: str) -> Picture | None:
    """Return what *data* says as a picture of the kind that *end* names; None where it is none."""
    begins, read = KINDS[end]
    return read(data) if begins(data) else None


# Private functions


def _png(data: bytes) -> Picture:
    """Walk the chunks (PNG, third edition, 5.3): length, type, data, check sum."""
    size = (_number(data, 16, 4), _number(data, 20, 4))
    at = 8
    while at + 12 <= len(data):
        if data[at + 4 : at + 8] == b"IEND":
            return Picture(size, whole=True)
        at += 12 + _number(data, at, 4)
    return Picture(size, whole=False)


def _gif(data: bytes) -> Picture:
    """Walk the blocks (GIF89a, 17 to 27) up to the trailer."""
    size = (_number(data, 6, 2, "little"), _number(data, 8, 2, "little"))
    at = 13 + _colours(data, 10)
    while at < len(data) and data[at] != _TRAILER:
        if data[at] == _EXTENSION:
            at += 2
        else:  # a picture: its place, its colours, the size of its codes
            at += 11 + _colours(data, at + 9)
        while at < len(data) and data[at]:
            at += 1 + data[at]
        at += 1
    return Picture(size, whole=at < len(data))


def _jpeg(data: bytes) -> Picture:
    """Walk the segments (ITU T.81, B.1) up to the scan; no byte of that looks like the end mark."""
    size, at = NOTHING, 2
    while at + 4 <= len(data) and data[at] == _MARK:
        kind = data[at + 1]
        if kind in _FRAMES:
            size = (_number(data, at + 7, 2), _number(data, at + 5, 2))
        if kind == _SCAN:
            return Picture(size, whole=data.find(b"\xff\xd9", at) > 0)
        at += 1 if kind == _MARK else 2 + _number(data, at + 2, 2)
    return Picture(size, whole=False)


def _webp(data: bytes) -> Picture:
    """Read the size of the whole, and the canvas of the first chunk (RFC 9649)."""
    size = NOTHING
    match data[12:16]:
        case b"VP8X":
            size = (1 + _number(data, 24, 3, "little"), 1 + _number(data, 27, 3, "little"))
        case b"VP8L":
            bits = _number(data, 21, 4, "little")
            size = (1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
        case b"VP8 ":
            wide, high = _number(data, 26, 2, "little"), _number(data, 28, 2, "little")
            size = (wide & 0x3FFF, high & 0x3FFF)
    return Picture(size, whole=8 + _number(data, 4, 4, "little") <= len(data))


def _avif(data: bytes) -> Picture:
    """Walk the boxes (ISO/IEC 14496-12, 4.2), and find the size among the properties."""
    at = data.find(b"ispe")
    size = (_number(data, at + 8, 4), _number(data, at + 12, 4)) if at > 0 else NOTHING
    at = 0
    while at + 8 <= len(data):
        length = _number(data, at, 4)
        if length == 1:
            length = _number(data, at + 8, 8)
        at += max(length, 8) if length else len(data) - at
    return Picture(size, whole=at == len(data))


def _number(data: bytes, at: int, length: int, order: Order = "big") -> int:
    return int.from_bytes(data[at : at + length], order)


def _colours(data: bytes, at: int) -> int:
    """Return how many bytes the table of colours takes that the flags at *at* announce."""
    flags = data[at] if at < len(data) else 0
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


_TRAILER, _EXTENSION = 0x3B, 0x21
_MARK, _SCAN = 0xFF, 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BRANDS = (b"avif", b"avis", b"mif1", b"msf1")
Kind: TypeAlias = tuple[Callable[[bytes], bool], Callable[[bytes], Picture]]
_JPEG: Kind = (lambda it: it.startswith(b"\xff\xd8\xff"), _jpeg)
KINDS: Mapping[str, Kind] = {
    ".avif": (lambda it: it[4:8] == b"ftyp" and it[8:12] in _BRANDS, _avif),
    ".gif": (lambda it: it.startswith((b"GIF87a", b"GIF89a")), _gif),
    ".jpeg": _JPEG,
    ".jpg": _JPEG,
    ".png": (lambda it: it.startswith(b"\x89PNG\r\n\x1a\n"), _png),
    ".webp": (lambda it: it.startswith(b"RIFF") and it[8:12] == b"WEBP", _webp),
}
