"""Files of static/ are taken along as they are, and cover none of the site's own."""

from __future__ import annotations

import pytest

from generator.render.static import static_leaves
from generator.rules.files.active_static_file import check_static


def test_taken_along() -> None:
    """Each file has its path and bytes; hidden ones too."""
    static = {".well-known/security.txt": b"a", "CNAME": b"\xff"}
    leaves, clashes = static_leaves(static, ["cards/index.html"])
    assert [(it.path, it.content()) for it in leaves] == sorted(static.items())
    assert clashes == ()


@pytest.mark.parametrize(
    "path",
    [
        "_headers",
        "sw.js",
        "Robots.TXT",
        "index.html",
        "cards/a/index.html",
        "CARDS/A/INDEX.HTML",
        "cards/a/index.html/x",
        "cards",
        "assets/javascripts/site.js",
        "pagefind/x",
        "sitemap-2.xml",
    ],
)
def test_static_clash(path: str) -> None:
    """What would cover a file of the site, or stand where it has a folder, is left out."""
    leaves, clashes = static_leaves({path: b"x"}, ["cards/a/index.html"])
    assert leaves == ()
    assert [(it.rule, it.span.path) for it in clashes] == [("static-clash", f"static/{path}")]


def test_beside_a_page() -> None:
    """A folder of pages may hold more files."""
    assert static_leaves({"cards/a/data.csv": b"x"}, ["cards/a/index.html"])[1] == ()


@pytest.mark.parametrize("name", ["a.html", "a.SVG", "b/c.js", "d.xml"])
def test_active_static_file(name: str) -> None:
    assert [it.span.path for it in check_static([name, "a.txt"])] == [f"static/{name}"]
