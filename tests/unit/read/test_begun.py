"""A playbook is found near the folder that a command is started in."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands import main
from generator.read.begun import holds_playbook, nearest_playbook


@pytest.fixture
def book(tmp_path: Path) -> Path:
    root = tmp_path / "book"
    (root / "kb" / "cards").mkdir(parents=True)
    (root / "references.bib").write_text("", encoding="utf-8")
    return root


def test_near(book: Path, tmp_path: Path) -> None:
    """From above and from a folder inside the way is told; elsewhere there is none."""
    elsewhere = tmp_path / "a" / "b" / "c" / "d" / "e"
    elsewhere.mkdir(parents=True)
    assert [holds_playbook(it) for it in (book, tmp_path, book / "kb")] == [True, False, False]
    assert nearest_playbook(tmp_path) == "book"
    assert nearest_playbook(book / "kb" / "cards") == "../.."
    assert nearest_playbook(elsewhere) == ""


@pytest.mark.parametrize("command", ["check", "build", "lock", "serve", "book"])
def test_commands_say_where_it_is(command: str, book: Path, tmp_path: Path) -> None:
    """No command works on a folder that holds no playbook, and none writes there."""
    result = CliRunner().invoke(main, ["-C", str(book.parent), command])
    assert result.exit_code == 2
    assert "there is one in `book`: go there with `cd book`" in result.output
    assert sorted(tmp_path.iterdir()) == [book]


def test_a_folder_behind_a_command(book: Path) -> None:
    """A folder is named by -C, which the message says."""
    result = CliRunner().invoke(main, ["check", str(book)])
    assert f"the folder is named by -C: `playbook -C {book} check`" in result.output


def test_a_command_with_a_slip() -> None:
    """The command that is meant is offered."""
    assert "did you mean `build`?" in CliRunner().invoke(main, ["biuld"]).output
    assert "did you mean `card`?" in CliRunner().invoke(main, ["new", "crad"]).output
