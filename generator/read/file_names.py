"""Check the names of files: each is an id and an address, and no two may be taken for one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from generator.findings.diagnostics import Diagnostic, Note, Span
from generator.kinds import KINDS, Kind
from generator.load.values import (
    ID_LENGTH,
    SITE_NAMES,
    address_taken,
    is_device,
    is_front,
    is_id,
    is_step,
)
from generator.model.ids import slug
from generator.rules.files import bad_file_name, colliding_name
from generator.words.phrases import phrase


@lru_cache(maxsize=1)  # while a program runs, names seldom change
def check_names(paths: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Return a finding for each file of *paths* whose name cannot be an id.

    A sheet of kb/ has its id from its name; a page of docs/ its address, with its folders; an
    image is addressed by its name alone. Of names that look alike the first in order holds.
    """
    ordered = sorted(paths, key=_folder_first)
    return tuple(
        finding for _, group in groupby(ordered, _folder) for finding in _folder_names(list(group))
    )


def shown(path: str) -> str:
    r"""Return *path* fit to be printed: what is no printable text becomes ``\xNN``."""
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(it if it.isprintable() else f"\\x{ord(it):02x}" for it in text)


def collision(path: str, first: str) -> Diagnostic:
    """Make the finding that *path* is taken for *first*, here or on another machine."""
    one, two = shown(path.rpartition("/")[2]), shown(first.rpartition("/")[2])
    if _is_readme(path) and path.casefold() != first.casefold():
        message = phrase(
            "`%(one)s` and `%(two)s` are both the page of the folder", one=one, two=two
        )
    elif path.casefold() == first.casefold():
        message = phrase("`%(one)s` and `%(two)s` differ in case alone", one=one, two=two)
    elif unicodedata.normalize("NFC", path) == unicodedata.normalize("NFC", first):
        message = phrase(
            "`%(one)s` and another file differ in how their accents are stored alone", one=one
        )
    else:
        message = phrase("`%(one)s` is easily taken for `%(two)s`", one=one, two=two)
    note = Note(_at(first), phrase("the other file"))
    return colliding_name.RULE.at(
        _at(path), message, help=phrase("rename one of the two"), notes=(note,)
    )


# Private functions

_DOCS = KINDS[Kind.DOC].source
_STRANGE = re.compile(r"[^A-Za-z0-9_.-]+")
_IMAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*", re.ASCII)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _folder_first(path: str) -> tuple[str, str]:
    return _folder(path), path


def _folder_names(paths: list[str]) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    # An id holds before a name that is none, and before one that borrows another's look.
    for path in sorted(paths, key=lambda it: (_fault(it) != "", _borrows(it), _is_readme(it), it)):
        look = "index.md" if _is_readme(path) else _skeleton(path.rpartition("/")[2])
        if look in seen:
            yield collision(path, seen[look])
            continue
        seen[look] = path
        fault = _fault(path)
        if fault:
            yield bad_file_name.RULE.at(_at(path), fault, help=_advice(path))


def _is_readme(path: str) -> bool:
    """Tell whether the file at *path* is the page of its folder, but for its name."""
    return path.startswith(_DOCS) and path.endswith(".md") and is_front(_stem(path).casefold())


def _borrows(path: str) -> bool:
    name = path.rpartition("/")[2]
    return _skeleton(name) != name


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _fault(path: str) -> str:
    """Return what is wrong with the name of *path* by itself, "" if nothing is."""
    name, stem = path.rpartition("/")[2], _stem(path)
    if not path.endswith((".md", ".yml")):
        return (
            is_device(name)
            if _IMAGE.fullmatch(name)
            else phrase("`%(name)s` makes no plain address", name=shown(name))
        )
    if path.startswith(_DOCS):
        return "" if is_step(stem) else address_taken(stem) or _no_step(stem)
    taken = address_taken(stem)
    if taken and (path.startswith("kb/") or stem not in SITE_NAMES):
        return taken
    if not is_id(stem):
        return _no_id(stem)
    return ""


def _no_step(stem: str) -> str:
    if len(stem) > ID_LENGTH or not stem.isascii():
        return _no_id(stem)
    return phrase("`%(name)s` can be no part of an address", name=shown(stem))


def _no_id(stem: str) -> str:
    strange = next((it for it in stem if it > "\x7f"), "")
    if len(stem) > ID_LENGTH:
        return phrase(
            "`%(stem)s` is longer than %(id_length)s characters",
            stem=shown(stem),
            id_length=ID_LENGTH,
        )
    if strange and strange.isprintable():
        name = unicodedata.name(strange, phrase("no character")).lower()
        return phrase(
            "`%(stem)s` can be no id: it has `U+%(strange)s` (%(name)s)",
            stem=shown(stem),
            strange=f"{ord(strange):04X}",
            name=name,
        )
    return phrase("`%(stem)s` can be no id", stem=shown(stem))


def _advice(path: str) -> str:
    name = path.rpartition("/")[2]
    stem, _, suffix = name.rpartition(".")
    if name.startswith(("~$", ".~")):
        return phrase("remove it: an editor left it there")
    plain = re.sub(r"(?:\.(?:md|markdown|txt))+$", "", stem, flags=re.IGNORECASE)
    fit = slug((plain or stem).replace("\u00df", "ss"))
    if path.startswith(_DOCS) and stem.isascii():
        fit = _STRANGE.sub("-", stem).strip("-._")[:ID_LENGTH]
    if stem == "_index" and path.startswith(_DOCS) and "/" in path.removeprefix(_DOCS):
        fit = "index"  # what a forge and other tools show of a folder
    if fit and fit != stem and not _fault(f"{_folder(path)}/{fit}.{suffix}"):
        return phrase("rename it to `%(fit)s.%(suffix)s`", fit=fit, suffix=suffix)
    if address_taken(stem) or is_device(stem):
        return phrase("rename it after what it says")
    return phrase("rename it with small letters, digits and single hyphens")


def _at(path: str) -> Span:
    return Span(shown(path), 1, 1, 1, 1)


# Letters that look like small Latin ones (from Unicode's confusables, those on a keyboard).
_ALIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u04cf"  # Cyrillic
    "\u03bf\u03b1\u03bd\u03b9"  # Greek
    "\u043a\u043c\u0442\u0432"  # Cyrillic
    "01",
    "aeopcyxijsdhloavikmtbol",
)


def _skeleton(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold().translate(_ALIKE)
    return plain.replace("rn", "m").replace("vv", "w")
