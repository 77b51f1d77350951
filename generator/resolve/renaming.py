"""Give a thing another name wherever it is named: the edits, and the file that moves with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from generator.findings.diagnostics import Edit, Span, Text
from generator.kinds import KINDS, Kind, file_of
from generator.model.ids import slug
from generator.model.playbook import Playbook, Target
from generator.model.published import on_pages, pages_of
from generator.model.sheets import Sheet
from generator.model.text import Heading, Name, Statement
from generator.resolve.files import in_settings
from generator.resolve.former import Change, change, in_braces, in_entry
from generator.resolve.labels import rename_label
from generator.resolve.mentions import Mention, mentions, statement_of
from generator.resolve.moving import (
    CannotRenameError,
    Renaming,
    check_free,
    check_id,
    in_aliases,
    line_to,
    move_page,
    part,
    rename_entry,
)
from generator.resolve.parts import rename_part
from generator.resolve.references import former_keys
from generator.words.phrases import phrase

__all__ = ["MOVING", "CannotRenameError", "Renaming", "rename"]

# The kinds that are entries of a list.
ENTRIES = (Kind.TERM, Kind.TENSION, Kind.VALUE)

# The kinds whose file is their name, and whose address is kept by an alias.
MOVING = tuple(kind for kind, traits in KINDS.items() if traits.source.startswith("kb/") and traits.source.endswith("/") and kind is not Kind.IMAGE)  # fmt: skip


def rename(
    playbook: Playbook,
    files: Mapping[str, Text],
    target: Target,
    name: str,
    every: Iterable[Mention] | None = None,
) -> Renaming:
    """Return what it takes to call *target* by *name*.

    *every* are the mentions of the playbook, where they are known already. Raises
    `CannotRenameError` for other things, a name that is taken, or one that cannot be an id.
    """
    named = mentions(playbook) if every is None else every
    asked = _Asked(playbook, files, target, name, named)
    sheet = playbook.sheets.get(target.kind, {}).get(target.id)
    if target.kind is Kind.REFERENCE:
        return _work(asked)
    if sheet and target.fragment:
        return _place(asked, sheet)
    if sheet:
        return _file(asked, sheet)
    if target.kind in ENTRIES:
        return rename_entry(playbook, files, target, name, named)
    raise CannotRenameError(phrase("this has no name of its own that can be another"))


# Private functions


class _Asked(NamedTuple):
    """What is renamed, and to what name; ``named`` are the places where anything is named."""

    playbook: Playbook
    files: Mapping[str, Text]
    target: Target
    name: str
    named: Iterable[Mention]


def _place(asked: _Asked, sheet: Sheet) -> Renaming:
    """Rename a place on a page: of a course or a decision a part, else a statement or a heading."""
    playbook, files, target, name, named = asked
    course = playbook.courses.get(sheet.id) if sheet.kind is Kind.COURSE else None
    if course:
        return rename_label(playbook, course, files, target.fragment, name, named)
    if sheet.kind is Kind.DECISION:
        return rename_part(playbook, files, target, name, named)
    return _statement(asked, sheet)


def _file(asked: _Asked, sheet: Sheet) -> Renaming:
    if sheet.kind is not Kind.DOC:
        return _sheet(asked, sheet)
    made = move_page(asked.playbook, asked.files, sheet, asked.name, asked.named)
    (there,) = (it for _, it in made.moves)
    return replace(made, edits=(*made.edits, *in_settings(asked.files, sheet.path, there)))


def _work(asked: _Asked) -> Renaming:
    playbook, files, target, name, named = asked
    check_free(name, playbook.references, phrase("another work"))
    _check_address(playbook, target.id, name)
    if not name.isascii() or not name[:1].isalnum() or set(name) & set(" ,;{}()[]\\\"#%~'=@"):
        raise CannotRenameError(phrase("a key has letters, digits and `-_:.+/` alone"))
    spans = {it.span for it in named if it.target == target}
    edits = [Edit(span, name) for span in sorted(spans)]
    reference = playbook.references[target.id]
    entry = reference.entry
    before = former_keys(entry)
    folder = KINDS[Kind.REFERENCE].address
    made = change(
        playbook,
        entry.key.value,
        name,
        before,
        lambda key: (f"{folder}{reference.slug if key == reference.key else slug(key)}/",),
    )
    made = made._replace(kept=made.kept and slug(name) != reference.slug)
    field = entry.fields.get("ids")
    ids = field.span if field and field.value.strip() else None
    own = in_entry(files[entry.key.span.path], entry.key, ids, made, before)
    return Renaming((*edits, *own))


def _check_address(playbook: Playbook, key: str, name: str) -> None:
    """Refuse a key whose address is that of another work, now or formerly."""
    others = (it for it in playbook.references.values() if it.key != key)
    if any(slug(name) in {it.slug, *it.former} for it in others):
        raise CannotRenameError(
            phrase("the address of `%(name)s` is that of another work", name=name)
        )


def _statement(asked: _Asked, sheet: Sheet) -> Renaming:
    playbook, files, target, name, named = asked
    statement = statement_of(sheet, target.fragment)
    headings = (it for it in sheet.document.headings if it.explicit and it.id == target.fragment)
    heading = next(headings, None)
    thing = statement if statement and statement.id else heading
    if thing is None:
        raise CannotRenameError(
            phrase("a statement, or a heading, is renamed where it has an id of its own")
        )
    check_id(name)
    check_free(name, _places(sheet, thing), phrase("this page"))
    spans = {it.span for it in named if it.target == target}
    behind = (part(files, span, "#", target.fragment) for span in sorted(spans))
    edits = (Edit(span, name) for span in behind)
    pages = pages_of(playbook, sheet.kind, sheet.id)
    places = partial(on_pages, pages)
    text = files[sheet.path]
    if isinstance(thing, Heading):
        made = change(playbook, target.fragment, name, thing.formerly, places)
        return Renaming((*edits, *in_braces(text, thing.span.line, thing.formerly, made)))
    before = [it.value for it in thing.formerly]
    made = change(playbook, target.fragment, name, before, places)
    return Renaming((*edits, *_formerly(text, thing, made)))


def _places(sheet: Sheet, thing: Statement | Heading) -> set[str]:
    """Return the places on the page of *sheet*, now and formerly, but those of *thing*."""
    taken = {it.id for it in sheet.document.headings}
    taken |= {it.anchor for it in sheet.document.statements}
    for statement in sheet.document.statements:
        taken |= {it.value for it in statement.formerly} if statement is not thing else set()
    for heading in sheet.document.headings:
        taken |= set(heading.formerly) if heading is not thing else set()
    return taken


def _formerly(text: Text, statement: Statement, made: Change) -> Iterator[Edit]:
    """Yield the edits of a statement's own note: its id, and the ids that it had before."""
    own = statement.id or Name("", statement.span)
    former = ", ".join(made.former(it.value for it in statement.formerly))
    every = (pair for note in statement.notes for pair in note.pairs)
    pair = next((it for it in every if it[0].value == "formerly"), None)
    if pair is None:
        yield Edit(own.span, f"{made.new}; formerly: {former}" if former else made.new)
        return
    key, value = (it.span for it in pair)
    start, end = (
        text.offset(key.line, key.column),
        text.offset(value.end_line, value.end_column),
    )
    yield Edit(own.span, made.new)
    if former:
        yield Edit(text.span(start, end), f"formerly: {former}")
    elif before := _BEFORE.search(text.content[:start]):
        yield Edit(text.span(before.start(), end), "")
    elif behind := _BEHIND.match(text.content, end):
        yield Edit(text.span(start, behind.end()), "")


# What parts a pair of a note from the one before it, and from the one behind.
_BEFORE = re.compile(r"\s*;\s*\Z")
_BEHIND = re.compile(r"\s*;\s*")


def _sheet(asked: _Asked, sheet: Sheet) -> Renaming:
    playbook, files, _, name, named = asked
    check_id(name)
    taken = {
        *playbook.sheets[sheet.kind],
        *(it for kind, it in playbook.aliases if kind is sheet.kind),
    }
    taken -= {it for (kind, it), there in playbook.aliases.items() if there == sheet.id}
    check_free(name, taken, phrase("another %(target)s", target=sheet.kind))
    spans = {it.span for it in named if (it.target.kind, it.target.id) == (sheet.kind, sheet.id)}
    edits = [Edit(span, name) for it in sorted(spans) for span in _whole(files, it, sheet.id)]
    edits += in_aliases(playbook, files[sheet.path], sheet, name)
    return Renaming(tuple(edits), ((sheet.path, file_of(sheet.kind, name)),))


def _whole(files: Mapping[str, Text], span: Span, old: str) -> Iterator[Span]:
    """Yield the part of *span* that names the file or the id *old*; a link to itself has none."""
    found = re.compile(rf"(?<![a-z0-9#-]){re.escape(old)}(?=\.md(?:[#?]|$)|[\"'#\s>)]|$)").search(
        line_to(files, span), span.column - 1
    )
    if found:
        yield Span(span.path, span.line, found.start() + 1, span.line, found.end() + 1)
