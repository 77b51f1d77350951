"""Give a thing another name wherever it is named: the edits, and the file that moves with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.findings.diagnostics import Edit, Span, Text
from generator.kinds import KINDS, Kind, file_of
from generator.model.ids import slug
from generator.model.playbook import Playbook, Target
from generator.model.sheets import Sheet
from generator.model.text import Name, Statement
from generator.model.works import Reference
from generator.resolve.heads import line_after, place_of
from generator.resolve.labels import rename_label
from generator.resolve.mentions import Mention, mentions, statement_of
from generator.resolve.moving import (
    CannotRenameError,
    Renaming,
    check_free,
    check_id,
    line_to,
    move_page,
    part,
    rename_entry,
)
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
    if target.kind is Kind.REFERENCE:
        return _work(playbook, target, name, named)
    sheet = playbook.sheets.get(target.kind, {}).get(target.id)
    course = playbook.courses.get(target.id) if target.kind is Kind.COURSE else None
    if course and target.fragment:
        return rename_label(course, files, target.fragment, name, named)
    if sheet and target.fragment:
        return _statement(files, sheet, target, name, named)
    if sheet and sheet.kind in MOVING:
        return _sheet(playbook, files, sheet, name, named)
    if sheet and sheet.kind is Kind.DOC:
        return move_page(playbook, files, sheet, name, named)
    if target.kind in ENTRIES:
        return rename_entry(playbook, files, target, name, named)
    raise CannotRenameError(phrase("this has no name of its own that can be another"))


# Private functions


def _work(playbook: Playbook, target: Target, name: str, named: Iterable[Mention]) -> Renaming:
    check_free(name, playbook.references, phrase("another work"))
    _check_address(playbook, target.id, name)
    if not name.isascii() or not name[:1].isalnum() or set(name) & set(" ,;{}()[]\\\"#%~'=@"):
        raise CannotRenameError(phrase("a key has letters, digits and `-_:.+/` alone"))
    reference = playbook.references[target.id]
    spans = {it.span for it in named if it.target == target}
    edits = [Edit(span, name) for span in sorted(spans)]
    return Renaming((*edits, *_former_key(reference, name)))


def _check_address(playbook: Playbook, key: str, name: str) -> None:
    """Refuse a key whose address is that of another work, now or formerly."""
    others = (it for it in playbook.references.values() if it.key != key)
    if any(slug(name) in {it.slug, *it.former} for it in others):
        raise CannotRenameError(
            phrase("the address of `%(name)s` is that of another work", name=name)
        )


def _former_key(reference: Reference, name: str) -> Iterator[Edit]:
    """Yield the edits of an entry's key, and of `ids`, which keeps its old address."""
    entry = reference.entry
    key = entry.key.value
    field = entry.fields.get("ids")
    before = [it for it in former_keys(entry) if it != name]
    if field is None or not field.value.strip():
        kept = "" if slug(name) == reference.slug else f",\n  ids = {{{key}}}"
        yield Edit(entry.key.span, f"{name}{kept}")
    else:
        yield Edit(entry.key.span, name)
        yield Edit(field.span, ", ".join((*before, key)))


def _statement(
    files: Mapping[str, Text], sheet: Sheet, target: Target, name: str, named: Iterable[Mention]
) -> Renaming:
    statement = statement_of(sheet, target.fragment)
    if statement is None or statement.id is None:
        raise CannotRenameError(phrase("a statement is renamed where it has an id of its own"))
    check_id(name)
    taken = {it.id for it in sheet.document.headings}
    taken |= {it.anchor for it in sheet.document.statements}
    taken |= {
        old.value for it in sheet.document.statements if it is not statement for old in it.formerly
    }
    check_free(name, taken, phrase("this page"))
    spans = {it.span for it in named if it.target == target}
    behind = (part(files, span, "#", target.fragment) for span in sorted(spans))
    edits = (Edit(span, name) for span in behind)
    return Renaming((*edits, *_formerly(statement, name)))


def _formerly(statement: Statement, name: str) -> Iterator[Edit]:
    """Yield the edits of a statement's own note: its id, and the ids that it had before."""
    own = statement.id or Name("", statement.span)
    before = [it.value for it in statement.formerly if it.value != name]
    former = f"formerly: {', '.join((*before, own.value))}"
    pair = next(
        (it for note in statement.notes for it in note.pairs if it[0].value == "formerly"), None
    )
    if pair is None:
        yield Edit(own.span, f"{name}; {former}")
    else:
        key, value = pair
        whole = key.span._replace(end_line=value.span.end_line, end_column=value.span.end_column)
        yield from (Edit(own.span, name), Edit(whole, former))


def _sheet(
    playbook: Playbook, files: Mapping[str, Text], sheet: Sheet, name: str, named: Iterable[Mention]
) -> Renaming:
    check_id(name)
    taken = {
        *playbook.sheets[sheet.kind],
        *(it for kind, it in playbook.aliases if kind is sheet.kind),
    }
    taken -= {it for (kind, it), there in playbook.aliases.items() if there == sheet.id}
    check_free(name, taken, phrase("another %(target)s", target=sheet.kind))
    spans = {it.span for it in named if (it.target.kind, it.target.id) == (sheet.kind, sheet.id)}
    edits = [Edit(span, name) for it in sorted(spans) for span in _whole(files, it, sheet.id)]
    edits.append(_alias(files[sheet.path], sheet, name))
    return Renaming(tuple(edits), ((sheet.path, file_of(sheet.kind, name)),))


def _whole(files: Mapping[str, Text], span: Span, old: str) -> Iterator[Span]:
    """Yield the part of *span* that names the file or the id *old*; a link to itself has none."""
    found = re.compile(rf"(?<![a-z0-9#-]){re.escape(old)}(?=\.md(?:[#?]|$)|[\"'#\s>)]|$)").search(
        line_to(files, span), span.column - 1
    )
    if found:
        yield Span(span.path, span.line, found.start() + 1, span.line, found.end() + 1)


def _alias(text: Text, sheet: Sheet, name: str) -> Edit:
    """Return the edit that keeps the old address: *name* may be one that the sheet had before."""
    kept = [it for it in sheet.meta.aliases if it != name]
    line = f"aliases: [{', '.join((*kept, sheet.id))}]\n"
    own = sheet.places.get(("#", "aliases"))
    begin = own.line if own else place_of(text, sheet, "aliases")
    end = line_after(text, sheet, "aliases") if own else begin
    return Edit(Span(text.path, begin, 1, end, 1), line)
