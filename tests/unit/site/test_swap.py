"""Test the lock, and that folders trade places."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.disk import ForeignError
from generator.site import swap
from generator.site.swap import BusyError, exchange, locked, put, spare_of, sweep


def holding(folder: Path, name: str) -> Path:
    """Return *folder*, made, with one file named *name*."""
    folder.mkdir()
    (folder / name).touch()
    return folder


def names(folder: Path) -> list[str]:
    """Return the names of what is in *folder*."""
    return sorted(path.name for path in folder.iterdir())


def test_exchange_swaps_two_folders(tmp_path: Path) -> None:
    """Each name leads to the other's folder afterwards."""
    one, other = holding(tmp_path / "one", "1"), holding(tmp_path / "other", "2")
    if not exchange(one, other):
        pytest.skip("this system cannot let folders trade places")
    assert (names(one), names(other)) == (["2"], ["1"])


@pytest.mark.parametrize("can", [True, False], ids=["exchange", "renames"])
def test_put_keeps_the_old_site_as_spare(
    tmp_path: Path, can: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new site stands, the one before is the spare, nothing else is left."""
    if not can:
        monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    site = holding(tmp_path / "site", "old")
    spare = holding(spare_of(site), "new")
    put(spare, site)
    assert (names(site), names(spare)) == (["new"], ["old"])
    assert sorted(["site", spare.name]) == names(tmp_path)


def test_put_needs_no_site(tmp_path: Path) -> None:
    """The first build has nothing to replace."""
    site = tmp_path / "site"
    put(holding(spare_of(site), "new"), site)
    assert names(site) == ["new"]


def test_sweep_brings_back_the_site(tmp_path: Path) -> None:
    """A build that was killed between two renames is undone."""
    site = tmp_path / "site"
    holding(tmp_path / ".old-site", "old")
    sweep(site, tmp_path)
    assert names(site) == ["old"]


HOLDER = """
import sys, time
from pathlib import Path
from generator.site.swap import locked
with locked(Path(sys.argv[1]), print):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_second_build_says_who_holds_the_lock(tmp_path: Path) -> None:
    """A build that may not wait says which process it would wait for; one that may, waits."""
    lock = tmp_path / "build" / ".lock"
    command = [sys.executable, "-c", HOLDER, str(lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdout.readline()
        with (
            pytest.raises(BusyError, match=f"process {holder.pid}"),
            locked(lock, print, wait=False),
        ):
            pass
        threading.Timer(0.2, holder.stdin.close).start()
        told: list[str] = []
        with locked(lock, told.append):
            assert [f"waiting for another build (process {holder.pid})"] == told


def test_a_killed_holder_lets_go(tmp_path: Path) -> None:
    """The system frees the lock of a process that ended, however it ended."""
    lock = tmp_path / ".lock"
    command = [sys.executable, "-c", HOLDER, str(lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        holder.kill()
        holder.wait()
    with locked(lock, pytest.fail, wait=False):
        assert lock.exists()


def test_what_is_no_lock_is_neither_followed_nor_opened(tmp_path: Path) -> None:
    """A link would be written over; the build says what stands there."""
    (tmp_path / "theirs").write_text("theirs", encoding="utf-8")
    (tmp_path / ".lock").symlink_to(tmp_path / "theirs")
    with (
        pytest.raises(ForeignError, match="is a symbolic link"),
        locked(tmp_path / ".lock", pytest.fail),
    ):
        pytest.fail("the lock was taken")
    assert (tmp_path / "theirs").read_text(encoding="utf-8") == "theirs"
