"""Where nothing can be installed, what needs it is skipped soon."""

from __future__ import annotations

import json
import shutil
import socket
import time
from pathlib import Path

import pytest

from tests.npm import installed


def test_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Npm's own patience is more than a minute for each file: a whole run is stopped for it."""
    if not shutil.which("npm"):
        pytest.skip("npm is not installed")
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and never listens
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}/"
        monkeypatch.setenv("npm_config_registry", address)
        needs = {"dependencies": {"left-pad": "1.3.0"}}
        (tmp_path / "package.json").write_text(json.dumps(needs), encoding="utf-8")
        begun = time.monotonic()
        assert not installed(tmp_path)
    assert time.monotonic() - begun < 60
