"""A page leads to a draft.

## What it finds

A published or retired page that links to a draft, is related to one or is replaced by one; the
outcome of a decision or a term of the glossary that names one.

## Why it matters

Drafts are left out of the site: the link would be dead. It is fine from one draft to another.

## Wrong

```yaml
# kb/cards/minute-takers.md, published; question-box is a draft
related:
  supports:
    question-box: minute-takers read what comes in
```

## Right

Publish the other page first, or leave the relation out until it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.findings.diagnostics import Diagnostic, Rule, Severity, Span
from generator.kinds import Kind
from generator.model.playbook import Playbook, Target
from generator.model.sheets import Sheet, Status
from generator.model.text import Document, Name
from generator.words.phrases import phrase

RULE = Rule("link-to-draft", Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that leads to a sheet; ``status`` is that of the page which the place is on."""

    span: Span
    status: Status
    sheet: Sheet
    says: str
    succession: bool = False


def check(playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each place on a page of the site that leads to a draft."""
    for mention in mentions(playbook, Status.DRAFT):
        if mention.status is not Status.DRAFT:
            kind = phrase(mention.sheet.kind.value)
            yield RULE.at(
                mention.span,
                phrase(
                    "%(says)s the %(kind)s `%(sheet)s`, which is a draft",
                    says=mention.says,
                    kind=kind,
                    sheet=mention.sheet.id,
                ),
                help=phrase("publish the %(kind)s, or take the link out", kind=kind),
            )


def mentions(playbook: Playbook, status: Status) -> Iterator[Mention]:
    """Yield each place of a sheet, a decision or the glossary that leads to one of *status*."""
    if any(sheet.status is status for sheet in playbook.all_sheets()):  # else there is no place
        yield from (it for it in _mentions(playbook) if it.sheet.status is status)


# Private functions

_REPLACED = phrase("the page is replaced by")


def _mentions(playbook: Playbook) -> Iterator[Mention]:
    for sheet in playbook.all_sheets():
        yield from _linked(_names(sheet, playbook), sheet.status, playbook)
    for passage in playbook.passages():
        yield from _linked(_links(passage.document, playbook), passage.status, playbook)
    for decision in playbook.decisions.values():
        status = decision.sheet.status if decision.sheet else Status.PUBLISHED
        for outcome in decision.outcomes:
            says = phrase("the outcome `%(outcome)s` names", outcome=outcome.id)
            for kind, names in ((Kind.CARD, outcome.cards), (Kind.DECISION, outcome.next)):
                yield from _named(names, kind, playbook, status, says)
    for term in playbook.terms.values():
        says = phrase("the term `%(term)s` names", term=term.term)
        yield from _named(term.cards, Kind.CARD, playbook, Status.PUBLISHED, says)


def _linked(
    links: Iterable[tuple[Span, Target, str]], status: Status, playbook: Playbook
) -> Iterator[Mention]:
    for span, target, says in links:
        if found := playbook.sheets.get(target.kind, {}).get(target.id):
            yield Mention(span, status, found, says, says == _REPLACED)


def _named(
    names: Iterable[Name], kind: Kind, playbook: Playbook, status: Status, says: str
) -> Iterator[Mention]:
    for name in names:
        if found := playbook.sheets.get(kind, {}).get(name.value):
            yield Mention(name.span, status, found, says)


def _links(document: Document, playbook: Playbook) -> Iterator[tuple[Span, Target, str]]:
    text = document.text
    for link in document.links:
        if target := playbook.links.get((text.path, text.place(link.start))):
            yield link.target.span, target, phrase("the page links to")


def _names(sheet: Sheet, playbook: Playbook) -> Iterator[tuple[Span, Target, str]]:
    yield from _links(sheet.document, playbook)
    for relation, others in sheet.meta.card.related.items():
        for other in others:
            span = sheet.at("related", relation, "#", other)
            yield span, Target(sheet.kind, other), phrase("the page is related to")
    if successor := sheet.meta.replaced_by:
        yield sheet.at("replaced-by"), Target(sheet.kind, successor), _REPLACED
