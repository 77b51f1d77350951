"""What is handed out: citations in pieces, and references."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.csl.output import Run, Tag, to_html, to_text


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a citation: a cite's own text (`key`), or what stands between (None)."""

    html: str
    text: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a reference list."""

    key: str
    html: str
    text: str


def split_pieces(runs: Sequence[Run]) -> tuple[Piece, ...]:
    """Return the runs in pieces: those of one cite together."""
    pieces: list[Piece] = []
    group: list[Run] = []
    current: Tag | None = None
    for run in runs:
        tag = _keyed(run)
        if group and tag is not current:
            pieces.append(_piece(group))
            group = []
        current = tag
        group.append(run)
    return (*pieces, _piece(group)) if group else tuple(pieces)


def _keyed(run: Run) -> Tag | None:
    for tag in run.tags:
        if tag.key:
            return tag
    return None


def _piece(runs: Sequence[Run]) -> Piece:
    tag = _keyed(runs[0])
    return Piece(to_html(runs), to_text(runs), tag.key if tag else None)
