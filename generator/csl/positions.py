"""First, subsequent, ibid and near notes (CSL 1.0.2, "Choose": position)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.csl.context import Cite, Position

DEFAULT_NEAR_NOTE_DISTANCE = 5


@dataclass(frozen=True, slots=True)
class Cluster:
    """The cites that stand together, and the number of their note (0: in the text)."""

    cites: tuple[Cite, ...]
    note: int = 0


def place_cites(
    clusters: Sequence[Cluster], near_note_distance: int = DEFAULT_NEAR_NOTE_DISTANCE
) -> list[Cluster]:
    """Return the clusters with the position of each cite filled in."""
    first_notes: dict[str, int] = {}
    last_notes: dict[str, int] = {}
    placed: list[Cluster] = []
    before: Cluster | None = None
    for cluster in clusters:
        cites: list[Cite] = []
        for at, cite in enumerate(cluster.cites):
            previous = _previous(cluster, before, at)
            seen = cite.id in first_notes
            near = seen and cluster.note - last_notes[cite.id] <= near_note_distance
            cites.append(
                replace(
                    cite,
                    position=_position(cite, previous) if seen else "first",
                    near_note=near,
                    first_note=first_notes.get(cite.id, 0),
                )
            )
            first_notes.setdefault(cite.id, cluster.note)
            last_notes[cite.id] = cluster.note
        placed.append(Cluster(tuple(cites), cluster.note))
        before = cluster
    return placed


def _previous(cluster: Cluster, before: Cluster | None, at: int) -> Cite | None:
    """Return the cite that "ibid." would point at."""
    if at:
        return cluster.cites[at - 1]
    if (
        before is None
        or not before.cites
        or {cite.id for cite in before.cites} != {before.cites[0].id}
    ):
        return None
    if cluster.note and before.note and cluster.note - before.note > 1:
        return None
    return before.cites[-1]


def _position(cite: Cite, previous: Cite | None) -> Position:
    if previous is None or previous.id != cite.id:
        return "subsequent"
    if cite.locator:
        same = (cite.locator, cite.label) == (previous.locator, previous.label)
        return "ibid" if same else "ibid-with-locator"
    return "subsequent" if previous.locator else "ibid"
