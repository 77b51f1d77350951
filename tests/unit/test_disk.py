"""What stands where a file is read or written may be anything: no link is followed, nothing waits."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.disk import read_plain, replace, write


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_only_a_plain_file_is_read(tmp_path: Path, kind: str) -> None:
    """A pipe that nobody writes to would never end."""
    place = tmp_path / "place"
    (tmp_path / "secret").write_bytes(b"theirs")
    if kind == "link":
        place.symlink_to(tmp_path / "secret")
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.mkdir()
    with pytest.raises(OSError, match="place"):
        read_plain(place)


@pytest.mark.parametrize("how", ["link", "second name"])
def test_what_is_written_is_a_file_of_its_own(tmp_path: Path, how: str) -> None:
    """What the name led to before keeps its content, whether it is written at once or in its place."""
    theirs = tmp_path / "theirs"
    theirs.write_bytes(b"a longer text of theirs")
    for name, beside in (("one", "one"), ("two", ".two.new")):
        place = tmp_path / beside
        place.symlink_to(theirs) if how == "link" else place.hardlink_to(theirs)
        if name == "one":
            write(os.fspath(place), b"ours")
        else:
            replace(tmp_path / name, b"ours")
        assert (tmp_path / name).read_bytes() == b"ours"
        assert not (tmp_path / name).is_symlink()
    assert theirs.read_bytes() == b"a longer text of theirs"
