"""Parse Markdown into a Document: events, headings, links, citations, notes, statements.

The parser is pulldown-cmark (through pyromark): CommonMark and GFM with exact source ranges, so
that nothing is ever found in code, link targets or raw HTML.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate
from typing import Any

import pyromark

from generator.findings.diagnostics import Diagnostic, Severity, Text
from generator.load.character_references import read_references
from generator.load.citations import find_citations, without_empty
from generator.load.dialects.containers import restore, translate
from generator.load.dialects.inline import read_inline
from generator.load.dialects.lookalikes import find_lookalikes
from generator.load.dialects.lost import find_lost, find_repeated, is_cut
from generator.load.dialects.masks import mask_of
from generator.load.dialects.misread import find_misread
from generator.load.dialects.tags import Comment, read_tags
from generator.load.dialects.works import find_works
from generator.load.headings import plain, read_headings, with_braces
from generator.load.notes import blank_lines, read_comment, read_unclosed
from generator.load.slips import find_slips
from generator.load.statements import find_statements
from generator.model.text import (
    Allowance,
    Cluster,
    Document,
    Event,
    Link,
    MarginalNote,
    Name,
    Run,
    Slip,
)
from generator.rules.citations import citation_in_heading, citation_in_link
from generator.words.phrases import phrase

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_MATH
)
INLINE_TAGS = frozenset({"emphasis", "strong", "strikethrough", "link", "image"})
INLINE_LEAVES = frozenset(
    {
        "text",
        "code",
        "markup",
        "inline-math",
        "display-math",
        "soft-break",
        "hard-break",
        "footnote-reference",
        "task-list-marker",
    }
)


def parse(
    text: Text, start: int = 0, end: int | None = None, *, guidance: bool = False
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Parse the Markdown of *text* from offset *start* to *end*.

    With *guidance*, the statements below the heading "Guidance" are collected too.
    """
    stop = len(text.content) if end is None else end
    events, comments, lost = read_tags(
        text, tuple(with_braces(text, _events(text.content[start:stop], start)))
    )
    events, veiled = read_references(text, events)
    events, unread = read_inline(text, events)
    runs = tuple(_runs(events))
    mask = cache(lambda run: mask_of(text, events[run.first : run.last], run.start, run.end))
    headings, unfit = read_headings(text, events)
    links = tuple(_links(text, events))
    clusters, slips, findings = _clusters(text, runs, links, mask)
    notes, allowances, more = _comments(text, comments, events)
    statements = find_statements(text, events, runs, clusters, notes) if guidance else ()
    said = without_empty(text, events, findings)
    document = Document(
        text, start, said, headings, links, clusters, notes, statements, allowances, slips
    )
    foreign = find_lookalikes(text, events, runs, mask, lost)
    dropped = (
        *find_lost(text, events),
        *find_repeated(text, events, start, stop),
        *find_works(text, events, headings),
        *find_misread(text, events, comments),
    )
    return document, (*findings, *unfit, *more, *lost, *veiled, *unread, *foreign, *dropped)


def find_cut(text: Text, start: int) -> tuple[Diagnostic, ...]:
    """Return the findings of what is never closed from offset *start* on, and swallows all below it.

    They are errors: a decision or a course of which a part is swallowed has no page.
    """
    body = text.content[start:].rstrip()
    if not any(sign in body for sign in _OPENING):
        return ()
    end = text.position(start + len(body))
    _, findings = parse(text, start)
    cut = (it for it in findings if is_cut(it) and it.notes[0].span[3:] == end)
    return tuple(replace(it, severity=Severity.ERROR) for it in cut)


# Private functions: events
_OPENING = ("```", "~~~", "<!--")


def _events(source: str, offset: int) -> Iterable[Event]:
    known = translate(source)
    found = pyromark.events_with_range(known.source, options=OPTIONS)
    if known.source is source and source.isascii():  # bytes are characters, and stand in place
        return (Event(*_kind(it), offset + at["start"], offset + at["end"]) for it, at in found)
    place, before = _Places(known.source).of, known.before
    read = (
        Event(*_kind(event), offset + before(place(at["start"])), offset + before(place(at["end"])))
        for event, at in found
    )
    return restore(tuple(read), known.containers) if known.containers else read


def _kind(event: Any) -> tuple[str, Any]:
    if isinstance(event, str):
        return _kebab(event), None
    ((name, value),) = event.items()
    if name == "Text":  # every second one
        return "text", value
    if name not in {"Start", "End"}:
        return _kebab(name), value
    tag, attributes = (value, None) if isinstance(value, str) else next(iter(value.items()))
    return ("start:" if name == "Start" else "end:") + _kebab(tag), attributes


_KEBAB: dict[str, str] = {}  # a cache of pyromark's two dozen names


def _kebab(name: str) -> str:
    known = _KEBAB.get(name)
    if known is None:
        known = _KEBAB[name] = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
    return known


class _Places:
    """Turn the parser's byte offsets into character offsets of the source."""

    def __init__(self, source: str) -> None:
        self._ends: list[int] = []  # byte offset after each character of several bytes
        self._extra: list[int] = [0]  # bytes beyond one, up to that character
        if not source.isascii():
            self._measure(source)

    def _measure(self, source: str) -> None:
        extra = 0
        for index, character in enumerate(source):
            if character > "\x7f":
                width = 2 if character < "\u0800" else 3 if character < "\U00010000" else 4
                extra += width - 1
                self._ends.append(index + 1 + extra)
                self._extra.append(extra)

    def of(self, byte: int) -> int:
        """Return the character of the file that begins at *byte* of the source."""
        if not self._ends:
            return byte
        return byte - self._extra[bisect_right(self._ends, byte)]


def _runs(events: Sequence[Event]) -> Iterator[Run]:
    block, first = "", -1
    for index, event in enumerate(events):
        if event.kind in _INLINE:
            first = index if first < 0 else first
            continue
        if first >= 0:
            if block != "code-block":
                yield Run(first, index, events[first].start, events[index - 1].end, block)
            first = -1
        edge, _, tag = event.kind.partition(":")
        block = tag if edge == "start" else "item"
    if first >= 0:  # HTML ends the file
        yield Run(first, len(events), events[first].start, events[-1].end, block)


_INLINE = INLINE_LEAVES | {f"{edge}:{tag}" for edge in ("start", "end") for tag in INLINE_TAGS}


# Private functions: headings and links


def _links(text: Text, events: Sequence[Event]) -> Iterator[Link]:
    for index, event in enumerate(events):
        if event.kind in {"start:link", "start:image"}:
            image = event.kind == "start:image"
            words = plain(events, index + 1, "end:image" if image else "end:link")
            target = Name(event.attribute("dest_url"), _target_span(text, event))
            yield Link(target, words, event.start, event.end, image)


def _target_span(text: Text, event: Event) -> Any:
    found = text.content.rfind(event.attribute("dest_url"), event.start, event.end)
    if not event.attribute("dest_url") or found < 0:
        return text.span(event.start, event.end)
    return text.span(found, found + len(event.attribute("dest_url")))


# Private functions: citations


@dataclass(slots=True)
class _Found:
    clusters: list[Cluster] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)


def _clusters(
    text: Text, runs: Sequence[Run], links: Sequence[Link], masked: Callable[[Run], str]
) -> tuple[tuple[Cluster, ...], tuple[Slip, ...], tuple[Diagnostic, ...]]:
    found = _Found()
    shut = _Spread(links)
    for run in runs:
        if not _MAY_CITE.search(text.content, run.start, run.end):
            continue
        mask = masked(run)
        found.slips += find_slips(text, run.start, run.end, mask)
        clusters, findings = find_citations(text, run.start, run.end, mask)
        found.findings += findings
        for cluster in clusters:
            _sort_in(cluster, run, shut, found)
    return tuple(found.clusters), tuple(found.slips), tuple(found.findings)


# A sign of a citation, or of what was meant as one.
_MAY_CITE = re.compile(r"@|\[|\\[a-zA-Z]*cite|\([^()\d\n]+ \d{4}|\w \(\d{4}")


class _Spread:
    """Tell whether a stretch lies within a link; links may hold images, so their ends mount up."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._starts = [link.start for link in links]
        self._ends = list(accumulate((link.end for link in links), max))

    def holds(self, start: int, end: int) -> bool:
        before = bisect_right(self._starts, start)
        return before > 0 and self._ends[before - 1] >= end


def _sort_in(cluster: Cluster, run: Run, links: _Spread, found: _Found) -> None:
    inside = links.holds(cluster.start, cluster.end)
    if not inside and run.block != "heading":
        found.clusters.append(cluster)
    elif not cluster.narrative:  # a bare @word there is text: `@acme` may well be an account
        rule = citation_in_link.RULE if inside else citation_in_heading.RULE
        where = phrase("link text") if inside else phrase("a heading")
        found.findings.append(
            rule.at(
                cluster.span,
                phrase("a citation stands in %(where)s", where=where),
                help=phrase("move the citation into the sentence after it"),
            )
        )


# Private functions: HTML


def _comments(
    text: Text, comments: Sequence[Comment], events: Sequence[Event]
) -> tuple[tuple[MarginalNote, ...], tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    notes: list[MarginalNote] = []
    allowances: list[Allowance] = []
    findings: list[Diagnostic] = []
    # a look at the whole file: decisions parse it in parts
    blanks = blank_lines(text) if comments else ()
    for comment in comments:
        note, allowed, more = read_comment(text, comment.start, comment.end, blanks)
        notes += note
        allowances += allowed
        findings += more
    for event in events if "<!--" in text.content else ():
        if event.kind == "text" and event.words == "<":
            for meant, finding in read_unclosed(text, event.start):
                notes.append(meant)
                findings.append(finding)
    notes.sort(key=lambda it: it.start)
    return tuple(notes), tuple(allowances), tuple(findings)
