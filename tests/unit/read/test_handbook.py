"""A folder of another tool is read up to a size; what is left says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.read import handbook
from generator.read.handbook import read_handbook


def test_files_that_are_too_large_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would be too much is left where it is, with the reason; smaller files still come along."""
    monkeypatch.setattr(handbook, "TOGETHER", 1024 * 1024)
    for name, size in (("a.png", 900_000), ("b.png", 900_000), ("c.md", 1000)):
        (tmp_path / name).write_bytes(b"x" * size)
    found = read_handbook(tmp_path)
    assert (*found.pictures, *found.texts) == ("a.png", "c.md")
    assert found.left == {"b.png": "all files would have more than 1 MiB"}
