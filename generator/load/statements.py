"""Find the statements of a card: what stands in ``## Guidance``, one thing at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.diagnostics import Text
from generator.model import Basis, Cluster, Event, MarginalNote, Name, Run, Statement

SECTION = "guidance"
OUTSIDE = frozenset({"footnote-definition", "table"})


def find_statements(
    text: Text,
    events: Sequence[Event],
    runs: Sequence[Run],
    clusters: Sequence[Cluster],
    notes: Sequence[MarginalNote],
) -> tuple[Statement, ...]:
    """Return the statements, each with its citations and its marginal note."""
    found = [
        Statement(number, words, start, end, text.span(start, end))
        for number, (words, start, end) in enumerate(_stretches(events, runs), start=1)
    ]
    bounds = sorted(
        {statement.start for statement in found}
        | {event.start for event in events if event.kind == "start:heading"}
        | {len(text.content) + 1}
    )
    return tuple(
        _completed(text, statement, bounds[bisect_right(bounds, statement.start)], clusters, notes)
        for statement in found
    )


# Private functions


def _stretches(events: Sequence[Event], runs: Sequence[Run]) -> Iterator[tuple[str, int, int]]:
    inside = dict(_inside(events))
    for run in runs:
        if not inside.get(run.first) or run.block == "heading":
            continue
        own = [e for e in events[run.first : run.last] if e.kind not in _UNSAID]
        words = "".join(_word(event) for event in own).strip()
        lead_in = words.endswith(":") and _before_list(events, run.last)
        if words and not lead_in:
            yield words, *_trimmed(own)


_UNSAID = frozenset({"inline-html", "task-list-marker"})


def _inside(events: Sequence[Event]) -> Iterator[tuple[int, bool]]:
    """Say of each event whether it stands in the section of guidance, outside tables and notes."""
    guidance, level, outside = False, 0, 0
    for index, event in enumerate(events):
        tag = event.kind.partition(":")[2]
        if event.kind == "start:heading":
            title = "".join(_word(e) for e in events[index + 1 : index + 3]).strip().casefold()
            depth = int(event.value["level"][1:])
            if title == SECTION:
                guidance, level = True, depth
            elif depth <= level:
                guidance = False
        elif tag in OUTSIDE:
            outside += 1 if event.kind.startswith("start:") else -1
        yield index, guidance and not outside


def _word(event: Event) -> str:
    if event.kind in {"text", "code"}:
        return str(event.value)
    return " " if event.kind in {"soft-break", "hard-break"} else ""


def _before_list(events: Sequence[Event], after: int) -> bool:
    following = [event.kind for event in events[after : after + 2]]
    return "start:list" in following


def _trimmed(own: Sequence[Event]) -> tuple[int, int]:
    """Bound the words, without the white space that is left where a note stood."""
    first = next(i for i, e in enumerate(own) if _word(e).strip() or ":" in e.kind)
    last = max(i for i, e in enumerate(own) if _word(e).strip() or ":" in e.kind)
    start, end = own[first].start, own[last].end
    if own[last].kind == "text":
        end -= len(own[last].value) - len(own[last].value.rstrip())
    return start, end


def _completed(
    text: Text,
    statement: Statement,
    until: int,
    clusters: Sequence[Cluster],
    notes: Sequence[MarginalNote],
) -> Statement:
    """Give *statement* its citations and the notes that stand after it, up to *until*."""
    cited = tuple(c for c in clusters if statement.start <= c.start < statement.end)
    said = tuple(note for note in notes if statement.start <= note.start < until)
    pairs = {name.value: value for note in said for name, value in note.pairs}
    basis = pairs.get("basis")
    noted = _BASES.get(basis.value) if basis else None
    return replace(
        statement,
        clusters=cited,
        notes=said,
        id=pairs.get("id"),
        origins=tuple(_list(text, pairs["from"])) if "from" in pairs else (),
        basis=noted or (Basis.CITED if cited else None),
    )


_BASES = {member.value: member for member in (Basis.UNCITED, Basis.EDITORIAL)}


def _list(text: Text, value: Name) -> Iterator[Name]:
    """Split a comma-separated value; each part keeps its place."""
    at = text.offset(value.span.line, value.span.column)
    for part in value.value.split(","):
        word = part.strip()
        begin = at + len(part) - len(part.lstrip())
        if word:
            yield Name(word, text.span(begin, begin + len(word)))
        at += len(part) + 1
