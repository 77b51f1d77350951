"""Keep the names that a thing had before: in a list of YAML, in braces, in `ids` of an entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.findings.diagnostics import Edit, Span, Text
from generator.model.playbook import Playbook
from generator.model.text import Name


class Change(NamedTuple):
    """The name *old* that becomes *new*; ``kept``: where *old* led still leads on.

    A thing that goes back to a name that it had is rid of each one in between that was not
    promised: of *old*, and of those in ``gone``.
    """

    old: str
    new: str
    kept: bool
    gone: frozenset[str] = frozenset()

    def former(self, before: Iterable[str]) -> tuple[str, ...]:
        """Return the former names, where *before* were those until now."""
        others = tuple(it for it in before if it not in {self.old, self.new, *self.gone})
        return (*others, self.old) if self.kept else others


def change(
    playbook: Playbook,
    old: str,
    new: str,
    before: Sequence[str],
    addresses: Callable[[str], Iterable[str]],
) -> Change:
    """Return what becomes of *old*, and of the names that the thing had *before*, oldest first.

    *addresses* are those that a name makes; it is promised where `ids.lock` has one of them, or a
    place on it. Without `ids.lock` nobody knows what was promised, and without addresses neither:
    all is kept then. A name from before *new* is kept too: it led on when the thing was called so.
    """
    locked = {name.value for name in playbook.locked}
    promised = locked | {it.partition("#")[0] for it in locked}
    back = new in before and bool(locked)
    between = {*before[before.index(new) + 1 :], old} if back else set()
    every = {name: {*addresses(name)} for name in between}
    gone = {name for name, own in every.items() if own and promised.isdisjoint(own)}
    return Change(old, new, old not in gone, frozenset(gone - {old, new}))


def in_list(
    text: Text, names: Sequence[Name], whole: tuple[int, int], made: Change
) -> Iterator[Edit]:
    """Yield the edits of a list of YAML with *names*; *whole* are its first line and that behind.

    All else of it keeps its form: on one line or on many, with quotes, with comments.
    """
    leaving = {made.new, *made.gone}
    stays = [it.value not in leaving for it in names]
    last = names[-1] if made.kept and not stays[-1] else None
    if last:  # the name of now takes its place: it is the newest
        yield Edit(bare(text, last), made.old)
        stays[-1] = True
    elif made.kept:
        yield _one_more(text, names[-1], made.old)
    if any(stays):
        yield from _without(text, names, stays)
    else:
        yield _lines(text, *whole)


def in_braces(text: Text, number: int, before: Iterable[str], made: Change) -> tuple[Edit, ...]:
    """Return the edit of the braces on line *number*: ``{#new .flag formerly=old,older}``.

    It is none where no braces there have the id.
    """
    found = re.search(
        rf"\{{[^{{}}]*?(?P<id>#{re.escape(made.old)})(?![\w-])[^{{}}]*\}}", text.line(number)
    )
    if found is None:
        return ()
    former = ",".join(made.former(before))
    kept = f"formerly={former}" if former else ""
    inside, at = found[0], found.start()
    start, end = found.start("id") - at, found.end("id") - at
    other = _FORMERLY.search(inside)
    if other is None:
        inside = f"{inside[:start]}#{made.new}{' ' * bool(kept)}{kept}{inside[end:]}"
    else:
        first = _FORMERLY.sub(f" {kept}" if kept else "", inside, count=1)
        inside = re.sub(rf"#{re.escape(made.old)}(?![\w-])", f"#{made.new}", first, count=1)
    return (Edit(Span(text.path, number, at + 1, number, found.end() + 1), inside),)


def in_entry(
    text: Text, key: Name, ids: Span | None, made: Change, before: Sequence[str]
) -> tuple[Edit, ...]:
    """Return the edits of the *key* of a .bib entry and of its field `ids`, whose value is at *ids*."""
    own = Edit(key.span, made.new)
    former = ", ".join(made.former(before))
    if ids is None:
        end = text.offset(key.span.end_line, key.span.end_column)
        indent = _INDENT.match(text.content, end)
        kept = f",{indent['before'] if indent else ' '}ids = {{{former}}}" if former else ""
        return (own._replace(text=f"{made.new}{kept}"),)
    if former:
        return (own, Edit(ids, former)) if former != ", ".join(before) else (own,)
    start = text.offset(ids.line, ids.column)
    end = text.offset(ids.end_line, ids.end_column)
    field = _FIELD.search(text.content[:start])
    return (own, Edit(text.span(field.start() if field else start, end + 1), ""))


def bare(text: Text, name: Name) -> Span:
    """Return the place of *name* without its quotes."""
    span = name.span
    quote = text.line(span.line)[span.column - 1] in "'\""
    return span._replace(column=span.column + quote, end_column=span.end_column - quote)


# Private functions

_FORMERLY = re.compile(r"(?:(?<=\{)|\s+)formerly=[^\s{}]*")
_INDENT = re.compile(r"[ \t]*,(?P<before>\s*)(?=\w)")
_FIELD = re.compile(r"\s*,\s*ids\s*=\s*[{\"]\Z", re.IGNORECASE)
_DASH = re.compile(r"[ ]*(?:-[ ]+)+['\"]?\Z")


def _quoted(text: Text, name: Name) -> tuple[int, int]:
    """Return where *name* starts and ends in *text*, with its quotes."""
    span = name.span
    start, end = (
        text.offset(span.line, span.column),
        text.offset(span.end_line, span.end_column),
    )
    before = text.content[start - 1 : start]
    if before in {"'", '"'} and text.content[end : end + 1] == before:
        return start - 1, end + 1
    return start, end


def _lines(text: Text, first: int, behind: int) -> Edit:
    return Edit(Span(text.path, first, 1, behind, 1), "")


def _is_row(text: Text, name: Name) -> bool:
    """Tell whether *name* stands behind a dash, on a line of its own."""
    return bool(_DASH.match(text.line(name.span.line)[: name.span.column - 1]))


def _without(text: Text, names: Sequence[Name], stays: Sequence[bool]) -> Iterator[Edit]:
    """Yield the edits that leave of *names* those that stay, one of them at least."""
    kept = [number for number, stay in enumerate(stays) if stay]
    for number, name in enumerate(names):
        if stays[number]:
            continue
        if _is_row(text, name):
            yield _lines(text, name.span.line, name.span.line + 1)
        elif number < kept[-1]:  # with the comma behind it
            yield Edit(text.span(_quoted(text, name)[0], _quoted(text, names[number + 1])[0]), "")
        else:  # with the comma before it
            yield Edit(text.span(_quoted(text, names[number - 1])[1], _quoted(text, name)[1]), "")


def _one_more(text: Text, last: Name, old: str) -> Edit:
    """Return the edit that adds *old* to a list, behind its *last* name."""
    start, end = _quoted(text, last)
    if not _is_row(text, last):
        return Edit(text.span(end, end), f", {old}")
    line = text.line(last.span.line)
    dash = line[: start - text.offset(last.span.line)]
    below = Span(text.path, last.span.line + 1, 1, last.span.line + 1, 1)
    return Edit(below, f"{dash}{old}\n")
