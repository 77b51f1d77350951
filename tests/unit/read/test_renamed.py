"""A folder by another name is found where the right one is not there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.pipeline import check_playbook
from generator.project import open_project
from generator.read.renamed import renamed_docs, renamed_folders
from tests.unit.factories import LI, ROLES, card

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


@pytest.mark.parametrize(
    ("files", "found"),
    [
        pytest.param(["doc/index.md"], "doc", id="singular"),
        pytest.param(["Docs/index.md"], "Docs", id="a capital"),
        pytest.param(["Dokumentation/index.md"], "Dokumentation", id="German"),
        pytest.param(["doc/index.md", "docs/a.md"], "", id="both are there"),
        pytest.param(["doc/index.md", "documents/index.md"], "", id="two that might be it"),
        pytest.param(["doc/notes.md"], "", id="no home page"),
        pytest.param(["pages/index.md"], "", id="far from the name"),
    ],
)
def test_renamed_docs(tmp_path: Path, files: list[str], found: str) -> None:
    """The folder of a project's pages is known by its home page."""
    for it in files:
        (tmp_path / it).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / it).write_text("words\n", encoding="utf-8")
    assert renamed_docs(tmp_path, "docs") == found


@pytest.mark.parametrize(
    ("files", "told"),
    [
        pytest.param({"ids.lock": "cards/a/\n"}, ["kb:1 there is no `kb`, and addresses of it were published"], id="gone"),
        pytest.param({"ids.lock": "about/\n"}, ["ids.lock:1 the address `about/` was published, and leads nowhere"], id="none was promised"),
        pytest.param({"ids.lock": "cards/a/\n", "kb/glossary.yml": "terms: []\n"}, ["ids.lock:1 the address `cards/a/` was published, and leads nowhere"], id="there"),
        pytest.param({"doc/index.md": "# A\n", "kb/cards/a.md": card("[b](../../docs/index.md)\n")},
                     ["doc:1 nothing in `doc` is read, and there is no `docs`"], id="docs"),
        pytest.param({"ids.lock": "cards/a/\n", "content/cards/a.md": card(), "content/roles/cio.md": ROLES["kb/roles/cio.md"]},
                     ["content:1 nothing in `content` is read, and there is no `kb`"], id="renamed"),
    ],
)  # fmt: skip
def test_told_once(tmp_path: Path, files: dict[str, str], told: list[str]) -> None:
    """What is missed for the folder is not told besides."""
    for path, words in {"references.bib": LI, **files}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(words, encoding="utf-8")
    _, findings = check_playbook(open_project(tmp_path, date(2026, 12, 1)).given)
    gone = {"renamed-folder", "broken-link", "vanished-address"}
    assert [
        f"{it.span.path}:{it.span.line} {it.message}" for it in findings if it.rule in gone
    ] == told


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link to a folder is no folder."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.md").write_text("words\n", encoding="utf-8")
    (tmp_path / "kb").mkdir()
    (tmp_path / "kb/card").symlink_to(tmp_path / "elsewhere")
    assert list(renamed_folders(tmp_path, KNOWN)) == []
