"""A folder by another name is found where the right one is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.read.renamed import renamed_folders

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = ("kb/cards", "kb/decisions", "kb/roles")
KNOWN = {**dict.fromkeys(SHEETS, (".md",)), "kb/sources": (".yml",), "kb/images": (".png",)}


@pytest.mark.parametrize(
    ("files", "found"),
    [
        pytest.param(["kb/cards/a.md"], [], id="right"),
        pytest.param(["kb/card/a.md"], [("kb/card", "kb/cards")], id="singular"),
        pytest.param(["kb/Rollen/a.md"], [("kb/Rollen", "kb/roles")], id="German"),
        pytest.param(["kb/source/a.yml"], [("kb/source", "kb/sources")], id="source documents"),
        pytest.param(["kb/Bilder/a.PNG"], [("kb/Bilder", "kb/images")], id="pictures"),
        pytest.param(["kb/card/a.yml"], [], id="what is read in another"),
        pytest.param(["kb/card/a.md", "kb/cards/b.md"], [], id="both are there"),
        pytest.param(["kb/card/a.txt"], [], id="nothing that is read"),
        pytest.param(["kb/recipes/a.md"], [], id="far from any name"),
        pytest.param(["content/cards/a.md", "content/roles/b.md"], [("content", "kb")], id="kb"),
        pytest.param(["docs/kb/cards/a.md", "docs/kb/roles/b.md"], [("docs/kb", "kb")], id="docs"),
        pytest.param(["site/roles/b.md"], [], id="one folder proves nothing"),
        pytest.param(["x/cards/a.html", "x/roles/b.html"], [], id="no sheets in them"),
        pytest.param(
            [f"{it}/{kind}/a.md" for it in ("x", "y") for kind in ("cards", "roles")],
            [],
            id="two that might be it",
        ),
        pytest.param([], [], id="nothing"),
    ],
)
def test_renamed_folders(tmp_path: Path, files: list[str], found: list[tuple[str, str]]) -> None:
    """Only a folder that has what is read from the right one counts."""
    for it in files:
        (tmp_path / it).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / it).write_text("words\n", encoding="utf-8")
    assert list(renamed_folders(tmp_path, KNOWN)) == found


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link to a folder is no folder."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.md").write_text("words\n", encoding="utf-8")
    (tmp_path / "kb").mkdir()
    (tmp_path / "kb/card").symlink_to(tmp_path / "elsewhere")
    assert list(renamed_folders(tmp_path, KNOWN)) == []
