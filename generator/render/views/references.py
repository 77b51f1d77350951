"""Compute what the list of references prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds import Kind
from generator.model.site import Asset
from generator.render.addresses import FOLDERS, path_of
from generator.render.desk import Edition
from generator.render.exports import files
from generator.render.exports.coins import to_coins
from generator.render.frames import Frame, Link, View
from generator.render.lines import ReferenceLine, reference_lines


@dataclass(frozen=True, slots=True)
class Listed:
    """A reference and how often it is cited."""

    line: ReferenceLine
    coins: str
    statements: int
    cards: int


@dataclass(frozen=True, slots=True)
class ReferencesFacts:
    """What the list of references prints."""

    references: tuple[Listed, ...]
    incomplete: int
    downloads: tuple[Link, ...]


def views(edition: Edition) -> Iterator[View]:
    """Yield the list of references."""
    address = FOLDERS[Kind.REFERENCE]
    desk = edition.at(path_of(address))
    keys = edition.playbook.references
    lines = reference_lines(desk, keys)
    counted = {line.id: line for line in lines}
    listed = tuple(_listed(edition, key, counted) for key in edition.references)
    facts = ReferencesFacts(listed, sum(line.incomplete for line in lines), files.links(files.ALL))
    frame = Frame(
        address,
        "references",
        desk.gettext("References"),
        desk.gettext("Every work that the playbook cites, and where."),
        desk.crumbs(),
        source=edition.settings.bibliography[0] if edition.settings.bibliography else "",
    )
    yield View(frame, "references.html", facts)


def assets(edition: Edition) -> Iterator[Asset]:
    """Yield all references together, in each format."""
    references = tuple(edition.playbook.references.values())
    return files.assets(f"{FOLDERS[Kind.REFERENCE]}{files.ALL}", references)


# Private functions


def _listed(edition: Edition, key: str, lines: dict[str, ReferenceLine]) -> Listed:
    stated = {
        (use.sheet, use.statement.number)
        for use in edition.playbook.citing[key]
        if use.statement and edition.holds(use.sheet)
    }
    reference = edition.playbook.references[key]
    line = lines[f"ref-{reference.slug}"]
    return Listed(line, to_coins(reference.item), len(stated), len({sheet for sheet, _ in stated}))
