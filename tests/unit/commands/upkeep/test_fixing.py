"""`playbook check --fix` mends files as they stand, or touches none."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands import main
from generator.commands.upkeep import fixing

CARD = "kb/cards/keep-it-small.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a playbook with one slip that can be mended safely and one that cannot."""
    CliRunner().invoke(main, ["init", str(tmp_path)])
    card = tmp_path / CARD
    text = card.read_text(encoding="utf-8").replace("[@jay1976", "[@Jay1976", 1)
    card.write_text(text + "\n- As [@jay1967] says.\n", encoding="utf-8")
    return tmp_path


def check(root: Path, *words: str) -> Result:
    """Run `playbook check` at *root*."""
    return CliRunner().invoke(main, ["check", "-C", str(root), *words])


def test_fix(root: Path) -> None:
    """What is safe is mended and told; what is left is found, and counts."""
    told = check(root, "--fix")
    assert told.exit_code == 1
    assert "citation-case: write `jay1976`" in told.stderr
    assert "mended 1 finding in 1 file" in told.stderr
    assert "error[unknown-citation]" in told.stderr
    assert "`playbook check --fix --unsafe` mends 1" in told.stdout
    assert "[@jay1976" in (root / CARD).read_text(encoding="utf-8")


def test_unsafe(root: Path) -> None:
    """The rest is mended when asked for; a second run has nothing to do."""
    assert check(root, "--fix", "--unsafe").exit_code == 0
    assert "[@jay1976] says" in (root / CARD).read_text(encoding="utf-8")
    before = (root / CARD).stat().st_mtime_ns
    told = check(root, "--fix", "--unsafe")
    assert (told.exit_code, told.stdout) == (0, "no findings\n")
    assert (root / CARD).stat().st_mtime_ns == before


def test_diff_writes_nothing(root: Path) -> None:
    """--diff prints what `patch` takes, and leaves the files."""
    before = (root / CARD).read_bytes()
    told = check(root, "--diff", "--unsafe")
    assert (told.exit_code, (root / CARD).read_bytes()) == (1, before)
    subprocess.run(["git", "apply"], cwd=root, input=told.stdout, text=True, check=True)
    assert check(root).exit_code == 0


def test_diff_of_nothing(tmp_path: Path) -> None:
    """With nothing to mend nothing is printed."""
    CliRunner().invoke(main, ["init", str(tmp_path)])
    told = check(tmp_path, "--diff")
    assert (told.exit_code, told.stdout) == (0, "")


def test_as_the_file_was(root: Path) -> None:
    """Line ends, the mark at the beginning and the rights of a file stay."""
    card = root / CARD
    text = card.read_bytes().replace(b"\n", b"\r\n")
    card.write_bytes(b"\xef\xbb\xbf" + text)
    card.chmod(0o640)
    check(root, "--fix")
    assert card.read_bytes() == b"\xef\xbb\xbf" + text.replace(b"[@Jay1976", b"[@jay1976")
    assert stat.S_IMODE(card.stat().st_mode) == 0o640
    assert not list(card.parent.glob(".*"))


@pytest.mark.parametrize("what", ["file", "folder"])
def test_links_are_refused(root: Path, tmp_path: Path, what: str) -> None:
    """What a link leads to is not read, and not written."""
    place = root / CARD if what == "file" else (root / CARD).parent
    away = tmp_path / "away"
    place.rename(away)
    place.symlink_to(away)
    target = away if what == "file" else away / CARD.rpartition("/")[2]
    before = target.read_bytes()
    check(root, "--fix")
    assert target.read_bytes() == before


def test_changed_meanwhile(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that an editor saves in between keeps what was saved, and no other is written."""

    def mend(*words: object, **more: object) -> fixing.Mended:
        done = original(*words, **more)  # type: ignore[arg-type]
        (root / CARD).write_bytes(b"another text")
        return done

    original = fixing.mend
    monkeypatch.setattr(fixing, "mend", mend)
    told = check(root, "--fix")
    assert (told.exit_code, "was changed meanwhile" in told.stderr) == (2, True)
    assert (root / CARD).read_bytes() == b"another text"


@pytest.mark.parametrize(
    "words",
    [["--unsafe"], ["--diff", "--format", "json"]],
    ids=["unsafe alone", "diff with a format"],
)
def test_wrong_use(root: Path, words: list[str]) -> None:
    """Options that say nothing together are refused."""
    assert check(root, *words).exit_code == 2


def test_formats_say_what_is_left(root: Path) -> None:
    """With a format for programs, that has what is left after mending."""
    told = check(root, "--fix", "--format", "json")
    assert "citation-case" not in told.stdout
    assert "unknown-citation" in told.stdout
