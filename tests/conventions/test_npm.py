"""Where nothing can be installed, what needs it is skipped soon."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests import npm
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
        ended = []  # by itself: what is stopped after so many seconds is not among them
        run = subprocess.run

        def noted(*words: Any, **options: Any) -> subprocess.CompletedProcess[bytes]:
            ended.append(run(*words, **options))
            return ended[-1]

        monkeypatch.setattr(npm, "SECONDS", 60)
        monkeypatch.setattr(subprocess, "run", noted)
        assert not installed(tmp_path)
    assert len(ended) == 1
