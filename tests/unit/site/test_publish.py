"""Test that a site is made of claims, in whole, at the cost of what changed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.site.mirror import Claim
from generator.site.publish import publish
from generator.site.swap import sweep


def claims(texts: Mapping[str, str]) -> dict[str, Claim]:
    """Return claims whose content hangs on their text."""
    return {path: Claim(text, text.encode) for path, text in texts.items()}


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


def test_publish_follows_its_claims(tmp_path: Path) -> None:
    """Over many builds the site holds what was claimed last, and each build tells what it did."""
    site = tmp_path / "site"
    steps = (
        ({"a": "1", "b/c": "1"}, ("a", "b/c"), ()),
        ({"a": "1", "b/c": "2"}, ("b/c",), ()),
        ({"a": "2", "b/c": "2"}, ("a",), ()),
        ({"a": "2"}, (), ("b/c",)),
        ({"a": "2", "b/c": "1", "d": "1"}, ("b/c", "d"), ()),
        ({"a": "1", "b/c": "1"}, ("a",), ("d",)),
    )
    for texts, written, removed in steps:
        done = publish(site, claims(texts))
        assert (texts, written, removed) == (tree(site), done.written, done.removed)


def test_publish_without_change_writes_nothing(tmp_path: Path) -> None:
    """Neither a file nor a folder of the site gets a new time."""
    site = tmp_path / "site"
    publish(site, claims({"a": "1", "b/c": "1"}))
    before = times(site)
    assert publish(site, claims({"a": "1", "b/c": "1"})).changed == 0
    assert before == times(site)


def test_publish_makes_only_what_changed(tmp_path: Path) -> None:
    """What keeps its key is not made again, and keeps its time."""
    site = tmp_path / "site"
    made: list[str] = []

    def claim(path: str, key: str) -> Claim:
        return Claim(key, lambda: made.append(path) or key.encode())  # type: ignore[func-returns-value]  # None, so the key

    for key in ("1", "2", "3", "4"):
        publish(site, {"kept": claim("kept", "same"), "edited": claim("edited", key)})
    assert ["kept", "edited", "edited", "edited", "edited"] in (made, [*made[1::-1], *made[2:]])


@pytest.mark.parametrize("change", ["edit", "remove", "add", "link"])
def test_publish_mends_what_was_changed_by_hand(tmp_path: Path, change: str) -> None:
    """A site is an exact mirror: hands leave no trace in it."""
    site = tmp_path / "site"
    texts = {"a": "1", "b": "1"}
    publish(site, claims(texts))
    publish(site, claims(texts | {"a": "2"}))
    if change == "edit":
        (site / "b").write_text("hand", encoding="utf-8")
    elif change == "remove":
        (site / "b").unlink()
    elif change == "add":
        (site / "stray").write_text("hand", encoding="utf-8")
    else:
        (site / "b").unlink()
        (site / "b").symlink_to(tmp_path)
    publish(site, claims(texts | {"a": "2"}))
    assert texts | {"a": "2"} == tree(site)
    publish(site, claims(texts))
    assert texts == tree(site)


def test_publish_replaces_a_foreign_folder(tmp_path: Path) -> None:
    """A site that another tool made is replaced in whole."""
    site = tmp_path / "site"
    (site / "sub").mkdir(parents=True)
    (site / "sub" / "index.html").write_text("theirs", encoding="utf-8")
    publish(site, claims({"a": "1"}))
    assert tree(site) == {"a": "1"}


# A build that ends itself, as `kill -9` would, before the step that is counted.
KILLED = """
import os, signal, sys
from pathlib import Path
from generator.site import publish, swap

left = int(sys.argv[2])
def counted(call):
    def step(*args, **options):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **options)
    return step

for name in ("link", "replace", "unlink", "makedirs", "open", "write"):
    setattr(os, name, counted(getattr(os, name)))
publish.put = counted(publish.put)
publish.forget_notes = counted(publish.forget_notes)
if sys.argv[3] == "renames":
    swap.exchange = lambda one, other: False
    Path.rename = counted(Path.rename)
stamp = sys.argv[4]
texts = {f"d{at % 3}/p{at}": f"{stamp} {at}" if at % 2 else f"{at}" for at in range(8)}
texts["only-" + stamp] = stamp
publish.publish(Path(sys.argv[1]), {k: publish.Claim(v, v.encode) for k, v in texts.items()})
"""


@pytest.mark.parametrize("how", ["exchange", "renames"])
def test_killed_builds_leave_a_whole_site(tmp_path: Path, how: str) -> None:
    """Killed before any of its steps, a build leaves the old site or the new one, never a mix.

    Where folders cannot trade places there is a moment without a site: the next build mends it.
    """
    site = tmp_path / "site"
    for stamp in ("one", "two"):
        assert _build(site, 10_000, how, stamp) == 0
    whole = {stamp: _expected(stamp) for stamp in ("one", "two", "three")}
    last, killed = "two", 0
    for steps in range(120):
        new = "three" if last != "three" else "one"
        code = _build(site, steps, how, new)
        sweep(site)
        found = tree(site)
        assert found in (whole[last], whole[new]), f"killed before step {steps}"
        last = new if found == whole[new] else last
        killed += code != 0
        if code == 0:
            break
    assert killed > 10
    assert _build(site, 10_000, how, "two") == 0
    assert whole["two"] == tree(site)


def _build(site: Path, steps: int, how: str, stamp: str) -> int:
    command = [sys.executable, "-c", KILLED, str(site), str(steps), how, stamp]
    return subprocess.run(command, check=False).returncode


def _expected(stamp: str) -> dict[str, str]:
    texts = {f"d{at % 3}/p{at}": f"{stamp} {at}" if at % 2 else f"{at}" for at in range(8)}
    return dict(sorted({**texts, "only-" + stamp: stamp}.items()))
