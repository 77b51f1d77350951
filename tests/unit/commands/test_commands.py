"""The command `playbook` starts fast, and knows its commands without importing them."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.commands import COMMANDS, NEW, main, new

SLOW = ["jinja2", "pydantic", "rich", "yaml", "generator.model", "generator.pipeline"]


@pytest.mark.parametrize(
    ("group", "places"),
    [pytest.param(main, COMMANDS, id="playbook"), pytest.param(new, NEW, id="new")],
)
def test_places(group: click.Group, places: Mapping[str, str]) -> None:
    """Each name leads to the command that bears it; another name to none."""
    context = click.Context(group)
    assert group.list_commands(context) == sorted(places)
    commands = {name: group.get_command(context, name) for name in places}
    assert {name: it.name if it else None for name, it in commands.items()} == {
        name: name for name in places
    }
    assert group.get_command(context, "bild") is None


def test_version_imports_nothing_slow() -> None:
    """Asking for the version loads no command and no stage."""
    code = (
        "import sys; from generator.commands import main; main(['--version'], standalone_mode=False);"
        f"print([it for it in {SLOW} if it in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[1:] == ["[]"]


def test_help() -> None:
    """The help keeps the lines of its examples, and shows no mark of layout."""
    told = CliRunner().invoke(main, ["--help"])
    assert told.exit_code == 0
    assert "\n  Before a commit:   playbook check\n" in told.stdout
    assert ("\b" in told.stdout, "\\b" in told.stdout) == (False, False)


def test_unknown_command() -> None:
    """A command that does not exist is a wrong use."""
    told = CliRunner().invoke(main, ["bild"])
    assert (told.exit_code, "there is no command `bild`" in told.stderr) == (2, True)


@pytest.mark.parametrize(("name", "collects"), [("explain", False), ("serve", True), ("lsp", True)])
def test_garbage(name: str, collects: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """No garbage is looked for while a command runs that ends soon; after it, as before."""
    seen: list[bool] = []
    command = click.Command(name, callback=lambda: seen.append(gc.isenabled()))
    monkeypatch.setattr(main, "get_command", lambda *_: command)
    assert CliRunner().invoke(main, [name]).exit_code == 0
    assert (seen, gc.isenabled()) == ([collects], True)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["-C", "there", "check"], id="before"),
        pytest.param(["check", "-C", "there"], id="after"),
        pytest.param(["-C", "elsewhere", "check", "-C", "there"], id="the nearer one holds"),
        pytest.param(["-C", "there", "new", "card", "A title"], id="in a group"),
    ],
)
def test_folder_before_and_after_the_command(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`-C` stands where the writer looks for it."""
    for name in ("there", "elsewhere"):
        (tmp_path / name).mkdir()
    (tmp_path / "there/mkdocs.yml").write_text("plugins:\n  - playbook:\n      csl: no.csl\n")
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, words)
    assert ("mkdocs.yml:3:12" in told.stderr) or "--summary is needed" in told.stderr


@pytest.mark.parametrize(
    ("command", "package", "extra"),
    [
        pytest.param("lsp", "pygls", "lsp", id="lsp"),
        pytest.param("lsp", "lsprotocol", "lsp", id="lsp's protocol"),
        pytest.param("box", "flask", "box", id="box"),
        pytest.param("box", "itsdangerous", "box", id="box's tokens"),
    ],
)
def test_missing_extra(command: str, package: str, extra: str) -> None:
    """A command whose extra is not installed says what to install, in a sentence."""
    code = (
        f"import sys; sys.modules[{package!r}] = None;"
        f"from generator.commands import main; main([{command!r}, *sys.argv[1:]])"
    )
    words = ["--data", "/nonexistent"] if command == "box" else []
    done = subprocess.run(
        [sys.executable, "-c", code, *words], check=False, capture_output=True, text=True
    )
    told = f'pip install "evidence-playbook[{extra}]"' in done.stderr
    assert (done.returncode, told, "Traceback" in done.stderr) == (2, True, False)
