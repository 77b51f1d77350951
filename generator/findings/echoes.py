"""Leave out the findings that another one has the cause of: one cause is told once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from generator.findings.diagnostics import Diagnostic, Span
from generator.findings.stretches import joined

Place: TypeAlias = tuple[int, int]  # line and column

# All that stands in its stretch.
ALL = None
# What also notices a fault, by the rule that knows its cause.
ECHOES: Mapping[str, frozenset[str] | None] = {
    "mistaken-citation": frozenset({"foreign-markup", "malformed-citation"}),
    "malformed-citation": frozenset({"bare-statement"}),
    "unknown-note": frozenset({"foreign-markup"}),
    "underlined-heading": frozenset({"citation-in-heading", "heading-jump"}),
    "conflict-marker": ALL,
    "lost-words": ALL,
    "curly-quotes": frozenset(
        {"bad-value", "malformed-date", "unknown-card", "unknown-facet-value", "unknown-role"}
    ),
    "wordless-text": frozenset(
        {
            *("block-in-line", "empty-heading", "foreign-markup", "image-without-alt"),
            *("link-in-hint", "link-without-text", "markup-in-title", "raw-html"),
        }
    ),
}
# What a card lacks where something that is never closed has swallowed the rest of it.
SWALLOWED = frozenset({"card-without-evidence", "card-without-guidance", "evidence-mismatch"})
# What a character that cannot stay makes of its line and the one below it ...
TORN = frozenset(
    {
        *("bad-statement-id", "bad-value", "bare-statement", "date-not-iso", "foreign-markup"),
        *("malformed-citation", "malformed-date", "missing-equals-sign", "misspelt-field"),
        *("stray-text", "unknown-card", "unknown-citation", "unknown-facet-value", "unknown-key"),
        *("unknown-note", "unknown-role", "unquoted-value", "wrong-type", "yaml-syntax"),
    }
)
# ... and what its file lacks for it.
LACKING = frozenset(
    {
        *("card-without-guidance", "incomplete-reference", "missing-fields", "missing-key"),
        *("missing-front-matter", "stray-text", "unclosed-front-matter"),
    }
)
# What is found where a citation is there and its work is not.
UNCITED = frozenset({"basis-without-citation", "outcome-without-basis"})
# What keeps a bibliography from being read, among others.
UNREAD = frozenset(
    {"bad-encoding", "foreign-format", "missing-bibliography", "over-limit", "unreadable-file"}
)
# What is found where a folder is not read, since it has another name.
ABSENT = frozenset(
    {
        *("broken-anchor", "broken-image", "broken-link", "decision-unknown-target"),
        *("unknown-card", "unknown-decision"),
        *("unknown-facet-value", "unknown-role", "unknown-source-statement", "unknown-statement"),
        *("unused-facet-value", "unused-reference", "unused-role"),
        *("uncovered-fact", "vanished-address"),
    }
)


def without_echoes(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return *findings* without those that stand where another tells the cause."""
    told = tuple(findings)
    causes = _causes(told)
    lost = {it.span.path for it in told if it.rule == "unknown-citation"}
    unguided = {it.span.path for it in told if it.rule == "card-without-guidance"}
    cut = {it.span.path for it in told if it.rule == "lost-words" and it.notes}
    signs = [it.span for it in told if it.rule == "forbidden-character"]
    torn = {(it.path, line) for it in signs for line in (-1, it.line, it.line + 1)}
    underlined = {it.span.path for it in told if it.rule == "underlined-heading"}
    bare = any(it.rule in UNREAD and not it.span.path.endswith(".md") for it in told)
    absent = any(it.rule == "renamed-folder" for it in told)
    return tuple(
        it
        for it in told
        if not (absent and it.rule in ABSENT)
        and not any(_meets(it.span, causes.get((it.span.path, rule), ())) for rule in _heard(it))
        and not (it.rule in UNCITED and (bare or it.span.path in lost))
        and not (it.rule in TORN and (it.span.path, it.span.line) in torn)
        and not (it.rule in LACKING and (it.span.path, -1) in torn)
        and not (it.rule in SWALLOWED and it.span.path in cut)
        and not (it.rule == "stray-note" and it.span.path in unguided)
        and not (it.rule == "card-without-guidance" and it.span.path in underlined)
    )


# Private functions


def _stretch(finding: Diagnostic) -> Span:
    """Return where the fault stands: up to the place that its first note shows, if it has one."""
    span = finding.span
    end = finding.notes[0].span if finding.notes else span
    return (
        span
        if end.path != span.path
        else span._replace(end_line=end.end_line, end_column=end.end_column)
    )


def _causes(told: Iterable[Diagnostic]) -> dict[tuple[str, str], list[tuple[Place, Place]]]:
    """Return where the causes stand, by file and rule."""
    found: dict[tuple[str, str], list[tuple[Place, Place]]] = {}
    for it in told:
        if it.rule in ECHOES:
            where = _stretch(it)
            ends = ((where.line, where.column), (where.end_line, where.end_column))
            found.setdefault((where.path, it.rule), []).append(ends)
    return {key: joined(stretches) for key, stretches in found.items()}


def _heard(finding: Diagnostic) -> Iterator[str]:
    """Yield the rules that may know the cause of *finding*."""
    for rule, echoes in ECHOES.items():
        if finding.rule != rule if echoes is ALL else finding.rule in echoes:
            yield rule


def _meets(span: Span, stretches: Sequence[tuple[Place, Place]]) -> bool:
    """Tell whether *span* has something in common with one of *stretches*, which are in order."""
    at = bisect_left(stretches, (span.end_line, span.end_column), key=lambda it: it[0])
    return at > 0 and (span.line, span.column) < stretches[at - 1][1]
