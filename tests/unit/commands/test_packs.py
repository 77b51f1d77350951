"""`playbook pack` writes a file for each format, and refuses in a sentence what would not work."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.packs import pack
from generator.packs.check import check_pack
from generator.packs.formats import FORMATS
from tests.unit.factories import ROLES
from tests.unit.taught import PATH, files_of

SETTINGS = "site_name: A playbook\nsite_url: https://playbook.example.org/\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project with one course and an address of its own."""
    for path, text in {**ROLES, **files_of(), "mkdocs.yml": SETTINGS}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", FORMATS)
def test_each_format(folder: Path, form: str) -> None:
    out = folder / "out"
    out.mkdir()
    told = CliRunner().invoke(pack, ["open", "-C", str(folder), "--format", form, "-o", str(out)])
    assert told.exit_code == 0, told.output
    (file,) = out.iterdir()
    content = file.read_bytes()
    assert b"open" in file.name.encode()
    if form not in {"html", "csv", "slides"}:
        assert check_pack(file.name, content) == ()


@pytest.mark.parametrize(
    ("path", "old", "new", "words"),
    [
        pytest.param("mkdocs.yml", "https:", "http:", "set `site_url`", id="no https"),
        pytest.param("mkdocs.yml", SETTINGS, "site_name: x\n", "set `site_url`", id="no address"),
        pytest.param(PATH, "owner:", "status: draft\nowner:", "is not published", id="draft"),
        pytest.param(
            "kb/cards/leadership.md",
            "status: published",
            "status: retired\nreason: No longer so",
            "reads the card `leadership`, which is not published",
            id="retired card",
        ),
        pytest.param(PATH, "[x]", "[ ]", "no pack was made", id="errors"),
    ],
)
def test_refused_with_a_sentence(folder: Path, path: str, old: str, new: str, words: str) -> None:
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = CliRunner().invoke(pack, ["open", "-C", str(folder), "-o", str(folder / "x.mbz")])
    assert told.exit_code in {1, 2}
    assert words in told.output
    assert not (folder / "x.mbz").exists()


def test_unknown_course(folder: Path) -> None:
    told = CliRunner().invoke(pack, ["opne", "-C", str(folder)])
    assert told.exit_code == 2
    assert "did you mean `open`?" in told.output
