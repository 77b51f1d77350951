"""Lay out the requirement graph of a DMN document: decisions above, what they need below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 180, 80  # the sizes that dmn-js gives its shapes
INPUT, SOURCE = 45, 63  # heights of input data and of knowledge sources
GAP, LEVEL = 40, 160
MARGIN = 100


@dataclass(frozen=True, slots=True)
class Requirement:
    """A line of the graph: what a decision needs."""

    id: str
    kind: str  # information | authority
    what: str  # Decision | Input | Authority
    target: str
    owner: str


@dataclass(frozen=True, slots=True)
class _Shape:
    id: str
    x: int
    y: int
    height: int


def diagram(requirements: Sequence[Requirement]) -> Iterator[str]:
    """Yield the graph of *requirements* with the places of its shapes and lines."""
    shapes = {shape.id: shape for shape in _placed(requirements)}
    yield "<dmndi:DMNDI>"
    yield '  <dmndi:DMNDiagram id="diagram">'
    for shape in shapes.values():
        yield f'    <dmndi:DMNShape id="shape-{shape.id}" dmnElementRef="{shape.id}">'
        yield (
            f'      <dc:Bounds height="{shape.height}" width="{WIDTH}" x="{shape.x}" y="{shape.y}"/>'
        )
        yield "    </dmndi:DMNShape>"
    for it in requirements:
        yield from _edge(it, shapes[it.target], shapes[it.owner])
    yield "  </dmndi:DMNDiagram>"
    yield "</dmndi:DMNDI>"


# Private functions


def _placed(requirements: Sequence[Requirement]) -> Iterator[_Shape]:
    """Yield the shapes: a row of decisions for each level, their inputs below, sources on top."""
    levels = _levels(requirements)
    depth = max(levels.values(), default=0)
    sources = _targets(requirements, "Authority")
    yield from _row(sources, MARGIN, SOURCE)
    for level in range(depth + 1):
        names = [name for name, at in levels.items() if at == level]
        yield from _row(names, MARGIN + LEVEL * (level + 1), HEIGHT)
    inputs = _targets(requirements, "Input")
    yield from _row(inputs, MARGIN + LEVEL * (depth + 2), INPUT)


def _targets(requirements: Iterable[Requirement], what: str) -> list[str]:
    return list(dict.fromkeys(it.target for it in requirements if it.what == what))


def _levels(requirements: Sequence[Requirement]) -> dict[str, int]:
    """Return how far below the first decision each stands."""
    levels = dict.fromkeys((it.owner for it in requirements), 0)
    for _ in levels:
        for it in requirements:
            if it.what == "Decision":
                levels[it.target] = max(levels.get(it.target, 0), levels[it.owner] + 1)
    return levels


def _row(names: Sequence[str], y: int, height: int) -> Iterator[_Shape]:
    for at, name in enumerate(names):
        yield _Shape(name, MARGIN + at * (WIDTH + GAP), y, height)


def _edge(it: Requirement, start: _Shape, end: _Shape) -> Iterator[str]:
    above = start.y < end.y
    first = start.y + start.height if above else start.y
    last = end.y if above else end.y + end.height
    yield f'    <dmndi:DMNEdge id="edge-{it.id}" dmnElementRef="{it.id}">'
    for x, y in ((start.x + WIDTH // 2, first), (end.x + WIDTH // 2, last)):
        yield f'      <di:waypoint x="{x}" y="{y}"/>'
    yield "    </dmndi:DMNEdge>"
