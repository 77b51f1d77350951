"""Test that a site is made of claims, in whole, at the cost of what changed, whatever stops it."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.disk import ForeignError
from generator.site.mirror import Claim
from generator.site.publish import Published
from generator.site.publish import publish as publish_claims
from generator.site.swap import sweep
from tests.publishing import texts_of
from tests.starts import start

pytestmark = pytest.mark.slow


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return where a site is to be, in a folder of builds."""
    (tmp_path / "build").mkdir()
    return tmp_path / "build" / "site"


def claims(texts: Mapping[str, str]) -> dict[str, Claim]:
    """Return claims whose content hangs on their text."""
    return {path: Claim(text, text.encode) for path, text in texts.items()}


def publish(site: Path, texts: Mapping[str, str]) -> Published:
    """Publish *texts*."""
    return publish_claims(site, claims(texts), site.parent)


def tree(folder: Path) -> dict[str, str]:
    """Return every file below *folder* by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def times(folder: Path) -> dict[str, int]:
    """Return the times of all that is in *folder*, and of itself."""
    return {str(path): path.stat().st_mtime_ns for path in (folder, *folder.rglob("*"))}


def test_publish_follows_its_claims(site: Path) -> None:
    """Over many builds the site holds what was claimed last, and each build tells what it did."""
    steps = (
        ({"a": "1", "b/c": "1"}, ("a", "b/c"), ()),
        ({"a": "1", "b/c": "2"}, ("b/c",), ()),
        ({"a": "2", "b/c": "2"}, ("a",), ()),
        ({"a": "2"}, (), ("b/c",)),
        ({"a": "2", "b/c": "1", "d": "1"}, ("b/c", "d"), ()),
        ({"a": "1", "b/c": "1"}, ("a",), ("d",)),
        ({"a": "1", "b": "1"}, ("b",), ("b/c",)),
        ({"a/b": "1", "b": "1"}, ("a/b",), ("a",)),
    )
    for texts, written, removed in steps:
        done = publish(site, texts)
        assert (texts, written, removed) == (tree(site), done.written, done.removed)


def test_publish_without_change_writes_nothing(site: Path) -> None:
    """Neither a file nor a folder of the site gets a new time."""
    publish(site, {"a": "1", "b/c": "1"})
    before = times(site)
    assert publish(site, {"a": "1", "b/c": "1"}).changed == 0
    assert before == times(site)


def test_publish_makes_and_reads_only_what_changed(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What keeps its key is not made again, keeps its time, and is not even read."""
    made: list[str] = []

    def claim(path: str, key: str) -> Claim:
        return Claim(key, lambda: made.append(path) or key.encode())  # type: ignore[func-returns-value]  # None, so the key

    monkeypatch.setattr("generator.cache.notes.digest", lambda *_: pytest.fail("read"))
    for key in ("1", "2", "3", "4"):
        both = {"kept": claim("kept", "same"), "edited": claim("edited", key)}
        publish_claims(site, both, site.parent)
    assert sorted(made) == ["edited"] * 4 + ["kept"]


@pytest.mark.parametrize("change", ["edit", "edit in no time", "remove"])
def test_publish_mends_what_was_changed_by_hand(site: Path, change: str) -> None:
    """A file that is not what was written is made again, even if its size and time are right."""
    texts = {"a": "1", "b": "1"}
    publish(site, texts)
    publish(site, texts | {"a": "2"})
    was = (site / "b").stat()
    if change == "remove":
        (site / "b").unlink()
    else:
        (site / "b").write_text("x" if change == "edit in no time" else "hand", encoding="utf-8")
    if change == "edit in no time":
        os.utime(site / "b", ns=(was.st_atime_ns, was.st_mtime_ns))
    publish(site, texts | {"a": "2"})
    assert texts | {"a": "2"} == tree(site)
    publish(site, texts)
    assert texts == tree(site)


@pytest.mark.parametrize("where", ["site", ".spare-site"])
def test_a_file_that_no_build_made_is_moved_away(site: Path, where: str) -> None:
    """It is never removed, and the site is an exact mirror all the same."""
    publish(site, {"a": "1", "b/c": "1"})
    publish(site, {"a": "2", "b/c": "1"})
    mine = site.with_name(where) / "b" / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    done = publish(site, {"a": "3"})
    assert tree(site) == {"a": "3"}
    (aside,) = done.aside
    assert tree(aside) == {f"{where}/b/mine.txt": "mine"}


@pytest.mark.parametrize("where", ["site", ".spare-site"])
@pytest.mark.parametrize("kind", ["a file", "a folder", "the whole"])
def test_a_link_is_refused_and_nothing_behind_it_touched(
    site: Path, tmp_path: Path, where: str, kind: str
) -> None:
    """Whether it leads out of the site, or is the site: the next build says so and stops."""
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "index.html").write_text("theirs", encoding="utf-8")
    for text in ("1", "2"):
        publish(site, {"a": text, "b/index.html": "1"})
    place = site.with_name(where)
    if kind == "the whole":
        shutil.rmtree(place)
        place.symlink_to(theirs)
    elif kind == "a folder":
        shutil.rmtree(place / "b")
        (place / "b").symlink_to(theirs)
    else:
        (place / "a").unlink()
        (place / "a").symlink_to(theirs / "index.html")
    with pytest.raises(ForeignError, match="is a symbolic link"):
        publish(site, {"a": "3"})
    assert tree(theirs) == {"index.html": "theirs"}


def test_a_site_that_nobody_knows_is_kept_aside(site: Path) -> None:
    """Where both notes are lost, the new site takes its place, and the old one is not removed."""
    publish(site, {"a": "1", "b": "1"})
    shutil.rmtree(site.with_name(".keys-site"))
    done = publish(site, {"a": "2"})
    assert tree(site) == {"a": "2"}
    (aside,) = done.aside
    assert tree(aside) == {".spare-site/a": "1", ".spare-site/b": "1"}
    assert publish(site, {"a": "2"}).changed == 0


# What a damaged note may look like; each is a function of the bytes that it has.
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda note: note[: len(note) // 2],
    "empty": lambda _: b"",
    "flipped": lambda note: note[:70] + bytes([note[70] ^ 1]) + note[71:],
    "no text": lambda _: b"\xff\xfe\x00",
    "a list": lambda _: b"\n[1, 2]",
    "a number": lambda _: b"\n7",
    "deep": lambda _: b"\n" + b"[" * 100_000,
    "other shape": lambda _: b"\n" + json.dumps({"a": "x", "b": [1], "c": None}).encode(),
    "other seal": lambda note: b"0" * 64 + note[64:],
    "no seal": lambda note: note.partition(b"\n")[2],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_note_costs_time_and_nothing_else(site: Path, damage: str) -> None:
    """Whatever the notes say, the site is what is claimed, and no file is lost."""
    texts = {"a": "1", "b/c": "1", "d": "1"}
    publish(site, texts)
    publish(site, texts | {"a": "2"})
    for note in site.with_name(".keys-site").iterdir():
        note.write_bytes(DAMAGES[damage](note.read_bytes()))
    publish(site, texts | {"d": "2"})
    assert tree(site) == texts | {"d": "2"}
    publish(site, texts)
    assert tree(site) == texts


def test_another_users_note_is_not_believed(site: Path) -> None:
    """A checkout that brings a page of its own, and a note that vouches for it, is not believed."""
    publish(site, {"a": "1"})
    (site / "a").write_text("theirs", encoding="utf-8")
    about = (site / "a").stat()
    fields = [about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino]
    body = json.dumps({"a": ["1", *fields, "0" * 32]}).encode()
    for note in site.with_name(".keys-site").iterdir():
        note.write_bytes(b"0" * 64 + b"\n" + body)
    publish(site, {"a": "1"})
    assert tree(site) == {"a": "1"}


@pytest.mark.parametrize("inodes", ["others", "swapped", "in turn"])
def test_a_copied_site_is_known_by_its_bytes(site: Path, tmp_path: Path, inodes: str) -> None:
    """As a cache of a runner restores it: other inodes, other times, the same content.

    Whatever the inodes were there: notes are read in the order of those, and the folder may have
    got one that belonged to the site before last.
    """
    publish(site, {"a": "1", "b": "1"})
    publish(site, {"a": "2", "b": "1"})
    shutil.copytree(site.parent, tmp_path / "copy")
    copy = tmp_path / "copy" / "site"
    notes = sorted(copy.with_name(".keys-site").iterdir())
    assert len(notes) == 2
    texts = [note.read_bytes() for note in notes]
    if inodes == "swapped":
        texts.reverse()
    if inodes == "in turn":
        for note in notes:
            note.unlink()
        notes = [notes[0].with_name(f"{copy.stat().st_ino}.json"), notes[0].with_name("1.json")]
        texts.sort(key=lambda text: b'"a": ["2"' in text)  # the inode of the site before last
    for note, text in zip(notes, texts, strict=True):
        note.write_bytes(text)
    (copy / "b").write_text("x", encoding="utf-8")
    done = publish(copy, {"a": "2", "b": "1"})
    assert (done.written, done.aside, tree(copy)) == (("b",), (), {"a": "2", "b": "1"})


WHOLE = 10_000  # more steps than there are


@pytest.mark.parametrize("signal_name", ["SIGKILL", "SIGINT"])
@pytest.mark.parametrize("how", ["exchange", "renames"])
def test_killed_builds_leave_a_whole_site(
    site: Path, root: Path, how: str, signal_name: str
) -> None:
    """Killed before any of its steps, a build leaves the old site or the new one, never a mix.

    The next build makes what it should, with no file that it did not make. Where folders cannot
    trade places there is a moment without a site: the next build mends it.
    """
    run = Run(root, site, how, signal_name)
    for stamp in ("one", "two"):
        assert run(WHOLE, stamp) == 0
    last, killed = "two", 0
    for steps in range(200):
        new = "three" if last != "three" else "one"
        code = run(steps, new)
        sweep(site, site.parent)
        assert tree(site) in (_expected(last), _expected(new)), f"killed before step {steps}"
        last = new if tree(site) == _expected(new) else last
        killed += code != 0
        if code == 0:
            break
        if steps % 5 == 0:  # cold, so to say: what is left is turned into another site
            assert run(WHOLE, "two") == 0
            assert tree(site) == _expected("two"), f"after a kill before step {steps}"
            last = "two"
    assert killed > 25
    assert run(WHOLE, "two") == 0
    assert tree(site) == _expected("two")
    assert sorted(it.name for it in site.parent.iterdir()) == [".keys-site", ".spare-site", "site"]


def test_many_kills_in_a_row_lose_nothing(site: Path, root: Path) -> None:
    """However often a build is killed, each time somewhere else, the one after is as it should."""
    chance = random.Random(17)  # noqa: S311  # the same steps each time
    run = Run(root, site, "exchange", "SIGKILL")
    run(WHOLE, "one")
    for _ in range(12):
        run(chance.randrange(60), chance.choice(("one", "two", "three")))
    assert run(WHOLE, "two") == 0
    assert tree(site) == _expected("two")
    assert not (site.parent / "aside").exists()


class Run:
    """Runs a build up to one of its steps; gives its exit code."""

    def __init__(self, root: Path, site: Path, how: str, signal_name: str) -> None:
        self.root = root
        self.words = (str(site), how, signal_name)

    def __call__(self, steps: int, stamp: str) -> int:
        """Publish the texts of *stamp*, but end before step *steps*."""
        site, how, signal_name = self.words
        words = ("tests.publishing", site, str(steps), how, stamp, signal_name)
        done = start(*words, cwd=self.root)
        interrupted = "KeyboardInterrupt" in done.stderr
        assert done.returncode in {0, -signal.SIGKILL} or interrupted, done.stderr
        return done.returncode


def _expected(stamp: str) -> dict[str, str]:
    return dict(sorted(texts_of(stamp).items()))
