"""A statement cites a work and says that it rests on none.

## What it finds

A statement of a published card that has a citation, and `basis: uncited` or `basis: editorial` in
its marginal note. A term with another `basis` than `cited` whose definition cites. A statement of a
file of `kb/sources/` that is `cited` and lists nothing under `cites`, or is `uncited` and lists works.

## Why it matters

The reader would see a citation and, beside it, that there is none. A statement that cites is
*cited*; that is computed and never written down. Where one half of a sentence comes from a work and
the other from us, make two statements of it.

## Wrong

```markdown
A long meeting loses its listeners [@mathaisel2011]. <!-- basis: editorial -->
```

## Right

```markdown
A long meeting loses its listeners [@mathaisel2011].

Tell them that this is normal. <!-- basis: editorial -->
```
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet, SourceStatement
from generator.model.text import Basis, MarginalNote, Name, Statement
from generator.words.phrases import phrase

RULE = Rule("contradictory-basis", Severity.ERROR)
BEHIND = phrase("put the note behind the statement that it is about, at the end of it")


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each basis that citations contradict: of statements, terms and sources."""
    for card in playbook.published_cards():
        for statement in card.document.statements:
            if statement.clusters and statement.basis not in {Basis.CITED, None}:
                pairs = (pair for note in statement.notes for pair in note.pairs)
                basis = next(value for name, value in pairs if name.value == "basis")
                ahead = any(noted_before(card, it) for it in card.document.statements)
                yield RULE.at(
                    basis.span,
                    phrase(
                        "the statement cites, and says that it is `%(basis)s`", basis=basis.value
                    ),
                    help=BEHIND
                    if ahead
                    else phrase("begin its line with `- `, so that it is a statement of its own")
                    if _is_item(card, basis)
                    else phrase("take `basis` off, or split the statement in two"),
                    notes=[Note(statement.clusters[0].span, phrase("it cites here"))],
                )
    yield from _contradicted(playbook)


def noted_before(card: Sheet, statement: Statement) -> bool:
    """Tell whether a note that says the basis of *statement* stands on a line of its own before it."""
    if statement.basis is not None:
        return False
    before = [it for it in card.document.notes if it.end <= statement.start]
    return bool(before) and _is_ahead(card, before[-1], statement.start)


# Private functions


def _contradicted(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each term and each statement of a source that says one thing and has another."""
    for term in playbook.terms.values():
        if term.basis is not Basis.CITED and term.definition and term.definition.clusters:
            message = phrase(
                "the definition of `%(term)s` cites, and says that it is `%(basis)s`",
                term=term.term,
                basis=term.basis.value,
            )
            help = phrase("write `basis: cited`, or take the citation out")
            yield RULE.at(term.definition.clusters[0].span, message, help=help)
    for statement, until in _with_ends(playbook):
        place = statement.span
        if any(place[:2] < name.span[:2] < until for name in playbook.lost):
            continue  # a work that leads nowhere is a finding already
        if statement.basis is Basis.CITED and not statement.cites:
            message = phrase("`%(id)s` is called cited, and cites nothing", id=statement.id)
            help = phrase("list the keys of the works under `cites`, or write `basis: uncited`")
            yield RULE.at(place, message, help=help)
        elif statement.basis is not Basis.CITED and statement.cites:
            message = phrase("`%(id)s` is called uncited, and cites", id=statement.id)
            help = phrase("write `basis: cited`, or take the keys out of `cites`")
            yield RULE.at(statement.cites[0].span, message, help=help)


def _with_ends(playbook: Playbook) -> Iterator[tuple[SourceStatement, tuple[str, int]]]:
    """Yield each statement of a source, and the place at which the next one begins."""
    for document in playbook.documents:
        last = (document.span.path, sys.maxsize)
        places = [it.span[:2] for it in document.statements[1:]]
        yield from zip(
            document.statements, (*places, last), strict=False
        )  # of none there is no end


def _is_ahead(card: Sheet, note: MarginalNote, start: int) -> bool:
    """Tell whether *note* stands alone up to *start*, and says a basis that its statement cannot have."""
    content = card.document.text.content
    line = content[content.rfind("\n", 0, note.start) + 1 : note.start]
    if not _MARKS.fullmatch(line) or not _MARKS.fullmatch(content[note.end : start]):
        return False
    owner = next((it for it in card.document.statements if note in it.notes), None)
    return any(name.value == "basis" for name, _ in note.pairs) and (
        owner is None or bool(owner.clusters)
    )


def _is_item(card: Sheet, basis: Name) -> bool:
    """Tell whether the line of *basis* begins with a sign of a word processor's list."""
    return _BULLET.match(card.document.text.line(basis.span.line)) is not None


_BULLET = re.compile(
    r"\s*(?:[\u2022\u00b7\u25e6\u25aa\u2023\u2013\u2014\uf0b7\ufffd]\s*|o\s+|[a-zA-Z][.)]\s+|\d+\)?\s+|\(\d+\)\s)\S"
)
_MARKS = re.compile(r"(?:\s|[-*+>]|\d+[.)])*")
