"""What `--help` says, and how click refuses, is in the language of the playbook."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from inspect import getsource
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.commands import main
from generator.commands.speech.click_words import ASKING, MESSAGES
from tests.made_up import catalogue

pytestmark = pytest.mark.slow

# Names of commands, options, files and values; what stands in capitals is to be put in.
NO_WORDS = re.compile(
    r"`[^`]*`|\"[^\"]*\"|'[^']*'|\[[a-z|.=%-]+\]|--?[a-z][a-z-]*|[\w.@]*[/@#_.=<>+][\w./@#=+-]*"
    r"|\b[A-Z]+\b|playbook \w+|\w+:(?= )|\.\w+"
)
WORD = re.compile(r"(?<![\w-])[A-Za-z]{2,}(?![\w-])")
# Of click's, for those who write commands; and what no command of ours asks for.
OF_MAKERS = {
    "(dynamic)",
    "Argument {name!r} takes {nargs} values.",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Choice({choices})",
    (
        "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
        "Did you mean to pass '--{name}'?"
    ),
    "Confirm the action without prompting.",
    "Could not determine name for option with declarations {decls!r}",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "Do you want to continue?",
    "Invalid start character for option ({option})",
    "Missing parameter: {param_name}",
    "Missing {param_type}",
    "Name '{name}' defined twice",
    "Positional arguments",
    "Press any key to continue...",
    "Repeat for confirmation",
    "Error: The two entered values do not match.",
    "Error: invalid input",
    "Unknown color {colour!r}",
    "Unknown standard stream '{name}'",
    "Value must be an iterable.",
    "deprecated",
    "{name} {filename!r} is not executable.",
    "{len_type} values are required, but {len_value} was given.",
    "{value!r} does not match the format {format}.",
    "{value!r} is not a valid UUID.",
    "{value!r} is not a valid boolean. Recognized values: {states}",
    "%(prog)s, version %(version)s",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty playbook in the made-up language."""
    root = tmp_path_factory.mktemp("made-up")
    (root / "translations").mkdir()
    (root / "translations/xx.po").write_text(catalogue(), encoding="utf-8")
    settings = "site_name: X\ntheme:\n  name: material\n  language: xx\nplugins:\n  - playbook\n"
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return root


def _every(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _every(below, (*path, name))


EVERY = [*_every(main)]


def _names(command: click.Command) -> Iterator[str]:
    """Yield what is the same in every language: names of commands, and values of options."""
    for param in command.params:
        yield from map(str, param.type.choices if isinstance(param.type, click.Choice) else ())
        yield str(param.default)
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield name
            below = command.get_command(context, name)
            assert below is not None
            yield from _names(below)


NAMES = {"playbook", *_names(main)}


def _left_in_english(told: str) -> list[str]:
    return [it for it in WORD.findall(NO_WORDS.sub(" ", told)) if it not in NAMES]


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_help(path: tuple[str, ...], book: Path) -> None:
    """No word of English is left in the help of any command."""
    done = CliRunner().invoke(
        main, ["-C", str(book), *path, "--help"], prog_name="playbook", terminal_width=999
    )
    assert done.exit_code == 0
    assert _left_in_english(done.output) == []


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--nothing"],
        ["check", "--strit"],
        ["check", "--format", "nothing"],
        ["check", "--format"],
        ["check", "--strict=yes"],
        ["check", "1", "2"],
        ["nothing-of-the-kind"],
        ["chekc"],
        ["new", "card"],
        ["publish"],
        ["serve", "--port", "many"],
        ["serve", "--port", "-7"],
        ["bib"],
        [],
    ],
    ids=" ".join,
)
def test_refusals(words: list[str], book: Path) -> None:
    """Click's own refusals are said in the language, usage and all."""
    done = CliRunner().invoke(main, ["-C", str(book), *words], prog_name="playbook")
    assert done.exit_code == 2
    assert _left_in_english(done.output) == []


def test_what_click_says_is_known() -> None:
    """A newer click that says something else to users is noticed."""
    said = {
        str(call.args[0].value)
        for module in ASKING
        for call in ast.walk(ast.parse(getsource(module)))
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") in {"_", "ngettext"}
        and isinstance(call.args[0], ast.Constant)
    }
    assert said - OF_MAKERS - set(map(str, MESSAGES)) == set()


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        pytest.param({"LANG": "de_AT.UTF-8"}, "Aufruf:", id="of the machine"),
        pytest.param({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, "Usage:", id="LC_ALL first"),
        pytest.param({"LANG": "tlh"}, "Usage:", id="a language without words"),
        pytest.param({}, "Usage:", id="none"),
    ],
)
def test_outside_a_playbook(
    variables: dict[str, str], expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no playbook, the machine's language holds."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "--help"])
    assert done.output.startswith(expected)


def test_a_playbook_goes_before_the_machine(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An English playbook is spoken of in English, whatever the machine speaks."""
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    settings = (book / "mkdocs.yml").read_text(encoding="utf-8").replace("xx", "en")
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "check", "--help"])
    assert done.output.startswith("Usage:")
