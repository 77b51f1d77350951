"""Say where things of the playbook are named and where they are defined: both ways, by place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.findings.diagnostics import Span, Text
from generator.kinds import KINDS, Kind
from generator.model.courses import Course
from generator.model.decisions import Decision
from generator.model.playbook import Playbook, Target
from generator.model.sheets import Sheet
from generator.model.text import Document, Link, Name, Statement

ROLE_KEYS = ("roles", "owner", "provided-by", "reached-by")
# A name for an address, as links written `[words][name]` use it.
NAMED = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*<?(?P<to>[^\s>]+)", re.MULTILINE)
# The fields of an entry that name other entries: one, or several with commas between
NAMING_FIELDS = ("crossref", "xdata", "related", "entryset")


class Mention(NamedTuple):
    """A place where *target* is named: a link, a citation, a name in front matter or in YAML."""

    span: Span
    target: Target


def mentions(playbook: Playbook) -> Iterator[Mention]:
    """Yield every place where a thing of *playbook* is named."""
    for document in playbook.texts():
        yield from _linked(document, playbook)
        yield from _cited(document)
    for sheet in playbook.all_sheets():
        yield from _in_front_matter(sheet, playbook)
    for decision in playbook.decisions.values():
        yield from _advised(decision)
    for course in playbook.courses.values():
        yield from _rested_on(course)
    yield from _in_lists(playbook)
    yield from _in_bibliography(playbook)


def definition(target: Target, playbook: Playbook) -> Span | None:
    """Return the place where *target* is defined, None where it has none of its own."""
    if target.kind is Kind.REFERENCE:
        reference = playbook.references.get(target.id)
        return reference.entry.key.span if reference else None
    if target.kind is Kind.TERM:
        term = playbook.terms.get(target.fragment)
        return term.span if term else Span(KINDS[Kind.TERM].source, 1, 1, 1, 1)
    sheet = playbook.sheets.get(target.kind, {}).get(target.id)
    return _in_sheet(sheet, target.fragment) if sheet else None


def definitions(playbook: Playbook) -> Iterator[Mention]:
    """Yield every work, term, statement with an id and sheet, at the place that defines it."""
    for key, reference in playbook.references.items():
        yield Mention(reference.entry.key.span, Target(Kind.REFERENCE, key))
    for term in playbook.terms.values():
        yield Mention(term.span, Target(Kind.TERM, "", term.id))
    for sheet in playbook.all_sheets():
        yield Mention(sheet.at("title"), Target(sheet.kind, sheet.id))
        for statement in sheet.document.statements:
            if statement.id:
                target = Target(sheet.kind, sheet.id, statement.id.value)
                yield Mention(statement.id.span, target)


def statement_of(sheet: Sheet, fragment: str) -> Statement | None:
    """Return the statement of *sheet* that *fragment* addresses."""
    every = sheet.document.statements
    return next((it for it in every if it.anchor == fragment), None)


def holds(span: Span, path: str, line: int, column: int) -> bool:
    """Tell whether the place lies in *span*, or right behind its end."""
    after = (span.line, span.column) <= (line, column)
    return span.path == path and after and (line, column) <= (span.end_line, span.end_column)


def written_at(document: Document, link: Link) -> Iterator[Span]:
    """Yield the places where the address of *link* is written: in it, or as `[name]: address`."""
    text, written = document.text, link.target.value
    place = link.target.span
    own = text.origin.text if text.origin else text
    start, end = (
        own.offset(place.line, place.column),
        own.offset(place.end_line, place.end_column),
    )
    named = [it for it in NAMED.finditer(text.content) if it["to"] == written]
    if written in own.content[start:end] or not named:
        yield place
    else:
        yield from (text.span(it.start("to"), it.end("to")) for it in named)


def under(span: Span, text: Text) -> str:
    """Return the one-line value at *span* without its quotes."""
    if span.line != span.end_line:
        return ""
    start = text.offset(span.line, span.column)
    words = text.content[start : text.offset(span.end_line, span.end_column)].strip()
    quoted = len(words) > 1 and words[0] in "'\"" and words[-1] == words[0]
    return words[1:-1] if quoted else words


# Private functions


def _linked(document: Document, playbook: Playbook) -> Iterator[Mention]:
    text = document.text
    for link in document.links:
        target = playbook.links.get((text.path, text.place(link.start)))
        if target:
            yield from (Mention(span, target) for span in written_at(document, link))


def _cited(document: Document) -> Iterator[Mention]:
    for cluster in document.clusters:
        for cite in cluster.cites:
            yield Mention(cite.key.span, Target(Kind.REFERENCE, cite.key.value))


def _in_front_matter(sheet: Sheet, playbook: Playbook) -> Iterator[Mention]:
    """Yield the names by their places: a list that was looked up has lost what is unknown."""
    facets = {it.key: it for it in playbook.facets.values()}
    for path, span in sheet.places.items():
        name = under(span, sheet.document.text)
        facet = facets.get(str(path[0])) if path else None
        if facet and name in facet.values:
            yield Mention(span, Target(Kind.VALUE, f"{facet.key}/{name}"))
        target = _named(path, name, sheet.kind)
        if target and target.id in playbook.sheets.get(target.kind, {}):
            yield Mention(span, target)


def _named(path: tuple[str | int, ...], name: str, kind: Kind) -> Target | None:
    key = path[0] if path else ""
    if key in ROLE_KEYS:
        return Target(Kind.ROLE, name)
    if key == "replaced-by" or (key == "related" and len(path) == 4 and path[2] == "#"):
        return Target(kind, name)
    if key == "read-first" and len(path) == 2:
        return Target(Kind.CARD, name)
    if key == "said-by" and len(path) == 2:
        return _statement(name)
    return None


def _statement(name: str) -> Target:
    card, _, statement = name.partition("#")
    return Target(Kind.CARD, card, statement)


def _advised(decision: Decision) -> Iterator[Mention]:
    for outcome in decision.outcomes:
        yield from _of_kind(outcome.cards, Kind.CARD)
        yield from _of_kind(outcome.next, Kind.DECISION)
    for question in decision.questions:
        yield from _of_kind((question.inner,) if question.inner else (), Kind.DECISION)


def _rested_on(course: Course) -> Iterator[Mention]:
    for module in course.modules:
        for question in module.questions:
            for name in question.known:
                yield Mention(name.span, _statement(name.value))


def _of_kind(names: Iterable[Name], kind: Kind) -> Iterator[Mention]:
    for name in names:
        yield Mention(name.span, Target(kind, name.value))


def _in_lists(playbook: Playbook) -> Iterator[Mention]:
    for term in playbook.terms.values():
        yield from _of_kind(term.cards, Kind.CARD)
        yield from _of_kind((term.role,) if term.role else (), Kind.ROLE)
    for tension in playbook.tensions:
        for name in tension.between:
            yield Mention(name.span, _statement(name.value))
    for suggestion in playbook.suggestions:
        yield from _of_kind(suggestion.cards, Kind.CARD)
    for document in playbook.documents:
        for statement in document.statements:
            yield from _of_kind(statement.cites, Kind.REFERENCE)


def _in_bibliography(playbook: Playbook) -> Iterator[Mention]:
    for reference in playbook.references.values():
        for name in NAMING_FIELDS:
            field = reference.entry.fields.get(name)
            for key in _keys(field.value, field.span) if field else ():
                if key.value in playbook.references:
                    yield Mention(key.span, Target(Kind.REFERENCE, key.value))


def _in_sheet(sheet: Sheet, fragment: str) -> Span:
    statement = statement_of(sheet, fragment) if fragment else None
    if statement:
        return statement.span
    headings = (it.span for it in sheet.document.headings if fragment and it.id == fragment)
    return next(headings, sheet.at("title"))


def _keys(value: str, span: Span) -> Iterator[Name]:
    """Yield the keys in *value*, with commas between, each with its place."""
    line, column = span.line, span.column
    for piece in value.split(","):
        key = piece.strip()
        before = piece[: len(piece) - len(piece.lstrip())]
        at = _behind(before, line, column)
        if key:
            yield Name(key, Span(span.path, *at, at[0], at[1] + len(key)))
        line, column = _behind(f"{piece},", line, column)


def _behind(words: str, line: int, column: int) -> tuple[int, int]:
    """Return the line and column behind *words* that begin at *line* and *column*."""
    lines = words.count("\n")
    return line + lines, len(words) - words.rfind("\n") if lines else column + len(words)
