"""Say which of the stretches that look like a slip are one: their keys, or their works, exist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.findings.diagnostics import Diagnostic, Edit
from generator.model.text import Cluster, Document, Slip
from generator.model.works import Reference
from generator.rules.citations import mistaken_citation, typed_citation
from generator.words.phrases import phrase

LEAST = 8  # characters of a title that is known again in a sentence


def find_slips(document: Document, references: Mapping[str, Reference]) -> Iterator[Diagnostic]:
    """Yield a finding for each slip of *document*."""
    taken = [(cluster.span, cluster) for cluster in document.clusters]
    for slip in document.slips:
        if slip.author and document.text.path.startswith("docs/"):
            continue  # pages about the site show how citations come out
        if slip.author:
            yield from _typed(slip, references)
        elif slip.sure or _are_keys(slip, references):
            if any(span == slip.span and _is_sound(cluster, slip) for span, cluster in taken):
                continue
            yield mistaken_citation.RULE.at(
                slip.span,
                phrase(
                    "`%(written)s` cites %(slip)s as it is written",
                    written=slip.written,
                    slip=_what(slip),
                ),
                help=phrase("did you mean `%(near)s`?", near=slip.right),
                fix=(Edit(slip.span, slip.right),),
            )


def works_of(author: str, year: str, references: Mapping[str, Reference]) -> list[str]:
    """Return the keys of the works whose first authors are those of *author*, of that year."""
    wanted = author.casefold().split("\n")
    return [
        key
        for key, reference in references.items()
        if _year(reference) == year[:4] and _authors(reference)[: len(wanted)] == wanted
    ]


def named_work(words: str, references: Mapping[str, Reference]) -> str:
    """Return the key of the one work that *words* name, "" for none or several.

    A work is named by its title, or by the name of its first author and its year.
    """
    plain = _plain(words)
    titled = {key for key, it in references.items() if f" {_title(it)} " in plain and _title(it)}
    dated = {key for key, it in references.items() if _is_dated(it, plain)}
    found = titled & dated or titled or dated
    return next(iter(found)) if len(found) == 1 else ""


# Private functions


def _plain(words: str) -> str:
    return f" {' '.join(_WORD.findall(words.casefold()))} "


_WORD = re.compile(r"[^\W_]+")


def _title(reference: Reference) -> str:
    """Return the main title of *reference*, plain, "" for one too short to be known again."""
    title = str(reference.item.get("title", "")).partition(":")[0]
    plain = _plain(title).strip()
    return plain if " " in plain and len(plain) >= LEAST else ""


def _is_dated(reference: Reference, plain: str) -> bool:
    authors, year = _authors(reference), _year(reference)
    name = _plain(authors[0]).strip() if authors else ""
    return bool(name and year) and f" {name} " in plain and f" {year} " in plain


def _what(slip: Slip) -> str:
    return (
        phrase("`%(keys)s` alone", keys=slip.keys[0])
        if slip.written.startswith("[@") and len(slip.keys) > 1
        else phrase("nothing")
    )


def _are_keys(slip: Slip, references: Mapping[str, Reference]) -> bool:
    """Whether keys stand there: the first alone, or behind an `@` the second too."""
    if slip.written.startswith("[@") and not slip.written.startswith("[@@"):
        return len(slip.keys) > 1 and all(key in references for key in slip.keys)
    return slip.keys[0] in references


def _is_sound(cluster: Cluster, slip: Slip) -> bool:
    """Whether a citation was read there that has all the keys: semicolons between them."""
    return len(cluster.cites) >= len(slip.keys) and not slip.written.startswith("[@@")


def _typed(slip: Slip, references: Mapping[str, Reference]) -> Iterator[Diagnostic]:
    keys = works_of(slip.author, slip.year, references)
    if len(keys) != 1:
        return
    right = slip.right.format(keys[0])
    yield typed_citation.RULE.at(
        slip.span,
        phrase(
            "`%(written)s` is typed by hand, though the work is among the references",
            written=slip.written,
        ),
        help=phrase("did you mean `%(near)s`?", near=right),
        fix=(Edit(slip.span, right),),
    )


def _year(reference: Reference) -> str:
    issued: Any = reference.item.get("issued") or {}
    return str((issued.get("date-parts") or [[""]])[0][0])


def _authors(reference: Reference) -> list[str]:
    people: Any = reference.item.get("author") or reference.item.get("editor") or ()
    return [_family(name).casefold() for name in people]


def _family(name: Mapping[str, str]) -> str:
    family = name.get("literal") or name.get("family", "")
    return f"{name.get('non-dropping-particle', '')} {family}".strip()
