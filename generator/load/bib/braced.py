"""Know the files in which every title stands in double braces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.findings.diagnostics import Diagnostic, Edit, Span
from generator.load.bib.values import closing_brace
from generator.model.works import Entry, Field
from generator.rules.bibliography import braced_titles
from generator.words.phrases import phrase


def unprotect(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """Take the outer braces off all titles where a program put them around every title."""
    titled = [each.fields["title"] for each in entries if each.fields.get("title")]
    if len(titled) < _FEW or not all(_is_wrapped(each.value) for each in titled):
        return tuple(entries), ()
    finding = braced_titles.RULE.at(
        titled[0].span,
        phrase(
            "all %(count)s titles stand in double braces, so these protect no capitals",
            count=len(titled),
        ),
        help=phrase("take the inner braces away, and brace only names"),
        fix=[edit for each in entries for edit in _unbracing(each)],
    )
    return tuple(_bare_titles(each) for each in entries), (finding,)


# Private functions

_TITLES = ("title", "booktitle")
_FEW = 3


def _unbracing(entry: Entry) -> Iterator[Edit]:
    for name in _TITLES:
        each = entry.fields.get(name)
        if each and _is_wrapped(each.value) and each.value in entry.source:
            path, line, column, end_line, end_column = each.span
            yield Edit(Span(path, line, column, line, column + 1), "")
            yield Edit(Span(path, end_line, end_column - 1, end_line, end_column), "")


def _is_wrapped(value: str) -> bool:
    return (
        value.startswith("{")
        and not value.startswith("{\\")
        and closing_brace(value, 0, len(value)) == len(value) - 1
    )


def _bare_titles(entry: Entry) -> Entry:
    fields = dict(entry.fields)
    for name in _TITLES:
        each = fields.get(name)
        if each and _is_wrapped(each.value):
            fields[name] = Field(each.name, each.value[1:-1], each.span)
    return Entry(entry.type, entry.key, fields, entry.span, entry.source)
