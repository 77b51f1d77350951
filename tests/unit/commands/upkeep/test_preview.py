"""`playbook preview` says what a change does: words, decisions, other pages, findings."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cache.memory import Memory
from generator.commands import main
from tests.remembering import remembering, without_pages_of_rules

pytestmark = pytest.mark.slow

GIT = ("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false")  # fmt: skip
CARD = "kb/cards/keep-it-small.md"


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """Let previews read a sheet once, and print no pages of rules."""
    with remembering(Memory(), "upkeep.preview"), without_pages_of_rules():
        yield


def git(folder: Path, *words: str) -> None:
    """Run git in *folder*."""
    subprocess.run([*GIT, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with a playbook in a folder of it."""
    folder = tmp_path_factory.mktemp("preview") / "repository"
    CliRunner().invoke(main, ["init", str(folder / "play")])
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Begin")
    return folder


@pytest.fixture
def root(begun: Path, tmp_path: Path) -> Path:
    """Return the folder of the playbook in a copy of the repository."""
    shutil.copytree(begun, tmp_path / "repository")
    return tmp_path / "repository" / "play"


def preview(root: Path, *words: str) -> Result:
    """Run `playbook preview main`."""
    return CliRunner().invoke(main, ["preview", "main", "-C", str(root), *words])


def edit(root: Path, path: str, change: Callable[[str], str]) -> None:
    """Change the text of the file *path*."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    changed = change(text)
    assert changed != text
    file.write_text(changed, encoding="utf-8")


def test_nothing(root: Path) -> None:
    """Without a change it says so."""
    told = preview(root, "--summary", str(root / "s.md"))
    assert told.exit_code == 0
    assert "Nothing that readers see." in (root / "build/preview.html").read_text(encoding="utf-8")
    assert (root / "s.md").read_text() == "### What this changes, against main\n\nNothing that readers see.\n"  # fmt: skip


def test_all_that_changes(root: Path) -> None:
    """A word, a new card, one that is gone, an answer that leads elsewhere, a finding, a work."""
    edit(
        root, CARD, lambda text: text.replace("meeting", "gathering", 1) + "\n- As [@nope] says.\n"
    )
    card = root / "kb/cards/end-on-time.md"
    text = card.read_text(encoding="utf-8").replace("title: ", "title: Always ", 1)
    (root / "kb/cards/always-end.md").write_text(text, encoding="utf-8")
    card.unlink()
    edit(root, "references.bib", lambda text: text.replace("1976", "1977", 1))
    edit(
        root, "kb/decisions/meet-or-write.md", lambda text: text.replace("-> divide", "-> meet", 1)
    )
    told = preview(root, "--summary", str(root / "s.md"), "-o", str(root / "p.html"))
    assert told.exit_code == 0, told.output
    html = (root / "p.html").read_text(encoding="utf-8")
    assert '<del class="pv-gone">meeting </del><ins class="pv-new">gathering</ins>' in html
    assert "This page is new." in html
    assert "This page is gone." in html
    summary = (root / "s.md").read_text(encoding="utf-8")
    assert "2 of 6 paths change." in summary
    assert re.search(r"^- .*: cites jay1976", summary, re.MULTILINE)
    assert "no reference has the key &#96;nope&#96; (unknown-citation)" in summary
    assert "- error kb/cards/keep-it-small.md:" in summary


def test_links_that_lead_nowhere(root: Path) -> None:
    """What a citation links to is not in the file: its words stand there, and no tag as words."""
    edit(root, CARD, lambda text: text.replace("[@jay1976", "[so @jay1976", 1))
    assert preview(root).exit_code == 0
    html = (root / "build/preview.html").read_text(encoding="utf-8")
    assert '<a class="cite">' in html
    assert "&lt;a" not in html


def test_one_file(root: Path) -> None:
    """It needs nothing else: no address outside, no script."""
    edit(root, CARD, lambda text: text.replace("meeting", "<script>alert(1)</script>", 1))
    preview(root)
    html = (root / "build/preview.html").read_text(encoding="utf-8")
    assert not re.findall(r'<script|<link|<iframe|\ssrc="(?!data:)', html)
    assert "default-src 'none'" in html


def test_committed_or_not(root: Path) -> None:
    """What is compared are the files as they stand."""
    edit(root, CARD, lambda text: text.replace("meeting", "gathering", 1))
    first = preview(root).stdout
    git(root, "checkout", "-qb", "change")
    git(root, "commit", "-qam", "Change")
    assert preview(root).stdout == first
    assert "1 page with other words" in first


@pytest.mark.parametrize(
    ("base", "words"),
    [("nothing", "there is no revision `nothing`"), ("--help-me", "No such option")],
    ids=["unknown", "an option"],
)
def test_no_such_base(root: Path, base: str, words: str) -> None:
    """A revision that is not there is said, with what to do where that is known."""
    told = CliRunner().invoke(main, ["preview", base, "-C", str(root)])
    assert (told.exit_code, words in told.stderr) == (2, True)


def test_shallow_clone(begun: Path, tmp_path: Path) -> None:
    """In a clone of one commit it says what to fetch, and works then."""
    git(begun, "branch", "-f", "other")
    git(tmp_path, "clone", "-q", "--depth", "1", "-b", "other", begun.as_uri(), "shallow")
    words = ["preview", "origin/main", "-C", str(tmp_path / "shallow/play")]
    told = CliRunner().invoke(main, words)
    found = re.search(r"run `git (fetch [^`]+)`", told.stderr)
    assert (told.exit_code, bool(found)) == (2, True)
    assert found
    git(tmp_path / "shallow", *found[1].split())
    assert CliRunner().invoke(main, words).exit_code == 0


def test_outside_a_repository(tmp_path: Path) -> None:
    """Without git there is nothing to compare with."""
    CliRunner().invoke(main, ["init", str(tmp_path)])
    told = preview(tmp_path)
    assert (told.exit_code, "lies in no git repository" in told.stderr) == (2, True)


def test_links_of_the_base_are_left_out(root: Path) -> None:
    """A link that an earlier commit had is not followed, nor written."""
    (root / "kb/cards/linked.md").symlink_to("/etc/hostname")
    git(root, "checkout", "-qb", "linked")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Link")
    (root / "kb/cards/linked.md").unlink()
    told = CliRunner().invoke(main, ["preview", "linked", "-C", str(root)])
    assert told.exit_code == 0
