"""Map the people of an entry: authors, editors by their type, annotated roles."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.load.bib.names import read_names, split_names
from generator.load.bib.publishers import bodies
from generator.load.bib.related import roles_of
from generator.load.bib.work import MEDIA, Work, decode_text


def put_names(work: Work) -> None:
    """Fill the lists of people."""
    fields = work.entry.fields
    options = work.entry.get("options").replace(" ", "")
    useprefix = "useprefix=false" not in options
    for name, variable in _NAMES.items():
        if name in fields:
            work.put(variable, read_names(fields[name].value, useprefix=useprefix), name)
    for name in ("editor", "editora", "editorb", "editorc"):
        if name in fields:
            role = work.entry.get(f"{name}type").strip().lower()
            names = read_names(fields[name].value, useprefix=useprefix)
            variable = _EDITOR_ROLES.get(role, "editor" if name == "editor" or not role else "")
            work.put(variable, names, name) if variable else None
    if work.type in {"report", "standard"} and not {"author", "editor"} & work.item.keys():
        name = work.first("institution", "organization")  # who issues it is its author (APA 9.7)
        work.put("author", [{"literal": it} for it in bodies(work, name)] if name else [], name)
    if "author+an:role" in fields and work.type in MEDIA:
        _put_roles(work)
    _annotate(work)
    if work.type == "patent":
        _keep_first(work, "holder", "authority")


# Private functions

_NAMES: Mapping[str, str] = {
    "author": "author",
    "translator": "translator",
    "bookauthor": "container-author",
    "narrator": "narrator",
    "execproducer": "executive-producer",
    "producer": "producer",
    "director": "director",
    "host": "host",
    "guest": "guest",
    "performer": "performer",
    "composer": "composer",
    "illustrator": "illustrator",
    "interviewer": "interviewer",
    "recipient": "recipient",
}
_EDITOR_ROLES: Mapping[str, str] = {
    "chair": "chair",
    "collaborator": "contributor",
    "compiler": "compiler",
    "curator": "curator",
    "director": "director",
    "execproducer": "executive-producer",
    "executiveproducer": "executive-producer",
    "guest": "guest",
    "host": "host",
    "illustrator": "illustrator",
    "interviewer": "interviewer",
    "narrator": "narrator",
    "organizer": "organizer",
    "performer": "performer",
    "producer": "producer",
    "writer": "script-writer",
}
_ROLE = re.compile(r"(?P<index>\d*)\s*=\s*\"?(?P<roles>[^;\"]+)\"?")


_GIVEN_NAME = re.compile(r"(?P<index>\d+)\s*=\s*\"(?P<name>[^\"]*)\"")
_ROLE_WORDS: Mapping[str, str] = {
    "writer": "Writer", "director": "Director", "producer": "Producer", "host": "Host",
    "execproducer": "Executive Producer", "guest": "Guest", "guestexpert": "Guest Expert",
    "narrator": "Narrator", "interviewer": "Interviewer",
}  # fmt: skip


def _annotate(work: Work) -> None:
    """Note what a list prints behind each name: a user's name, a role that not all share."""
    authors = work.item.get("author")
    if not authors:
        return
    shown: dict[int, str] = {}
    for at, named in roles_of(work.entry.get("author+an:role")).items():
        roles = [_role_word(role) for role in named]
        if all(roles):
            shown[at] = f"({' & '.join(sorted(roles, reverse=True))})"
    for match in _GIVEN_NAME.finditer(work.entry.get("author+an:username")):
        shown[int(match["index"])] = f"[{decode_text(match['name'])}]"
    if shown:
        work.item["author"] = [
            {**name, "annotation": shown[at]} if at in shown else name
            for at, name in enumerate(authors, 1)
        ]


def _role_word(role: str) -> str:
    """Return the word for a role: one of biblatex's names, or words as they are written."""
    return _ROLE_WORDS.get(role.lower(), role if " " in role else "")


def _keep_first(work: Work, name: str, variable: str) -> None:
    if name in work.entry.fields:
        parts = split_names(work.entry.get(name))
        work.put(variable, "; ".join(decode_text(part) for part in parts), name)


def _put_roles(work: Work) -> None:
    """Move the authors whose roles are annotated to the variables of these roles.

    CSL can name a role only for a whole list: where roles differ, the authors stay authors.
    """
    authors = work.item.get("author", [])
    roles: list[set[str]] = [set() for _ in authors]
    for match in _ROLE.finditer(work.entry.get("author+an:role")):
        named = {role.strip().lower().removesuffix("s") for role in match["roles"].split(",")}
        wanted = [int(match["index"]) - 1] if match["index"] else range(len(authors))
        for at in wanted:
            if 0 <= at < len(roles):
                roles[at] |= named
    if not roles or any(each != roles[0] for each in roles):
        return
    variables = [_EDITOR_ROLES[role] for role in sorted(roles[0]) if role in _EDITOR_ROLES]
    if not variables or len(variables) != len(roles[0]) or len(variables) > 1:
        return
    del work.item["author"]
    for variable in variables:
        work.put(variable, authors, "author", "author+an:role")
