"""`playbook book` writes one file, and says which."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.commands import main
from generator.paper import downloads
from generator.paper.pdf import EngineMissingError, Printed
from tests.unit.paper.test_downloads import press_of

command: Any = import_module("generator.commands.book")  # the name is that of the command there


def run(root: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["book", "-C", str(root), *words])
    return done.exit_code, done.output


def test_html(tmp_path: Path) -> None:
    """The file is where it was asked for."""
    press_of(tmp_path)
    code, said = run(tmp_path, "--format", "html", "-o", str(tmp_path / "a" / "b.html"))
    assert (code, said.splitlines()[-1].split(" (")[0]) == (0, f"wrote {tmp_path}/a/b.html")
    assert "<title>Small</title>" in (tmp_path / "a" / "b.html").read_text()


def test_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unasked it is a PDF in `build/`."""
    press_of(tmp_path)
    monkeypatch.setattr(downloads, "print_pdf", lambda _: Printed(b"%PDF", 2))
    assert run(tmp_path)[0] == 0
    assert (tmp_path / "build" / "playbook.pdf").read_bytes() == b"%PDF"


def test_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF of more cards than builds print is made, and what it needs is said before."""
    press_of(tmp_path)
    monkeypatch.setattr(downloads, "print_pdf", lambda _: Printed(b"%PDF", 2))
    monkeypatch.setattr(command, "MOST_CARDS", 0)
    code, said = run(tmp_path)
    assert code == 0
    assert "1 cards in one PDF take about 0.0 GB of memory" in said
    assert "GB of memory" not in run(tmp_path, "--format", "html")[1]


def test_missing_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it cannot be made, the error says what to read."""

    def missing(_: str) -> Printed:
        raise EngineMissingError("WeasyPrint does not find Pango")

    press_of(tmp_path)
    monkeypatch.setattr(downloads, "print_pdf", missing)
    code, said = run(tmp_path, "--format", "deck")
    assert code == 2
    assert "WeasyPrint does not find Pango; `playbook explain missing-pdf-engine`" in said


def test_errors(tmp_path: Path) -> None:
    """A playbook with errors is no book."""
    press_of(tmp_path)
    (tmp_path / "kb" / "cards" / "one.md").write_text("no front matter")
    code, said = run(tmp_path, "--format", "html")
    assert code == 1
    assert "the book was not made" in said
