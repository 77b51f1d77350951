"""Answer what an editor asks of a place: what stands there, where it is defined, who names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings.diagnostics import Diagnostic, Span
from generator.load.notes import ALLOW
from generator.lsp.session import Session
from generator.lsp.words import explained, explained_rule
from generator.model.playbook import Target
from generator.resolve.mentions import Mention, definition, holds
from generator.resolve.renaming import Renaming, rename
from generator.rules.book import rules


@dataclass(frozen=True, slots=True)
class Symbol:
    """A part of a text, for its outline."""

    name: str
    detail: str
    span: Span


def named_at(session: Session, path: str, line: int, column: int) -> Mention | None:
    """Return what is named, or defined, at a place."""
    every = (*session.mentions, *session.definitions)
    found = [it for it in every if holds(it.span, path, line, column)]
    return min(found, key=lambda it: _size(it.span), default=None)


def hover(session: Session, path: str, line: int, column: int) -> tuple[str, Span] | None:
    """Return what is said of a place, in Markdown, and the stretch that it is said of."""
    mention = named_at(session, path, line, column)
    if mention:
        words = explained(mention.target, session.checked.playbook, session.words)
        return (words, mention.span) if words else None
    return _rule(session, path, line, column)


def defined(session: Session, path: str, line: int, column: int) -> Span | None:
    """Return where the thing at a place is defined."""
    mention = named_at(session, path, line, column)
    return definition(mention.target, session.checked.playbook) if mention else None


def references(session: Session, path: str, line: int, column: int) -> list[Span]:
    """Return the places that name what stands at a place; of a sheet also its statements'."""
    mention = named_at(session, path, line, column)
    if mention is None:
        return []
    wanted = mention.target
    return sorted(it.span for it in session.mentions if _same(it.target, wanted))


def fixes(session: Session, path: str, first: int, last: int) -> Iterator[Diagnostic]:
    """Yield the findings on the lines *first* to *last* that have a fix."""
    for finding in session.checked.of(path):
        if finding.fix and finding.span.line <= last and first <= finding.span.end_line:
            yield finding


def renamed(session: Session, mention: Mention, name: str) -> Renaming:
    """Return what it takes to give what is mentioned the *name* everywhere.

    Raises `CannotRenameError` where that cannot be done.
    """
    checked = session.checked
    return rename(checked.playbook, checked.files, mention.target, name, session.mentions)


def outline(session: Session, path: str) -> list[Symbol]:
    """Return the headings and statements of a sheet, in their order."""
    every = session.checked.playbook.all_sheets()
    sheet = next((it for it in every if it.path == path), None)
    if sheet is None:
        return []
    heads = [Symbol(it.text or "-", "", it.span) for it in sheet.document.headings]
    said = [
        Symbol(f"#{it.anchor}", " ".join(it.text.split())[:80], it.span)
        for it in sheet.document.statements
    ]
    return sorted((*heads, *said), key=lambda symbol: symbol.span)


# Private functions


def _size(span: Span) -> tuple[int, int]:
    return span.end_line - span.line, span.end_column - span.column


def _same(named: Target, wanted: Target) -> bool:
    if wanted.fragment:
        return named == wanted
    return (named.kind, named.id) == (wanted.kind, wanted.id)


def _rule(session: Session, path: str, line: int, column: int) -> tuple[str, Span] | None:
    """Return the page of the rule that an allowance at a place names."""
    text = session.checked.files.get(path)
    if text is None or line > len(text.starts):
        return None
    for found in ALLOW.finditer(text.line(line)):
        begin, end = found.span("rule")
        doc = rules().get(found["rule"])
        if doc and begin < column <= end + 1:
            return explained_rule(doc, session.words), Span(path, line, begin + 1, line, end + 1)
    return None
