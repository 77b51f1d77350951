"""Give an entry of a list, or a page of docs/, another name: the edits, and what leads on."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from generator.findings.diagnostics import Edit, Span, Text
from generator.kinds import KINDS, Kind, file_of
from generator.load.values import is_step
from generator.model.ids import slug
from generator.model.playbook import Playbook, Target
from generator.model.published import INDEX, page_of
from generator.model.sheets import Facet, FacetValue, Sheet, Tension, Term
from generator.model.text import Name
from generator.resolve.former import Change, bare, change, in_list
from generator.resolve.heads import line_after, place_of
from generator.resolve.mentions import Mention, under, written_at
from generator.words.phrases import phrase

Entry = Term | Tension | FacetValue


class CannotRenameError(Exception):
    """What is asked for cannot be renamed so; the words say why, and what can be done."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """What a new name takes: edits by the places of now, then files that move, old to new.

    ``moved`` is what moved.lock says then, None where it says what it said.
    """

    edits: tuple[Edit, ...]
    moves: tuple[tuple[str, str], ...] = ()
    moved: str | None = None


def rename_entry(
    playbook: Playbook,
    files: Mapping[str, Text],
    target: Target,
    name: str,
    named: Iterable[Mention],
) -> Renaming:
    """Return what it takes to call a term, a tension or a value of a facet by *name*."""
    check_id(name)
    key = target.id.partition("/")[0]
    facet = next((it for it in playbook.facets.values() if it.key == key), None)
    if target.kind is Kind.VALUE and facet and key == target.id:
        return _rename_key(playbook, files, facet, name)
    entry, others = _entry(playbook, target)
    taken = {it.id for it in others}
    taken |= {old.value for it in others for old in it.formerly}
    check_free(name, taken, phrase("another %(target)s", target=target.kind))
    mark = "" if target.kind is Kind.VALUE else "#"
    old = entry.id
    text = files[entry.span.path]
    own = bare(text, Name(old, entry.span))
    places = sorted({it.span for it in named if _means(it.target, target)} - {entry.span})
    edits = [Edit(part(files, span, mark, old), name) for span in places]
    addresses = partial(_addresses, target, facet)
    made = change(playbook, old, name, [it.value for it in entry.formerly], addresses)
    return Renaming((*edits, Edit(own, name), *_former(text, entry, own, made)))


def move_page(
    playbook: Playbook,
    files: Mapping[str, Text],
    sheet: Sheet,
    name: str,
    named: Iterable[Mention],
) -> Renaming:
    """Return what it takes to move a page of docs/ to *name*, such as ``about/how``."""
    steps = name.split("/")
    if not all(is_step(step) for step in steps):
        raise CannotRenameError(
            phrase(
                "a page is called by folders and a name, each of letters, digits and "
                "hyphens, such as `about/how`"
            )
        )
    if sheet.id == INDEX:
        raise CannotRenameError(phrase("the home page stays where it is: the site begins there"))
    check_free(name, playbook.sheets[Kind.DOC], phrase("another page"))
    former = {old: to for (kind, old), to in playbook.aliases.items() if kind is Kind.DOC}
    check_free(name, {old for old, to in former.items() if to != sheet.id}, phrase("another page"))
    here, there = sheet.path, file_of(Kind.DOC, name)
    own = Target(Kind.DOC, sheet.id)
    edits = {
        led(files, it.span, there)
        for it in named
        if Target(it.target.kind, it.target.id) == own and it.span.path != here
    }
    edits |= {*_own_links(playbook, files, sheet, there)}
    alias = in_aliases(playbook, files[here], sheet, name)
    return Renaming((*sorted(edits), *alias), ((here, there),))


def in_aliases(playbook: Playbook, text: Text, sheet: Sheet, name: str) -> Iterator[Edit]:
    """Yield the edits that keep the address of *sheet*, which becomes *name*."""
    address, there = page_of(sheet.kind, sheet.id), page_of(sheet.kind, name)
    before = sheet.meta.aliases
    again = next((it for it in before if page_of(sheet.kind, it) == there), name)
    made = change(playbook, sheet.id, again, before, lambda it: (page_of(sheet.kind, it),))
    made = made._replace(kept=made.kept and address != there)
    places = ((span, path) for path, span in sheet.places.items() if path[:1] == ("aliases",))
    names = [Name(under(span, text), span) for span, path in sorted(places) if len(path) == 2]
    key = sheet.places.get(("#", "aliases"))
    if key and names:
        whole = key.line, line_after(text, sheet, "aliases")
        yield from (_without_front(text, it) for it in in_list(text, names, whole, made))
    elif made.kept:
        yield _first_alias(text, sheet)


def check_id(name: str) -> None:
    """Raise where *name* cannot be an id."""
    if slug(name) != name:
        raise CannotRenameError(phrase("an id has small letters, digits and single hyphens alone"))


def check_free(name: str, taken: Collection[str], where: str) -> None:
    """Raise where *name* is *taken*."""
    if name in taken:
        raise CannotRenameError(phrase("`%(name)s` is taken by %(where)s", name=name, where=where))


def line_to(files: Mapping[str, Text], span: Span) -> str:
    """Return the line of *span* up to its end."""
    line = files[span.path].line(span.line)
    return line[: span.end_column - 1] if span.end_line == span.line else line


def part(files: Mapping[str, Text], span: Span, mark: str, old: str) -> Span:
    """Return the part of *span* that says *old* behind its last *mark*."""
    start = line_to(files, span).rindex(f"{mark}{old}", span.column - 1) + len(mark)
    return Span(span.path, span.line, start + 1, span.line, start + len(old) + 1)


def led(files: Mapping[str, Text], span: Span, there: str) -> Edit:
    """Return the edit by which the link at *span* leads to the file *there*."""
    text = files[span.path]
    written = text.content[
        text.offset(span.line, span.column) : text.offset(span.end_line, span.end_column)
    ]
    path = re.split(r"[#?]", written, maxsplit=1)[0]
    end = span.column + len(path)
    new = posixpath.relpath(there, posixpath.dirname(span.path))
    return Edit(Span(span.path, span.line, span.column, span.line, end), quote(new))


# Private functions: entries of lists


def _entry(playbook: Playbook, target: Target) -> tuple[Entry, list[Entry]]:
    """Return the entry that is meant, and the others of its list."""
    every: list[Entry]
    if target.kind is Kind.TERM:
        every, own = [*playbook.terms.values()], target.fragment
    elif target.kind is Kind.TENSION:
        every, own = [*playbook.tensions], target.fragment or target.id
    else:
        key, _, own = target.id.partition("/")
        facets = (it for it in playbook.facets.values() if it.key == key and own)
        every = [value for facet in facets for value in facet.values.values()]
    entry = next(it for it in every if it.id == own)
    return entry, [it for it in every if it is not entry]


def _rename_key(playbook: Playbook, files: Mapping[str, Text], facet: Facet, name: str) -> Renaming:
    """Return what it takes to write *facet* with the key *name*; its id stays, as addresses have it."""
    others = [it for it in playbook.facets.values() if it is not facet]
    taken = {it.key for it in others} | {old.value for it in others for old in it.formerly}
    check_free(name, taken, phrase("another facet"))
    sheets = ((it, it.places.get(("#", facet.key))) for it in playbook.all_sheets())
    edits = [
        Edit(bare(files[sheet.path], Name(facet.key, span)), name) for sheet, span in sheets if span
    ]
    text = files[facet.span.path]
    own = bare(text, Name(facet.key, facet.key_span))
    former = (old.value for value in facet.values.values() for old in value.formerly)
    below = ("", *(f"{value}/" for value in (*facet.values, *former)))
    before = [it.value for it in facet.formerly]
    made = change(playbook, facet.key, name, before, lambda key: [f"{key}/{it}" for it in below])
    return Renaming((*edits, Edit(own, name), *_former(text, facet, own, made)))


def _means(named: Target, target: Target) -> bool:
    if target.kind is Kind.VALUE:
        return named == target
    own = target.fragment or target.id
    return named.kind is target.kind and (named.fragment or named.id) == own


_OWN_LINE = re.compile(r"""[ ]*(?:-[ ]+)?(?P<key>['"]?(?:id|key)['"]?)[ ]*:[ ]*['"]?\Z""")
_IN_BRACES = re.compile(r"""[{,][ ]*['"]?(?:id|key)['"]?[ ]*:[ ]*['"]?\Z""")
_IN_LINE = re.compile(r",\s*formerly:\s*\[[^\]]*\]")  # among other keys of an entry on one line
_KEY = re.compile(r"[ ]*formerly:")


def _addresses(target: Target, facet: Facet | None, name: str) -> Iterator[str]:
    """Yield the addresses of an entry that is called *name*, as `ids.lock` has them."""
    if target.kind is Kind.VALUE and facet:
        yield from (f"{key}/{name}/" for key in (facet.key, *(it.value for it in facet.formerly)))
    else:
        yield f"{KINDS[target.kind].address}#{name}"


def _former(text: Text, entry: Entry | Facet, own: Span, made: Change) -> Iterator[Edit]:
    """Yield the edits that keep the name of now as one that the entry had before; *own* is its place."""
    names = entry.formerly
    before = text.line(own.line)[: own.column - 1]
    if names:
        whole = _whole_list(text, names)
        if whole or made.former(it.value for it in names):
            yield from in_list(text, names, whole or (0, 0), made)
        else:
            place = text.offset(names[0].span.line, names[0].span.column)
            every = _IN_LINE.finditer(text.content)
            one = next((it for it in every if it.start() < place < it.end()), None)
            yield from (
                (Edit(text.span(*one.span()), ""),)
                if one
                else in_list(text, names, (0, 0), made._replace(kept=True))
            )
    elif line := _OWN_LINE.match(before):
        indent = " " * line.start("key")
        below = Span(text.path, own.line + 1, 1, own.line + 1, 1)
        yield Edit(below, f"{indent}formerly: [{made.old}]\n")
    elif _IN_BRACES.search(before):
        quote = before[-1] in "'\""
        at = own.end_column + quote
        yield Edit(Span(text.path, own.line, at, own.line, at), f", formerly: [{made.old}]")
    else:
        raise CannotRenameError(
            phrase(
                "write `%(entry)s` in `%(span)s` with each key on a line of its own, then again",
                entry=entry.id,
                span=text.path,
            )
        )


def _whole_list(text: Text, names: Sequence[Name]) -> tuple[int, int] | None:
    """Return the lines of the list `formerly` with *names*, where it has them to itself."""
    number = names[0].span.line
    while number and not _KEY.match(text.line(number)):
        if text.line(number).lstrip()[:1] not in {"-", ""} and number < names[0].span.line:
            return None
        number -= 1
    behind = names[-1].span.line + 1
    while number and behind <= len(text.starts) and text.line(behind).strip() == "]":
        behind += 1
    return (number, behind) if number else None


# Private functions: pages of docs/


def _own_links(
    playbook: Playbook, files: Mapping[str, Text], sheet: Sheet, there: str
) -> Iterator[Edit]:
    """Yield the edits by which the page's links lead where they led, from another folder."""
    here, folder = posixpath.dirname(sheet.path), posixpath.dirname(there)
    for link in sheet.document.links:
        place = (sheet.path, sheet.document.text.place(link.start))
        if place not in playbook.links or link.target.value.startswith(("#", "?")):
            continue
        for span in written_at(sheet.document, link):
            path = re.split(r"[#?]", line_to(files, span)[span.column - 1 :], maxsplit=1)[0]
            full = posixpath.normpath(posixpath.join(here, path))
            if here == folder and full != sheet.path:
                continue
            new = posixpath.relpath(there if full == sheet.path else full, folder)
            end = span.column + len(path)
            yield Edit(Span(span.path, span.line, span.column, span.line, end), new)


def _first_alias(text: Text, sheet: Sheet) -> Edit:
    """Return the edit that keeps the address of now, where *sheet* had no other."""
    line = f"aliases: [{sheet.id}]\n"
    if text.line(1).rstrip() != "---":
        return Edit(Span(text.path, 1, 1, 1, 1), f"---\n{line}---\n")
    own = sheet.places.get(("#", "aliases"))
    begin = own.line if own else place_of(text, sheet, "aliases")
    end = line_after(text, sheet, "aliases") if own else begin
    return Edit(Span(text.path, begin, 1, end, 1), line)


def _without_front(text: Text, edit: Edit) -> Edit:
    """Return *edit*, or the one that takes out front matter of which it leaves nothing."""
    span = edit.span
    only = span.line == 2 and not edit.text and text.line(span.end_line).rstrip() == "---"
    return Edit(Span(text.path, 1, 1, span.end_line + 1, 1), "") if only else edit
