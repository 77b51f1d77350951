"""Charts are legible, and nothing in them lies on anything else."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.decisions import Decision
from generator.render.decisions.chart import (
    LEADING,
    MOST_BOXES,
    SIZE,
    WIDTH,
    Box,
    Chart,
    charts_of,
    layout,
    svg,
)
from generator.render.decisions.lettering import lines_of, width_of
from generator.words.words import WORDS
from tests.chance import examples
from tests.unit.decided import COLLECT, TABLE, TREE, decision

Rectangle = tuple[float, float, float, float]


def _charts(made: Decision) -> tuple[Chart, ...]:
    names = [*(it.id for it in made.questions), *(it.id for it in made.outcomes)]
    return charts_of(WORDS, made, {name: f"#{name}" for name in names})


def _rectangles(box: Box) -> Iterator[Rectangle]:
    """Yield the place of each frame, and of the lines of answers above it."""
    for placed in layout(box)[0].all():
        yield placed.x, placed.y, WIDTH, placed.height
        if placed.labels:
            height = len(placed.labels) * LEADING
            yield placed.label_x, placed.y - 4 - height, WIDTH - (placed.label_x - placed.x), height


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def _assert_apart(box: Box) -> None:
    for one, other in combinations(_rectangles(box), 2):
        assert not _overlap(one, other), (one, other)


def _real(landed: Path, data: Path) -> Iterator[Decision]:
    for folder in (landed / "kb" / "decisions", data / "decisions"):
        for path in sorted(folder.glob("*.md")):
            yield decision(path.read_text(encoding="utf-8"), path.name)


def test_nothing_overlaps_in_real_decisions(landed: Path, data: Path) -> None:
    for made in _real(landed, data):
        for chart in _charts(made):
            _assert_apart(chart.box)


def _boxes(depth: int) -> st.SearchStrategy[Box]:
    words = st.text(alphabet="abc wordMW ", min_size=1, max_size=90)
    leads = st.lists(_boxes(depth - 1), max_size=4).map(tuple) if depth else st.just(())
    return st.builds(Box, st.just("question"), words, st.just("#"), words, leads)


@given(_boxes(4))
@settings(max_examples=examples(60))
def test_nothing_overlaps_in_any_tree(box: Box) -> None:
    _assert_apart(box)


def test_text_is_large_enough(landed: Path, data: Path) -> None:
    """Shown 1,100 px wide, text has 11 px up to 40 boxes and 9 px up to 70."""
    for made in _real(landed, data):
        for chart in _charts(made):
            shown = (SIZE - 1) * min(1.0, 1100 / layout(chart.box)[1])
            assert shown >= (11 if chart.box.count <= 40 else 9)


def _worst(boxes: int) -> Box:
    """Return the tree of *boxes* boxes that takes the most columns: halves of halves."""
    if boxes < 3:
        return Box("outcome", "Stop", "#", "Yes")
    half = (boxes - 1) // 2
    return Box("question", "Is it so?", "#", "No", (_worst(half), _worst(boxes - 1 - half)))


@pytest.mark.parametrize(("boxes", "least"), [(40, 11), (70, 9)])
def test_the_worst_tree_is_legible(boxes: int, least: int) -> None:
    assert (SIZE - 1) * min(1.0, 1100 / layout(_worst(boxes))[1]) >= least


def test_lines_fit_their_boxes() -> None:
    words = "Wolkenkuckucksheimliche MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM and some more words"
    lines = lines_of(words, 180, SIZE, 9)
    assert all(width_of(line, SIZE) <= 180 for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert lines_of(words, 180, SIZE, 2)[-1].endswith("…")


@pytest.mark.parametrize("text", [pytest.param(TREE, id="tree"), pytest.param(TABLE, id="table")])
def test_svg(text: str) -> None:
    """Every box is a link with words, and the whole has a name and is no picture."""
    (chart,) = _charts(decision(text))
    tree = ET.fromstring(svg(chart, "Which way? & why", "chart"))  # noqa: S314  # our own
    space = "{http://www.w3.org/2000/svg}"
    links = list(tree.iter(f"{space}a"))
    assert len(links) == chart.box.count
    assert all(link.get("href") and "".join(link.itertext()).strip() for link in links)
    assert tree.get("role") == "group"
    assert tree.findtext(f"{space}title") == "Which way? & why"
    assert all((it.text or "").endswith(" ") for it in tree.iter(f"{space}tspan"))
    assert not list(tree.iter(f"{space}foreignObject"))
    assert "style" not in svg(chart, "x", "chart")


def test_order_of_the_document() -> None:
    """It reads question, answer, and what the answer leads to."""
    (chart,) = _charts(decision(TREE))
    texts = re.findall(r"<text[^>]*>(.*?)</text>", svg(chart, "x", "chart"))
    assert [re.sub(r"<[^>]*>", "", it).strip() for it in texts] == [
        "Does it serve a goal?",
        "Yes",
        "How old is it?",
        "New",
        "Wait for it",
        "Mature",
        "How much of it succeeded?",
        "“All” or “Some”",
        "Keep",
        "None",
        "Stop it",
        "No",
        "Stop it",
    ]


def test_a_question_is_drawn_once() -> None:
    """Where answers lead to it a second time, a box says so."""
    text = TREE.replace("{#none} -> stop", "{#none} -> wait").replace(
        "{#no} -> stop", "{#no} -> parts"
    )
    (chart,) = _charts(decision(text.replace("| no goal | goal=no | stop |\n", "")))
    drawn = svg(chart, "x", "chart")
    assert 'aria-label="Go to 1: How much of it succeeded?"' in drawn
    assert "1. How much of it" in drawn


def _halving(questions: int) -> str:
    """Return a tree in which each answer leads to a question of its own, until none is left."""
    asked = "".join(
        f"## Is it {at}? {{#q-{at}}}\n\n"
        + "".join(
            f"- {word} {{#{word.lower()}}} -> {f'q-{to}' if to <= questions else f'o-{to}'}\n"
            for word, to in (("Yes", 2 * at), ("No", 2 * at + 1))
        )
        + "\n"
        for at in range(1, questions + 1)
    )
    ends = "".join(
        f"## Say {at} {{#o-{at}}}\n\nGo.\n\nBasis: pointer\n\n"
        for at in range(questions + 1, 2 * questions + 2)
    )
    return f"---\ntitle: Halves\nkind: tree\n---\n\n# Questions\n\n{asked}# Outcomes\n\n{ends}"


def test_large_ones_are_split() -> None:
    """A tree of sixty-three questions has several charts, each of which can be taken in."""
    charts = _charts(decision(_halving(63), "large.md"))
    assert len(charts) > 1
    assert all(chart.box.count <= MOST_BOXES for chart in charts)


def test_collect_has_no_chart() -> None:
    assert _charts(decision(COLLECT)) == ()


@pytest.mark.slow
def test_same_bytes_in_two_processes() -> None:
    program = (
        "from tests.unit.decided import TREE, decision;"
        "from generator.render.decisions.chart import charts_of, svg;from generator.words.words import WORDS;"
        "made = decision(TREE);"
        "hrefs = {it.id: it.id for it in (*made.questions, *made.outcomes)};"
        "print(svg(charts_of(WORDS, made, hrefs)[0], 'x', 'chart'))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
        for _ in range(2)
    ]
    assert runs[0] == runs[1]
