"""Leave out the findings that another one has the cause of: one cause is told once."""

from __future__ import annotations

from collections.abc import Iterable

from generator.findings.diagnostics import Diagnostic, Span

# What also notices a fault, by the rule that knows its cause.
ECHOES = {
    "mistaken-citation": frozenset({"foreign-markup", "malformed-citation"}),
    "malformed-citation": frozenset({"bare-statement"}),
    "unknown-note": frozenset({"foreign-markup"}),
    "underlined-heading": frozenset({"citation-in-heading", "heading-jump"}),
    "conflict-marker": frozenset(
        {
            *("bare-statement", "foreign-markup", "heading-jump", "underlined-heading"),
            *("duplicate-key", "yaml-syntax"),
        }
    ),
    "curly-quotes": frozenset(
        {"bad-value", "malformed-date", "unknown-card", "unknown-facet-value", "unknown-role"}
    ),
    "wordless-text": frozenset(
        {
            *("block-in-line", "empty-heading", "foreign-markup", "image-without-alt"),
            *("link-in-hint", "link-without-text", "markup-in-title", "raw-html"),
        }
    ),
    "forbidden-character": frozenset({"bad-value", "unknown-key", "unknown-role", "yaml-syntax"}),
}
# What is found where a citation is there and its work is not.
UNCITED = frozenset({"basis-without-citation"})
# What keeps a bibliography from being read, among others.
UNREAD = frozenset(
    {"bad-encoding", "foreign-format", "missing-bibliography", "over-limit", "unreadable-file"}
)


def without_echoes(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return *findings* without those that stand where another tells the cause."""
    told = tuple(findings)
    causes = [(it.rule, _stretch(it)) for it in told if it.rule in ECHOES]
    lost = {it.span.path for it in told if it.rule == "unknown-citation"}
    unguided = {it.span.path for it in told if it.rule == "card-without-guidance"}
    underlined = {it.span.path for it in told if it.rule == "underlined-heading"}
    bare = any(it.rule in UNREAD and not it.span.path.endswith(".md") for it in told)
    return tuple(
        it
        for it in told
        if not any(_echoes(it, rule, where) for rule, where in causes)
        and not (it.rule in UNCITED and (bare or it.span.path in lost))
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


def _echoes(finding: Diagnostic, rule: str, where: Span) -> bool:
    span = finding.span
    if finding.rule not in ECHOES[rule] or span.path != where.path:
        return False
    begins = (span.line, span.column) < (where.end_line, where.end_column)
    return begins and (where.line, where.column) < (span.end_line, span.end_column)
