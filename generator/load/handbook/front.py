"""Read the front matter that other tools have, and say what of it is kept."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.findings.diagnostics import Severity, Text
from generator.load import yaml
from generator.words.phrases import phrase, reason

TITLES = ("title", "name", "linktitle")
SUMMARIES = ("description", "summary", "excerpt", "abstract", "subtitle")
WORDS = ("tags", "keywords", "synonyms")


@dataclass(frozen=True, slots=True)
class Front:
    """What a page of another tool says of itself; ``body`` is where its text begins.

    ``lost`` are the keys that have no place here, ``unread`` says why none of it could be read.
    """

    title: str = ""
    summary: str = ""
    words: tuple[str, ...] = ()
    draft: bool = False
    body: int = 0
    lost: tuple[str, ...] = field(default=())
    unread: str = ""


def read_front(content: str) -> Front:
    """Return the front matter of *content*: YAML between `---`, TOML between `+++`, or none."""
    found = _FRONT.match(content)
    if found is None:
        return Front()
    values: Mapping[str, Any]
    try:
        values = _toml(found["toml"]) if found["toml"] is not None else _yaml(found["yaml"] or "")
    except ValueError as error:
        return Front(body=found.end(), unread=reason(error))
    known = {key.lower(): value for key, value in values.items()}
    used = {*TITLES, *SUMMARIES, *WORDS, "draft", "status"}
    return Front(
        next(_texts(known, TITLES), ""),
        next(_texts(known, SUMMARIES), ""),
        tuple(dict.fromkeys(_listed(known))),
        str(known.get("draft", "")).lower() == "true" or known.get("status") == "draft",
        found.end(),
        tuple(sorted(key for key in values if key.lower() not in used)),
    )


# Private functions

_FRONT = re.compile(
    r"""\s*(?:---[ ]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ ]*(?:\n|\Z)
    | \+\+\+[ ]*\n(?P<toml>.*?)^\+\+\+[ ]*(?:\n|\Z))""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


def _toml(source: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(phrase("it is no TOML")) from error


def _yaml(source: str) -> Mapping[str, Any]:
    read, findings = yaml.load(Text("", source), foreign=True)
    wrong = next((it for it in findings if it.severity is Severity.ERROR), None)
    if wrong:
        raise ValueError(wrong.message)
    values = yaml.plain(read.root)
    return values if isinstance(values, dict) else {}


def _texts(values: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        value = values.get(key)
        if isinstance(value, str) and value.strip():
            yield " ".join(value.split())


def _listed(values: Mapping[str, Any]) -> Iterator[str]:
    for key in WORDS:
        value = values.get(key) or ()
        each = re.split(r"\s*,\s*", value) if isinstance(value, str) else value
        yield from (" ".join(str(it).split()) for it in each if str(it).strip())
