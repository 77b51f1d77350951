"""A page asks for the styles and scripts that it uses, and for no others."""

from __future__ import annotations

import re

import pytest

from generator.project import own_theme
from generator.site.parts import FOLDER, PARTS, parts_of, tags


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        pytest.param("<h1>A card</h1><p>On walks and co-sponsors.</p>", (), id="words alone"),
        pytest.param(
            '<div data-dc-walk="x"><p class="dc-back">', ("decisions.css", "walk.js"), id="a walk"
        ),
        pytest.param('<div data-pb-lens="card">', ("lens.css", "lens.js"), id="a lens"),
        pytest.param('<li data-role="co-sponsor">', (), id="a role that is called like a class"),
        pytest.param(
            '<section class="co-question" data-co-question="a">',
            ("courses.css", "courses.js"),
            id="a question",
        ),
        pytest.param('<div class="table-wrap"><table>', (), id="a table is no tab"),
        pytest.param('<ul class="pb-doors">', ("lists.css",), id="the first page"),
        pytest.param('<pre tabindex="0"><code>', ("prose.css",), id="code"),
        pytest.param("<div data-pb-search-page></div>", ("find.css",), id="the search"),
    ],
)
def test_parts(body: str, parts: tuple[str, ...]) -> None:
    assert parts_of(body) == parts


def test_each_part_is_a_file_of_the_theme() -> None:
    theme = own_theme()
    assert [name for name in PARTS if f"{FOLDER}{name}" not in theme] == []


def test_tags_lead_from_the_page() -> None:
    """By a relative address, with the version, so that browsers may keep them for good."""
    assert re.findall(r'(?:href|src)="([^"]+)"', tags("data-pb-write", "../", "ab12")) == [
        "../assets/parts/write.css?v=ab12",
        "../assets/parts/write.js?v=ab12",
    ]
