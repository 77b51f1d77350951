"""Shells are made in one environment, whatever that of the build is."""

from __future__ import annotations

import pytest

from generator.site.shells.mkdocs import _environment


def test_what_would_differ_from_run_to_run_is_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The order of sets and the day show in no shell."""
    monkeypatch.setenv("PYTHONHASHSEED", "77")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")
    monkeypatch.setenv("PLAYBOOK_OF_MINE", "kept")
    made = _environment()
    assert (made["PYTHONHASHSEED"], made["SOURCE_DATE_EPOCH"]) == ("0", "0")
    assert made["PLAYBOOK_OF_MINE"] == "kept"
