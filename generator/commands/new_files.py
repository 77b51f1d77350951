"""Write what authors asked for into their own files: the only writer there."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.ids import slug


class AuthoringError(Exception):
    """What was asked for cannot be written; the words say why, to the author."""


@dataclass(frozen=True, slots=True)
class NewCard:
    """What a new card begins with; ``facets`` has values by front matter key."""

    title: str
    summary: str
    roles: Sequence[str]
    owner: str
    today: date
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)


def card_text(card: NewCard) -> str:
    """Return the file of *card*: a draft that passes every check, with hints for its author."""
    facets = "".join(f"{key}: {listed(values)}\n" for key, values in sorted(card.facets.items()))
    return (
        "---\n"
        f"title: {scalar(card.title)}\n"
        f"summary: {scalar(card.summary)}\n"
        "status: draft  # published, when it is ready\n"
        f"roles: {listed(card.roles)}\n"
        f"{facets}"
        f"owner: {scalar(card.owner)}\n"
        f"reviewed: {card.today.isoformat()}\n"
        "review: 12 months\n"
        "---\n"
        "## Guidance\n\n"
        "<!-- One statement a line: what to do. Cite where it comes from, as in [@li2010, p. 3],\n"
        "     or end it with a note as below where no source says it. -->\n\n"
        f"- {_sentence(card.summary)} <!-- basis: editorial -->\n\n"
        "## In practice\n\n"
        "## Watch out for\n"
    )


def write_new(root: Path, folder: str, title: str, text: str) -> str:
    """Write *text* as a new file of ``kb/`` named after *title*; return its path below *root*.

    Raises `AuthoringError` where the title makes no name or the file is there already.
    """
    name = slug(title)
    if not name:
        raise AuthoringError(f"`{title}` has no letters or digits to make a file name of")
    path = f"kb/{folder}/{name}.md"
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError as error:
        raise AuthoringError(f"`{path}` is there already; choose another title") from error
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def replace_text(path: Path, text: str) -> None:
    """Replace the content of the author's file *path* in one step."""
    stage = path.with_name(f".{path.name}.new")
    stage.write_text(text, encoding="utf-8", newline="\n")
    stage.chmod(path.stat().st_mode & 0o777)
    stage.replace(path)


def scalar(value: str) -> str:
    """Write *value* so that YAML reads it as the same text."""
    words = " ".join(value.split())
    plain = words and words[0].isalpha() and words[-1] != ":"
    if plain and ": " not in words and " #" not in words:
        return words
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def listed(values: Sequence[str]) -> str:
    """Write *values* as a YAML list on one line."""
    return f"[{', '.join(values)}]"


# Private functions


def _sentence(words: str) -> str:
    """Return *words* as a statement: no citation marks or markup are made of them by chance."""
    line = " ".join(words.split())
    return "".join(f"\\{it}" if it in "\\`*_{}[]<>@#!|~" else it for it in line)
