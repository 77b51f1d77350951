"""`playbook export codeowners` names who looks after which file, as forges read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands import main
from tests.unit.factories import ROLES, card

FILES = {
    "kb/roles/cio.md": ROLES["kb/roles/cio.md"].replace("owner: cio", 'owner: "@ann"'),
    "kb/roles/one.md": ROLES["kb/roles/cio.md"].replace("owner: cio", "owner: other"),
    "kb/roles/other.md": ROLES["kb/roles/cio.md"].replace("owner: cio", "owner: one"),
    "kb/cards/by-role.md": card(),
    "kb/cards/by-team.md": card().replace("owner: cio", 'owner: "@books/editors"'),
    "kb/cards/by-nobody.md": card().replace("owner: cio", "owner: one"),
    "kb/cards/gone.md": card(status="retired", front="reason: old\n"),
}
EXPECTED = """/kb/cards/by-role.md @ann
/kb/cards/by-team.md @books/editors
/kb/roles/cio.md @ann
"""


def run(root: Path, *words: str) -> tuple[str, str]:
    """Run the command on a playbook at *root*; return what it prints, and says beside."""
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["-C", str(root), "export", "codeowners", *words])
    assert done.exit_code == 0, done.stderr
    return done.stdout, done.stderr


def test_lines(tmp_path: Path) -> None:
    """A page is its owner's; a role stands for whom its own page names; circles end."""
    assert run(tmp_path) == (EXPECTED, "")


@pytest.mark.parametrize(
    ("forge", "begins"),
    [
        pytest.param("github", "/my\\ book/kb/cards/by-role.md @ann\n", id="patterns"),
        pytest.param("gitea", "my\\ book/kb/cards/by-role\\.md @ann\n", id="regular expressions"),
    ],
)
def test_in_a_folder(forge: str, begins: str, tmp_path: Path) -> None:
    """Paths are those of the repository, written so that they mean themselves."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "my book").mkdir()
    assert run(tmp_path / "my book", "--forge", forge)[0].startswith(begins)


def test_none(tmp_path: Path) -> None:
    """Where nobody is named so, that is said, and the file stays empty."""
    (tmp_path / "kb").mkdir()
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "export", "codeowners"])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no page has an owner" in done.stderr
