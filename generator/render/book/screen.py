"""Make what the one file has beside its text: styles, script, the words of its search, hashes.

Its policy allows the one style and the one script that stand in it, by their hashes, and nothing
else, so that text which came from anywhere else could not run.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from generator.kinds import Kind
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet
from generator.render.book.chapters import Part, Section
from generator.words.files import script_in_words
from generator.words.words import Words


@dataclass(frozen=True, slots=True)
class Screen:
    """The style and the script with their hashes, and the search's words as JSON."""

    style: Markup
    style_hash: str
    script: Markup
    script_hash: str
    words: Markup


def screen_of(
    parts: Sequence[Part],
    groups: Sequence[Sequence[str]],
    templates: Environment,
    words: Words,
) -> Screen:
    """Return what the file of *parts* needs; *groups* are names of the same thing."""
    labelled = [it for part in parts if part.kind in _LABELLED for it in part.sections]
    style = templates.get_template("book/screen-all.css").render(labelled=labelled)
    script = script_in_words(templates.get_template("book/search.js").render(), words)
    entries = [_entry(it) for part in parts for it in part.sections]
    index = json.dumps({"entries": entries, "names": groups}, ensure_ascii=False, sort_keys=True)
    return Screen(
        Markup(style),  # noqa: S704  # a template of ours
        _hash(style),
        Markup(script),  # noqa: S704  # the same
        _hash(script),
        Markup(_inert(index)),  # noqa: S704  # escaped there
    )


def names_of(playbook: Playbook) -> list[list[str]]:
    """Return the names of each term and role that has several: each may stand for the others.

    A card's synonyms are none of these: the card is found by them, and they mean no more.
    """
    terms = ((it.term, it.abbreviation, *it.synonyms) for it in playbook.terms.values())
    roles = (_names(it) for it in playbook.sheets.get(Kind.ROLE, {}).values())
    every = (tuple(dict.fromkeys(filter(None, names))) for names in (*terms, *roles))
    return sorted(list(it) for it in set(every) if len(it) > 1)


# Private functions

_LABELLED = frozenset({Kind.CARD, Kind.DECISION})


def _entry(section: Section) -> Mapping[str, object]:
    return {
        "id": section.anchor,
        "label": section.label,
        "title": section.title,
        "summary": section.summary,
        "words": [*section.words],
    }


def _names(sheet: Sheet) -> Iterable[str]:
    return (sheet.title, sheet.meta.role.abbreviation, *sheet.meta.synonyms)


def _hash(text: str) -> str:
    """Return the source expression that a policy allows *text* by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"


def _inert(text: str) -> str:
    """Return JSON that cannot end the element it stands in."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
