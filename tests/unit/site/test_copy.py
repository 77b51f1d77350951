"""A copy adds, changes and removes its own files, whatever else is in the folder."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.cache.memory import digest
from generator.site.copy import LIST, STAGE, CopyError, copy_site
from generator.site.mirror import claim_of
from generator.site.publish import publish


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return where a site is to be, in a folder of builds."""
    (tmp_path / "build").mkdir()
    return tmp_path / "build" / "site"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of a web server, with files of others."""
    www = tmp_path / "www"
    (www / ".well-known").mkdir(parents=True)
    (www / "CNAME").write_text("example.org", encoding="utf-8")
    (www / ".well-known/x").write_text("theirs", encoding="utf-8")
    return www


THEIRS = {"CNAME": "example.org", ".well-known/x": "theirs"}


def make(site: Path, texts: Mapping[str, str]) -> None:
    """Publish *texts* as *site*."""
    publish(site, {path: claim_of(text) for path, text in texts.items()}, site.parent)


def tree(folder: Path) -> dict[str, str]:
    """Return every file below *folder* by its path, but for the list of ours."""
    paths = sorted(it for it in folder.rglob("*") if it.is_file() and it.name != LIST)
    return {it.relative_to(folder).as_posix(): it.read_text(encoding="utf-8") for it in paths}


def test_a_copy_keeps_what_others_put_there(site: Path, folder: Path) -> None:
    """Over many builds the folder has the site and the others' files, no more, no fewer."""
    steps = (
        {"index.html": "1", "a/index.html": "1"},
        {"index.html": "2", "a/index.html": "1", "b/c/x": "1"},
        {"index.html": "2"},
        {"index.html": "2", "a": "now a file"},
        {"index.html": "2"},
    )
    for texts in steps:
        make(site, texts)
        copy_site(site, folder)
        assert tree(folder) == THEIRS | texts
        assert copy_site(site, folder).written == 0
    assert sorted(it.name for it in folder.iterdir()) == [
        LIST,
        ".well-known",
        "CNAME",
        "index.html",
    ]


def test_a_file_of_others_is_never_replaced(site: Path, folder: Path) -> None:
    """It is named; only with the person's word it is taken over."""
    make(site, {"index.html": "1", "CNAME": "ours", "z": "1"})
    with pytest.raises(CopyError, match="CNAME is in the way"):
        copy_site(site, folder)
    assert tree(folder) == THEIRS
    copy_site(site, folder, take_over=True)
    assert tree(folder) == THEIRS | {"index.html": "1", "CNAME": "ours", "z": "1"}


def test_a_file_of_ours_that_was_changed_there(site: Path, folder: Path) -> None:
    """Somebody's edit is not lost: neither overwritten nor removed."""
    make(site, {"a": "1", "b": "1"})
    copy_site(site, folder)
    (folder / "a").write_text("edited", encoding="utf-8")
    make(site, {"a": "2", "b": "1"})
    with pytest.raises(CopyError, match="a is in the way"):
        copy_site(site, folder)
    make(site, {"b": "1"})
    copy_site(site, folder)
    assert tree(folder) == THEIRS | {"a": "edited", "b": "1"}


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_link_in_the_folder_is_refused(
    site: Path, folder: Path, tmp_path: Path, kind: str
) -> None:
    """Nothing is written, or removed, behind it."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("mine", encoding="utf-8")
    link = folder / ("a/index.html" if kind == "file" else "a")
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(outside / "index.html" if kind == "file" else outside)
    make(site, {"a/index.html": "1"})
    with pytest.raises(CopyError, match="is a symbolic link"):
        copy_site(site, folder, take_over=True)
    assert tree(outside) == {"index.html": "mine"}


def test_a_list_that_names_files_elsewhere(site: Path, folder: Path) -> None:
    """What is listed and lies outside, or is not what it was, is not removed."""
    (folder.parent / "precious").write_text("mine", encoding="utf-8")
    lines = ("../precious", "/etc/passwd", ".well-known/../CNAME")
    known = (digest(b"mine"), "0" * 32, digest(b"example.org"))
    listed = "".join(f"{made} {it}\n" for made, it in zip(known, lines, strict=True))
    (folder / LIST).write_text(f"{listed}{'0' * 32} CNAME\n", encoding="utf-8")
    make(site, {"index.html": "1"})
    copy_site(site, folder)
    assert tree(folder) == THEIRS | {"index.html": "1"}
    assert (folder.parent / "precious").read_text("utf-8") == "mine"


def test_a_site_that_is_not_as_it_was_built(site: Path, folder: Path) -> None:
    """Without a site, or with one that was changed since, nothing is copied."""
    with pytest.raises(CopyError, match="there is no site"):
        copy_site(site, folder)
    make(site, {"a": "1"})
    (site / "a").write_text("edited", encoding="utf-8")
    with pytest.raises(CopyError, match="not as the build left it"):
        copy_site(site, folder)
    assert tree(folder) == THEIRS


KILLED = """
import signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[4])
from generator.cache.memory import digest
from generator.site.copy import copy_site
from tests.steps import stop_at
site, folder = map(Path, sys.argv[1:3])
stop_at(int(sys.argv[3]), signal.SIGKILL)
copy_site(site, folder)
"""


@pytest.mark.slow
def test_a_copy_that_is_killed(site: Path, folder: Path, root: Path) -> None:
    """Each file is the old one or the new one, nothing of others is lost, the next one ends it."""
    old, new = {"a": "1", "b": "1", "c/d": "1"}, {"a": "2", "b": "1", "e/f": "1"}
    newer = {"a": "3", "b": "1"}  # of neither what was nor what was begun is anything left
    make(site, old)
    copy_site(site, folder)
    for steps in range(60):
        make(site, new)
        words = [str(site), str(folder), str(steps), str(root)]
        code = subprocess.run([sys.executable, "-c", KILLED, *words], check=False).returncode
        assert code in {0, -signal.SIGKILL}
        there = {
            path: text
            for path, text in tree(folder).items()
            if not path.startswith((STAGE, f".{LIST}"))
        }
        assert there.items() <= {*THEIRS.items(), *old.items(), *new.items()}
        assert THEIRS.items() <= there.items()
        assert "b" in there
        make(site, newer)
        copy_site(site, folder)
        assert tree(folder) == THEIRS | newer
        if code == 0:
            break
        make(site, old)
        copy_site(site, folder)
    assert steps > 10


def test_pages_come_behind_what_they_need(
    site: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader in the middle of a copy finds each style and picture; lists of pages come last."""
    placed: list[str] = []
    put = Path.replace

    def noted(path: Path, target: Path) -> Path:
        placed.append(target.name)
        return put(path, target)

    monkeypatch.setattr(Path, "replace", noted)
    make(site, dict.fromkeys(("a.html", "b.css", "c.png", "sitemap.xml", "sw.js"), "1"))
    placed.clear()
    copy_site(site, folder)
    assert [it for it in placed if it != LIST] == [
        "b.css",
        "c.png",
        "a.html",
        "sitemap.xml",
        "sw.js",
    ]


def test_the_folder_itself_may_be_a_link(site: Path, folder: Path, tmp_path: Path) -> None:
    """The person named it."""
    (tmp_path / "current").symlink_to(folder)
    make(site, {"a": "1"})
    copy_site(site, tmp_path / "current")
    assert tree(folder) == THEIRS | {"a": "1"}
