"""Our own files are in the form that `playbook fmt` gives, and say the same in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.commands.upkeep.fmt import format_files
from generator.project import open_project

ROOT = Path(__file__).parents[2]


def test_our_files_are_in_form() -> None:
    """`playbook fmt` changes no file of ours."""
    given = open_project(ROOT, date(2026, 11, 29)).given
    paths = [path for path in given.files if path.endswith(".md")]
    done = format_files(given, paths)
    assert (done.unread, done.other) == ((), ())
    assert [path for path, text in done.texts.items() if text != given.files[path].content] == []
