"""Read outcomes: their advice and the fields beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.load.decisions.fields import (
    OF_OUTCOME,
    Entry,
    gather,
    is_fields,
    read_fields,
    warn_buried,
)
from generator.load.decisions.findings import Reading, names_in
from generator.load.decisions.headings import Ids, read_label
from generator.load.decisions.lines import Block, Line, Part, blocks
from generator.model.decisions import Ground, Outcome, Prose
from generator.model.text import Name
from generator.rules.decisions import decision_unknown_basis


def read_outcomes(reading: Reading, entries: Iterable[Part], ids: Ids) -> Iterator[Outcome]:
    """Yield the outcome of each part that has a heading."""
    for part in entries:
        if part.heading:
            since = len(reading.allowances)
            yield _outcome(reading, part, part.heading, ids)
            reading.widen(since, part.heading, (part.heading, *part.lines)[-1])


def read_ground(reading: Reading, name: Name) -> Ground | None:
    """Return what the word *name* says that something rests on."""
    if name.value in set(Ground):
        return Ground(name.value)
    reading.unknown(decision_unknown_basis.RULE, name, "basis", [str(it) for it in Ground])
    return None


# Private functions


def _outcome(reading: Reading, part: Part, heading: Line, ids: Ids) -> Outcome:
    label = read_label(reading, heading, len("## "), "outcome")
    ids.take(label)
    fields: list[Entry] = []
    advice: list[list[Block]] = [[]]
    for block in blocks(part.lines):
        if is_fields(block, OF_OUTCOME):
            fields += read_fields(reading, block, OF_OUTCOME)
            advice.append([])
        else:
            warn_buried(reading, block, OF_OUTCOME)
            advice[-1].append(block)
    by_name = gather(reading, fields)
    return Outcome(
        label.id,
        label.title,
        label.span,
        advice=tuple(
            reading.prose_of([line for block in run for line in block]) for run in advice if run
        ),
        actions=_proses(reading, by_name, "Do"),
        cautions=_proses(reading, by_name, "Caution"),
        basis=_basis(reading, by_name),
        cards=_names(reading, by_name, "Cards"),
        next=_names(reading, by_name, "Next"),
        short=_words(reading, by_name, "Short"),
        formerly=label.formerly,
    )


def _proses(
    reading: Reading, by_name: Mapping[str, tuple[Entry, ...]], name: str
) -> tuple[Prose, ...]:
    return tuple(reading.prose(it.start, it.end) for it in by_name.get(name, ()))


def _names(
    reading: Reading, by_name: Mapping[str, tuple[Entry, ...]], name: str
) -> tuple[Name, ...]:
    return tuple(
        it
        for entry in by_name.get(name, ())
        for it in names_in(reading.text, entry.start, entry.end)
    )


def _words(reading: Reading, by_name: Mapping[str, tuple[Entry, ...]], name: str) -> str:
    entries = by_name.get(name, ())
    return reading.text.content[entries[0].start : entries[0].end] if entries else ""


def _basis(reading: Reading, by_name: Mapping[str, tuple[Entry, ...]]) -> Ground | None:
    entries = by_name.get("Basis", ())
    if not entries:
        return None
    start, end = entries[0].start, entries[0].end
    return read_ground(
        reading, Name(_words(reading, by_name, "Basis"), reading.text.span(start, end))
    )
