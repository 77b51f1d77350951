"""First, subsequent, ibid and near notes (CSL 1.0.2, "Choose": position)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

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
    for index, cluster in enumerate(clusters):
        cites: list[Cite] = []
        for at, cite in enumerate(cluster.cites):
            previous = cluster.cites[at - 1] if at else _previous(clusters, index)
            seen = cite.id in first_notes
            near = seen and cluster.note - last_notes[cite.id] <= near_note_distance
            cites.append(
                cite._replace(
                    position=_position(cite, previous) if seen else "first",
                    near_note=near,
                    first_note=first_notes.get(cite.id, 0),
                )
            )
            first_notes.setdefault(cite.id, cluster.note)
            last_notes[cite.id] = cluster.note
        placed.append(Cluster(tuple(cites), cluster.note))
    return placed


def _previous(clusters: Sequence[Cluster], index: int) -> Cite | None:
    """Return the cite that "ibid." would point at, if it can point at one work only.

    Citations in the text look back at those in the text, notes at the note before.
    """
    note = clusters[index].note
    before = (clusters[at] for at in range(index - 1, -1, -1))
    last = next((each for each in before if bool(each.note) == bool(note)), None)
    if last is None or not last.cites or note - last.note > 1:
        return None
    together = [last]
    if note and last.note != note:
        together += takewhile(lambda each: each.note == last.note, before)
    works = {cite.id for each in together for cite in each.cites}
    return last.cites[-1] if len(works) == 1 else None


def _position(cite: Cite, previous: Cite | None) -> Position:
    if previous is None or previous.id != cite.id:
        return "subsequent"
    if cite.locator:
        same = (cite.locator, cite.label) == (previous.locator, previous.label)
        return "ibid" if same else "ibid-with-locator"
    return "subsequent" if previous.locator else "ibid"
