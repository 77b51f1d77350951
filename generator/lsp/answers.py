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


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text that is open; lines and columns count from 1."""

    session: Session
    path: str
    line: int
    column: int

    def named(self) -> Mention | None:
        """Return what is named, or defined, here."""
        every = (*self.session.mentions, *self.session.definitions)
        found = [it for it in every if holds(it.span, self.path, self.line, self.column)]
        return min(found, key=lambda it: _size(it.span), default=None)

    def hover(self) -> tuple[str, Span] | None:
        """Return what is said of this place, in Markdown, and the stretch that it is said of."""
        mention = self.named()
        if mention:
            words = explained(mention.target, self.session.checked.playbook, self.session.words)
            return (words, mention.span) if words else None
        return self._rule()

    def defined(self) -> Span | None:
        """Return where the thing here is defined."""
        mention = self.named()
        return definition(mention.target, self.session.checked.playbook) if mention else None

    def references(self) -> list[Span]:
        """Return the places that name what stands here; of a sheet also its statements'."""
        mention = self.named()
        if mention is None:
            return []
        wanted = mention.target
        return sorted(it.span for it in self.session.mentions if _same(it.target, wanted))

    def _rule(self) -> tuple[str, Span] | None:
        """Return the page of the rule that an allowance here names."""
        text = self.session.checked.files.get(self.path)
        if text is None or self.line > len(text.starts):
            return None
        for found in ALLOW.finditer(text.line(self.line)):
            begin, end = found.span("rule")
            doc = rules().get(found["rule"])
            if doc and begin < self.column <= end + 1:
                place = Span(self.path, self.line, begin + 1, self.line, end + 1)
                return explained_rule(doc, self.session.words), place
        return None


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
