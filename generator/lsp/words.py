"""Say in words what a thing of the playbook is: for hovers, and beside what is offered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.findings.diagnostics import RuleDoc
from generator.kinds import Kind
from generator.model.playbook import Playbook, Target
from generator.model.sheets import Sheet
from generator.model.text import Statement
from generator.model.works import Reference
from generator.resolve.mentions import statement_of
from generator.words.pages import told_page
from generator.words.words import WORDS, Words

LENGTH = 200  # characters of a statement that are shown
USES = 12  # uses of a work that are listed


def named_work(reference: Reference) -> str:
    """Return author, year and title of a work, as far as they are known."""
    item = reference.item
    author = ", ".join(_names(item.get("author") or item.get("editor") or ()))
    head = " ".join(filter(None, (author, _year(item))))
    return ": ".join(filter(None, (head, str(item.get("title", "")))))


def said(statement: Statement) -> str:
    """Return what a statement says, cut where it is long."""
    words = " ".join(statement.text.split())
    return words if len(words) <= LENGTH else f"{words[: LENGTH - 1].rstrip()}…"


def explained(target: Target, playbook: Playbook, words: Words = WORDS) -> str:
    """Return what *target* is, in Markdown; "" for what has no words of its own."""
    if target.kind is Kind.REFERENCE:
        reference = playbook.references.get(target.id)
        return _work(reference, playbook, words) if reference else ""
    if target.kind is Kind.TERM:
        term = playbook.terms.get(target.fragment)
        return f"**{term.term}**\n\n{term.definition.source}" if term and term.definition else ""
    sheet = playbook.sheets.get(target.kind, {}).get(target.id)
    return _sheet(sheet, target.fragment, words) if sheet else ""


def explained_rule(doc: RuleDoc, words: Words = WORDS) -> str:
    """Return the page of a rule, in Markdown."""
    severity = words.gettext(doc.rule.severity)
    return f"**{doc.rule.id}** ({severity})\n\n{told_page(doc.page_markdown, words)}"


# Private functions


def _names(people: Any) -> Iterator[str]:
    for number, person in enumerate(people):
        if number == 2:
            yield "…"
            return
        yield str(person.get("family") or person.get("literal") or person.get("given") or "")


def _year(item: Mapping[str, Any]) -> str:
    parts = (item.get("issued") or {}).get("date-parts") or [[""]]
    return f"({parts[0][0]})" if parts[0] and parts[0][0] else ""


def _work(reference: Reference, playbook: Playbook, words: Words) -> str:
    uses = playbook.citing.get(reference.key, ())
    lines = [f"**{named_work(reference)}**", ""]
    times = words.ngettext("Cited %(num)s time:", "Cited %(num)s times:", len(uses))
    lines.append(times if uses else words.gettext("Cited nowhere yet."))
    seen = dict.fromkeys((use.sheet.kind, use.sheet.id) for use in uses)
    for kind, name in list(seen)[:USES]:
        lines.append(f"- {playbook.sheets[kind][name].title} ({words.gettext(kind)})")
    if len(seen) > USES:
        lines.append("- " + words.gettext("and %(count)s more", count=len(seen) - USES))
    return "\n".join(lines)


def _sheet(sheet: Sheet, fragment: str, words: Words) -> str:
    kind, status = words.gettext(sheet.kind), words.gettext(sheet.status)
    head = f"**{sheet.title}** ({kind}, {status})"
    statement = statement_of(sheet, fragment) if fragment else None
    says = said(statement) if statement else sheet.summary
    return f"{head}\n\n{says}" if says else head
