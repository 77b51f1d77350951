"""Commands write into a checkout, which may be a stranger's: through no link that stands there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands import main

NEW_TERM = ("new", "term", "Goal", "--definition", "What is wanted.")
MOVE = ("mv", "static/a.txt", "static/x/b.txt")


@pytest.fixture
def project(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small playbook under git, beside a folder that no command may touch."""
    folder = tmp_path / "book"
    shutil.copytree(root / "tests/golden/_base", folder)
    (folder / "mkdocs.yml").write_text("site_name: Small\nsite_url: https://example.org/\n")
    (folder / "static").mkdir()
    (folder / "static/a.txt").write_text("ours")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret").write_text("theirs")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "all")):
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *words], check=True)
    return folder


@pytest.mark.parametrize(
    ("words", "link", "target", "code"),
    [
        # The file beside it, under whose name a text is written first, is made anew
        pytest.param(NEW_TERM, "kb/.glossary.yml.new", "secret", 0, id="beside a list"),
        pytest.param(("lock",), ".ids.lock.new", "secret", 0, id="beside the lock"),
        pytest.param(("words", "fr"), "translations/.fr.po.new", "secret", 0, id="beside words"),
        pytest.param(NEW_TERM, "kb/glossary.yml", "new", 2, id="a list"),
        pytest.param(("lock",), "ids.lock", "new", 2, id="the lock"),
        pytest.param(("words", "fr"), "translations", "", 2, id="the folder of words"),
        pytest.param(("preview", "HEAD"), "build/preview.html", "secret", 2, id="the preview"),
        pytest.param(("preview", "HEAD"), "build", "", 2, id="the folder of the preview"),
        pytest.param(MOVE, "static/x", "", 2, id="a folder to move into"),
    ],
)
def test_nothing_is_written_through_a_link(
    project: Path, words: tuple[str, ...], link: str, target: str, code: int
) -> None:
    """Neither a file of others is changed nor one made."""
    place = project / link
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(project.parent / "outside" / target)
    done = CliRunner().invoke(main, [*words])
    outside = {it.name: it.read_text() for it in (project.parent / "outside").iterdir()}
    assert outside == {"secret": "theirs"}
    assert (done.exit_code, type(done.exception)) in [(code, SystemExit), (0, type(None))]
    assert code == 0 or link.partition(".")[0] in done.output
