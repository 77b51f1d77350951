"""`playbook fmt` writes files in their usual form, or says which are not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands import main

CARD = "kb/cards/keep-it-small.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a playbook in which one card is out of form."""
    CliRunner().invoke(main, ["init", str(tmp_path)])
    card = tmp_path / CARD
    text = card.read_text(encoding="utf-8")
    card.write_text(
        text.replace("status: published\n", "", 1).replace(
            "---\n## ", "status:   published\n---\n## "
        )
    )
    return tmp_path


def fmt(root: Path, *words: str) -> Result:
    """Run `playbook fmt` at *root*."""
    return CliRunner().invoke(main, ["fmt", "-C", str(root), *words])


def test_check_and_write(root: Path) -> None:
    """--check names the file and writes nothing; without it the file is as it was at first."""
    before = (root / CARD).read_bytes()
    told = fmt(root, "--check")
    assert (told.exit_code, f"would change {CARD}\n" in told.stderr) == (1, True)
    assert (root / CARD).read_bytes() == before
    assert fmt(root).exit_code == 0
    told = fmt(root, "--check")
    assert (told.exit_code, "would change 0 of" in told.stderr) == (0, True)


def test_sample_is_in_form(tmp_path: Path) -> None:
    """What `init` and `new` write is in form, in each language."""
    for language in ("en", "de"):
        folder = tmp_path / language
        CliRunner().invoke(main, ["init", str(folder), "--language", language])
        owner = min(path.stem for path in (folder / "kb/roles").glob("*.md"))
        words = ["--summary", "A point.", "--role", owner, "--owner", owner]
        told = CliRunner().invoke(main, ["new", "card", "Test it", "-C", str(folder), *words])
        assert told.exit_code == 0, told.output
        told = fmt(folder, "--check")
        assert (told.exit_code, told.stderr.splitlines()[:-1]) == (0, [])


def test_diff(root: Path) -> None:
    """--diff prints what `patch` takes."""
    told = fmt(root, "--diff")
    assert told.exit_code == 1
    subprocess.run(["git", "apply"], cwd=root, input=told.stdout, text=True, check=True)
    assert fmt(root, "--check").exit_code == 0


@pytest.mark.parametrize(
    ("path", "code"),
    [
        pytest.param(CARD, 1, id="the file"),
        pytest.param("kb", 1, id="its folder"),
        pytest.param(".", 1, id="all"),
        pytest.param("kb/roles", 0, id="another folder"),
        pytest.param("references.bib", 0, id="another file"),
        pytest.param("kb/cards/nothing.md", 2, id="no file"),
    ],
)
def test_paths(root: Path, path: str, code: int) -> None:
    """Only files at the paths are looked at; one that is not there is wrong use."""
    assert fmt(root, "--check", str(root / path)).exit_code == code


def test_line_ends_stay(root: Path) -> None:
    """A file of Windows stays one, with its mark at the beginning."""
    card = root / CARD
    card.write_bytes(b"\xef\xbb\xbf" + card.read_bytes().replace(b"\n", b"\r\n"))
    fmt(root)
    data = card.read_bytes()
    assert (data[:3], data.count(b"\n")) == (b"\xef\xbb\xbf", data.count(b"\r\n"))
    assert fmt(root, "--check").exit_code == 0


def test_unread(root: Path) -> None:
    """A card whose front matter is broken is named and left; the others are written."""
    other = root / "kb/cards/hear-everyone.md"
    other.write_text(other.read_text(encoding="utf-8").replace("title: ", "title: a: ", 1))
    before = other.read_bytes()
    told = fmt(root)
    assert (told.exit_code, "left kb/cards/hear-everyone.md" in told.stderr) == (1, True)
    assert other.read_bytes() == before
    assert f"changed {CARD}" in told.stderr


def test_links_are_refused(root: Path, tmp_path: Path) -> None:
    """What a link leads to is not written."""
    away = tmp_path / "away.md"
    (root / CARD).rename(away)
    (root / CARD).symlink_to(away)
    before = away.read_bytes()
    fmt(root)
    assert away.read_bytes() == before


def test_a_file_with_marks_of_git_is_told(root: Path) -> None:
    """What no command can read while a merge is under way is named, and not passed over."""
    card = root / CARD
    marks = "---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> x\n"
    card.write_text(card.read_text("utf-8").replace("---\n", marks, 1), encoding="utf-8")
    done = fmt(root)
    assert (done.exit_code, f"left {CARD}: it cannot" in done.stderr) == (1, True)
    for command in ("review", "impact"):
        asked = CliRunner().invoke(main, [command, "-C", str(root), "keep-it-small"])
        assert f"`{CARD}` cannot be read" in asked.stderr
