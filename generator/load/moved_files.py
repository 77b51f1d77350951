"""Read and write moved.lock: where files stood that have another place now, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from posixpath import splitext
from urllib.parse import quote, unquote

from generator.findings.diagnostics import Diagnostic, Text
from generator.model.playbook import MovedFile
from generator.rules.files.active_static_file import ACTIVE
from generator.rules.yaml import bad_value
from generator.words.phrases import phrase

PATH = "moved.lock"
HEAD = "// Where files stood that have another place now; `playbook mv` writes it. What stands there answers at its old address too.\n"
MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")  # of git's, which are told already


def load_moved(text: Text) -> tuple[tuple[MovedFile, ...], tuple[Diagnostic, ...]]:
    """Return the lines of *text*, of two with one address the last; ``//`` begins a comment."""
    moved: dict[str, MovedFile] = {}
    findings = []
    for number, start in enumerate(text.starts, 1):
        line = text.line(number).rstrip()
        if not line or line.startswith(("//", *MARKS)):
            continue
        address, _, path = line.partition(" ")
        place = text.span(start, start + len(line))
        if _can_stand(unquote(address), path):
            moved[address] = MovedFile(unquote(address), path, place)
        else:
            message = phrase("the line is none that `playbook mv` writes")
            help = phrase("write `old-address path-of-the-file`, or take the line out")
            findings.append(bad_value.RULE.at(place, message, help=help))
    return tuple(moved.values()), tuple(findings)


def moved_text(moved: Iterable[tuple[str, str]]) -> str:
    """Return the file that says of each address which file answers there; "" where there is none."""
    lines = sorted(f"{quote(address)} {path}\n" for address, path in moved)
    return "".join((HEAD, *lines)) if lines else ""


# Private functions

_ADDRESS = re.compile(
    r"(?!\.{1,2}(?:/|\Z))[^/\\\x00-\x1f\x7f]+(?:/(?!\.{1,2}(?:/|\Z))[^/\\\x00-\x1f\x7f]+)*"
)


def _can_stand(address: str, path: str) -> bool:
    """Tell whether the file at *path* may answer at *address*: within the site, as what it is.

    A picture is no page there, and no file is one that web servers run or take orders from.
    """
    active = (name.casefold().endswith(ACTIVE) for name in (address, path))
    return (
        bool(path and _ADDRESS.fullmatch(address))
        and splitext(address)[1].casefold() == splitext(path)[1].casefold()
        and len({*active}) == 1
    )
